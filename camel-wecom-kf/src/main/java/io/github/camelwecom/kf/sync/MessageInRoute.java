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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.Delivery;

/**
 * One message from the moment in which it enters the route until it comes out, on whatever thread that is.
 */
final class MessageInRoute implements MessageHandler.Outcome {

    private final PendingMessage pending;
    private final KfMessage message;
    private final Delivery delivery;
    private final Consumer<MessageInRoute> elsewhere;
    private final Thread worker = Thread.currentThread();
    /** A route that comes out twice must not end the customer's next message. */
    private final AtomicBoolean over = new AtomicBoolean();
    /** Null when it was processed. */
    private Throwable failure;
    private boolean overHere;

    /**
     * @param elsewhere is told when it comes out on another thread than this one
     */
    MessageInRoute(PendingMessage pending, KfMessage message, Delivery delivery, Consumer<MessageInRoute> elsewhere) {
        this.pending = pending;
        this.message = message;
        this.delivery = delivery;
        this.elsewhere = elsewhere;
    }

    @Override
    public void processed() {
        end(null);
    }

    @Override
    public void failed(MessageFailedException routeFailure) {
        end(routeFailure);
    }

    /** Something else than the route failed. */
    void broken(Throwable cause) {
        end(cause);
    }

    private void end(Throwable cause) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        failure = cause;
        if (Thread.currentThread() == worker) {
            overHere = true;
        } else {
            elsewhere.accept(this);
        }
    }

    /** Whether it has come out on the thread on which it went in; only for that one to ask. */
    boolean isOverHere() {
        return overHere;
    }

    PendingMessage pending() {
        return pending;
    }

    KfMessage message() {
        return message;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Once it is over: null when it was processed. */
    Throwable failure() {
        return failure;
    }
}
