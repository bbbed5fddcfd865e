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
package io.github.camelwecom.kf.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.client.EarlierTries;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfReply;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/**
 * Sends answers under ids that are derived from the message they answer, so that the platform knows them when they come
 * again: after a lost reply, a failed exchange, or the end of the process in between.
 */
final class Answers {

    private static final String MSG_ID = "msgid";

    private final KfClient client;

    Answers(KfClient client) {
        this.client = client;
    }

    KfReply send(Exchange exchange, ObjectNode message, CallPlan plan) {
        AnswerStep step = AnswerStep.of(exchange, message);
        AnswerCount count = AnswerCount.of(exchange);
        if (step.messageId().isEmpty() || count == null && !isOneOfItsKind(step, exchange)) {
            return plan.run(KfOperation.SEND_MSG, message, part -> client.call(KfOperation.SEND_MSG, part));
        }
        return answer(step, count == null ? AnswerCount.begin(exchange) : count, exchange, message, plan);
    }

    /**
     * Whether an exchange that no consumer of ours made is the same answer as another one that looks the same. It is
     * not where an application makes exchanges itself, as with a ProducerTemplate.
     */
    private static boolean isOneOfItsKind(AnswerStep step, Exchange exchange) {
        Endpoint origin = exchange.getFromEndpoint();
        return !step.node().isEmpty() && origin != null && origin.isRemote();
    }

    private KfReply answer(AnswerStep step, AnswerCount count, Exchange exchange, ObjectNode message, CallPlan plan) {
        Answer answer = new Answer(step, count.next(step, exchange), earlierTries(exchange));
        KfReply reply = plan.run(KfOperation.SEND_MSG, message, answer::send);
        count.sent(step, exchange);
        return reply;
    }

    /** A header that came through a broker may be text, or bytes. */
    private static EarlierTries earlierTries(Exchange exchange) {
        String redelivered = exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, String.class);
        return Boolean.parseBoolean(redelivered) || exchange.isExternalRedelivered()
                ? EarlierTries.LIKELY
                : EarlierTries.POSSIBLE;
    }

    private final class Answer {

        private final AnswerStep step;
        private final int number;
        private final EarlierTries earlier;
        private int parts;

        Answer(AnswerStep step, int number, EarlierTries earlier) {
            this.step = step;
            this.number = number;
            this.earlier = earlier;
        }

        /** An id of the caller's stays as it is. */
        KfReply send(ObjectNode message) {
            int part = parts++;
            return message.path(MSG_ID).asText("").isEmpty()
                    ? client.call(KfOperation.SEND_MSG, message.deepCopy().put(MSG_ID, step.msgId(number, part)), earlier)
                    : client.call(KfOperation.SEND_MSG, message);
        }
    }
}
