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

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.Delivery;

/**
 * Whoever processes the messages of an account, one call per message. Called by several threads at once, for different
 * customers.
 */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Begins to process one message. Returns once this thread is not needed any more, which may be before the message
     * is processed.
     *
     * @param outcome is told what became of it, by any thread. Only the first word counts
     */
    void handle(KfMessage message, Delivery delivery, Outcome outcome);

    /**
     * This message failed as often as it may. It is remembered as done, or set aside.
     */
    default void givenUp(KfMessage message, MessageFailedException lastFailure) {
    }

    /**
     * Something else than a message began to fail, such as reading an account, and is tried until it works. Called once
     * for failures in a row.
     */
    default void setback(String what, Throwable failure) {
    }

    /**
     * What became of a message.
     */
    interface Outcome {

        /** The message is remembered as done, and never handed out again. */
        void processed();

        /** The message is handed out again later, before any later message of its customer. */
        void failed(MessageFailedException failure);
    }
}
