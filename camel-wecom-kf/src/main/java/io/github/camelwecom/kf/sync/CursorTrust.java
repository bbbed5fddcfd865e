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
package io.github.camelwecom.kf.sync;

/**
 * What is known of the cursor that a lane reads on from, and what becomes of that when the platform answers or refuses.
 * No errcode is documented for a cursor that is not taken, so that it is found out: the call is made without it, and
 * with it again. Only if the platform takes the one and refuses the other twice, the cursor is to blame.
 */
enum CursorTrust {

    TRUSTED {
        @Override
        CursorTrust onRefusal() {
            return DOUBTED;
        }
    },
    /** Refused once: the next call is made without it. */
    DOUBTED {
        @Override
        CursorTrust onRefusal() {
            return TRUSTED;
        }

        @Override
        CursorTrust onAnswer() {
            return TESTED;
        }
    },
    /** The account can be read without it: the next call is made with it again. */
    TESTED {
        @Override
        CursorTrust onRefusal() {
            return REFUSED;
        }

        @Override
        CursorTrust onAnswer() {
            return TRUSTED;
        }
    },
    /** Refused twice: the account is read from its beginning. */
    REFUSED,
    /** There is a new cursor, but what comes until the account is caught up may have been processed before. */
    READING_AGAIN;

    /** The call was refused as the caller's fault. */
    CursorTrust onRefusal() {
        return this;
    }

    CursorTrust onAnswer() {
        return this;
    }
}
