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
package io.github.camelwecom.kf.client;

import java.util.Set;

/**
 * What is known of earlier tries to send a message under the same msgid, and so what the platform's refusal of it may
 * mean. That a msgid was used before is an error (doc/94677), but which one is not documented.
 */
public enum EarlierTries {

    /** There was none. */
    NONE {
        @Override
        boolean explain(WecomKfException refusal) {
            return false;
        }
    },

    /**
     * There may have been some: the msgid is made such that another process, or another life of this one, has the same.
     */
    POSSIBLE {
        @Override
        boolean explain(WecomKfException refusal) {
            return namesMsgId(refusal);
        }
    },

    /** There was one, and nobody knows how it ended. */
    LIKELY {
        @Override
        boolean explain(WecomKfException refusal) {
            return namesMsgId(refusal) || UNSPECIFIC.contains(refusal.getErrcode());
        }
    };

    /** "A parameter is wrong", without saying which; 95007 is said of codes, and a code of an event is good once. */
    private static final Set<Integer> UNSPECIFIC = Set.of(
            KfErrorCode.INVALID_PARAMETER.code(), KfErrorCode.INVALID_ARGUMENT.code(), KfErrorCode.INVALID_MSG_TOKEN.code());

    /** Whether the platform refused the message because it has it already. */
    abstract boolean explain(WecomKfException refusal);

    private static boolean namesMsgId(WecomKfException refusal) {
        return refusal.getErrmsg().contains("msgid");
    }
}
