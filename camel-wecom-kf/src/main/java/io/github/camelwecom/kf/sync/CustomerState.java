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
 * Where a customer's messages stand, and what becomes of that when something happens.
 */
enum CustomerState {

    /** The next message may be handed out. */
    READY {
        @Override
        CustomerState onTaken() {
            return BUSY;
        }
    },
    /** A message is being processed. */
    BUSY {
        @Override
        CustomerState onWritten() {
            return WRITTEN;
        }

        @Override
        CustomerState onDone() {
            return READY;
        }

        @Override
        CustomerState onFailed() {
            return RESTING;
        }

        @Override
        CustomerState onHeld() {
            return HELD;
        }
    },
    /** A message was processed, which is written down but not yet durable. */
    WRITTEN {
        @Override
        CustomerState onDone() {
            return READY;
        }
    },
    /** The next message failed and waits for its next try. */
    RESTING {
        @Override
        CustomerState onTurn() {
            return READY;
        }
    },
    /** The next message failed as often as it may, and waits for somebody to resume or restart the route. */
    HELD {
        @Override
        CustomerState onTurn() {
            return READY;
        }
    };

    CustomerState onTurn() {
        throw unexpected("turn");
    }

    CustomerState onTaken() {
        throw unexpected("taken");
    }

    CustomerState onWritten() {
        throw unexpected("written");
    }

    CustomerState onDone() {
        throw unexpected("done");
    }

    CustomerState onFailed() {
        throw unexpected("failed");
    }

    CustomerState onHeld() {
        throw unexpected("held");
    }

    /** Whether nothing is handed out until something else happens. */
    boolean waits() {
        return this == RESTING || this == HELD;
    }

    /** Whether the first of the messages was handed out and is not done. */
    boolean isTaken() {
        return this == BUSY || this == WRITTEN;
    }

    private IllegalStateException unexpected(String event) {
        return new IllegalStateException("A customer's messages are " + this + ", which knows no '" + event + "'");
    }
}
