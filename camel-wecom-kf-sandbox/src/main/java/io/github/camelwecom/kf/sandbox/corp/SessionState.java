/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.sandbox.corp;

import java.util.Arrays;
import java.util.Optional;

/**
 * The states of a session and what an API client may do in each (doc/94698).
 * <p>
 * The official text leaves some transitions open, which are {@link Rules}. What customers, servicers and time do to a
 * session is in the conversation.
 */
public enum SessionState {

    /** The customer has written, nobody has taken care yet. */
    UNHANDLED(0) {
        @Override
        boolean mayBecome(SessionState target, Rules rules) {
            return target == ASSISTANT || target == QUEUED || target == SERVICER || mayEnd(target, rules);
        }
    },
    /** An assistant, that is an API client, answers. */
    ASSISTANT(1) {
        @Override
        boolean mayBecome(SessionState target, Rules rules) {
            return target == QUEUED || target == SERVICER || mayEnd(target, rules) || mayStay(target, rules);
        }
    },
    /** Waiting in the pool for a servicer. */
    QUEUED(2) {
        @Override
        boolean mayBecome(SessionState target, Rules rules) {
            return target == SERVICER || mayEnd(target, rules) || mayStay(target, rules)
                    || target == ASSISTANT && rules.holds(Rule.QUEUE_TO_ASSISTANT);
        }
    },
    /** A servicer answers. */
    SERVICER(3) {
        @Override
        boolean mayBecome(SessionState target, Rules rules) {
            return target == SERVICER || target == ENDED
                    || target == QUEUED && rules.holds(Rule.SERVICER_TO_QUEUE);
        }
    },
    /** Ended, or not begun: only the customer's next message opens it. */
    ENDED(4) {
        @Override
        boolean mayBecome(SessionState target, Rules rules) {
            return false;
        }
    };

    private final int code;

    SessionState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether an API client may change a session from this state to the other. */
    abstract boolean mayBecome(SessionState target, Rules rules);

    boolean mayEnd(SessionState target, Rules rules) {
        return target == ENDED && rules.holds(Rule.END_FROM_EVERY_STATE);
    }

    boolean mayStay(SessionState target, Rules rules) {
        return target == this && rules.holds(Rule.STATE_TO_ITSELF);
    }

    /** Whether send_msg is allowed (doc/96427). */
    boolean takesApiMessages() {
        return this == UNHANDLED || this == ASSISTANT;
    }

    public static Optional<SessionState> of(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
