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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Which step of a route answers which message to whom: the same when the message comes again, in this process or after
 * it, another one for every other answer that can be told apart by it. What the answer says is no part of it: a route
 * that words it anew still answers once.
 *
 * @param openKfId  the account that answers
 * @param customer  who gets the answer
 * @param messageId the message that is answered; empty for none
 * @param node      the id of the node in the route; empty where Camel does not tell
 * @param branch    the places in the split and in the multicast that the exchange is a part of
 */
record AnswerStep(String openKfId, String customer, String messageId, String node, String branch) {

    /** 24 bytes are 32 characters of Base64, the longest id the platform takes (doc/94677). */
    private static final int MSG_ID_BYTES = 24;

    static AnswerStep of(Exchange exchange, ObjectNode answer) {
        String node = exchange.getExchangeExtension().getHistoryNodeId();
        return new AnswerStep(
                answer.path("open_kfid").asText(), answer.path("touser").asText(),
                exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID, "", String.class), node == null ? "" : node,
                branch(exchange));
    }

    private static String branch(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) + "/"
               + exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX);
    }

    /**
     * An id for what is sent, as the platform takes it.
     *
     * @param number the number of the answer among those of this step
     * @param part   the number of the message among those of the answer
     */
    String msgId(int number, int part) {
        String whole = String.join("\0", openKfId, customer, messageId, node, branch, Integer.toString(number),
                Integer.toString(part));
        byte[] digest = sha256().digest(whole.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, MSG_ID_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
