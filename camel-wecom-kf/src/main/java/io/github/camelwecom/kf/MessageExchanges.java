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
package io.github.camelwecom.kf;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.operation.AnswerCount;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.sync.MessageFailedException;
import io.github.camelwecom.kf.sync.MessageHandler;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RollbackExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exchange of each message, has the route process it, and says whether it was processed. What fails outside
 * the route is told to the consumer's exception handler.
 */
final class MessageExchanges implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MessageExchanges.class);

    private final WecomKfSyncConsumer consumer;
    private final ErrorHandlerLog errorHandlerLog;

    MessageExchanges(WecomKfSyncConsumer consumer) {
        this.consumer = consumer;
        this.errorHandlerLog = consumer.getEndpoint().getComponent().errorHandlerLog();
    }

    /** A route that goes on elsewhere, as on the thread of a broker, keeps none of ours. */
    @Override
    public void handle(KfMessage message, Delivery delivery, Outcome outcome) {
        Exchange exchange = consumer.createExchange(false);
        fill(exchange.getMessage(), message, delivery);
        AnswerCount.begin(exchange);
        errorHandlerLog.leaveToUs(exchange);
        consumer.getAsyncProcessor().process(exchange, doneSync -> over(exchange, message, outcome));
    }

    private void over(Exchange exchange, KfMessage message, Outcome outcome) {
        Exception failure = failureOf(exchange);
        // bridged, it would go to the route's error handler, which has had it already
        if (failure != null && !isBridged() && !isOnlyLogged()) {
            tell("Message was not processed", exchange, failure);
        }
        consumer.releaseExchange(exchange, false);
        if (failure == null) {
            outcome.processed();
        } else {
            outcome.failed(new MessageFailedException(message.msgId(), RouteFailures.kindOf(failure), failure));
        }
    }

    /** A route may ask for a rollback without an exception. */
    private static Exception failureOf(Exchange exchange) {
        if (exchange.getException() == null && (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast())) {
            return new RollbackExchangeException("The route marked the exchange for rollback", exchange);
        }
        return exchange.getException();
    }

    @Override
    public void givenUp(KfMessage message, MessageFailedException lastFailure) {
        if (isOnlyLogged() || isBridged()) {
            return;
        }
        Exchange exchange = consumer.createExchange(false);
        try {
            fill(exchange.getMessage(), message, Delivery.REPEATED);
            tell("Message was never processed and is given up", exchange, lastFailure.getCause());
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    @Override
    public void setback(String what, Throwable failure) {
        if (consumer.isRunAllowed() && !isOnlyLogged()) {
            tell(what + " fails and is tried again until it works", null, failure);
        }
    }

    private boolean isBridged() {
        return consumer.getEndpoint().isBridgeErrorHandler();
    }

    /** Nobody gave a handler, and the engine has logged it, and says it better. */
    private boolean isOnlyLogged() {
        return !isBridged() && consumer.getEndpoint().getExceptionHandler() == null;
    }

    private void tell(String message, Exchange exchange, Throwable failure) {
        try {
            consumer.getExceptionHandler().handleException(message, exchange, failure);
        } catch (RuntimeException e) {
            LOG.warn("The exception handler of {} failed itself", consumer, e);
        }
    }

    private static void fill(Message target, KfMessage message, Delivery delivery) {
        target.setBody(message);
        MessageHeaders.set(target, message);
        if (delivery == Delivery.REPEATED) {
            target.setHeader(WecomKfConstants.REDELIVERED, true);
        }
    }
}
