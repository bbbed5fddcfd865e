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

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.sync.Parked;
import io.github.camelwecom.kf.sync.ParkedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/**
 * What an operator's route does with messages that are set aside.
 */
final class ParkedCalls {

    private final Parked parked;
    private final String openKfIdOption;

    /**
     * @param openKfIdOption the account, where no header says it; {@code null} for all accounts
     */
    ParkedCalls(Parked parked, String openKfIdOption) {
        this.parked = parked;
        this.openKfIdOption = openKfIdOption;
    }

    /** Those of the account that header or option name, else of all. */
    List<ParkedMessage> list(Exchange exchange) {
        String openKfId = openKfId(exchange.getMessage());
        return parked.parked().stream().filter(message -> openKfId == null || message.openKfId().equals(openKfId)).toList();
    }

    /** Gives those back that the body or the header says, and tells how many. */
    int unpark(Exchange exchange) {
        return forEach(exchange, "unpark", message -> parked.unpark(message.openKfId(), message.messageId()));
    }

    /** Drops those that the body or the header says, and tells how many. */
    int drop(Exchange exchange) {
        return forEach(exchange, "dropParked", message -> parked.dropParked(message.openKfId(), message.messageId()));
    }

    private int forEach(Exchange exchange, String operation, Predicate<ParkedMessage> act) {
        return (int) said(exchange, operation).stream().filter(act).count();
    }

    private List<ParkedMessage> said(Exchange exchange, String operation) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof ParkedMessage message) {
            return List.of(message);
        }
        if (body instanceof Collection<?> messages && messages.stream().allMatch(ParkedMessage.class::isInstance)) {
            return messages.stream().map(ParkedMessage.class::cast).toList();
        }
        String messageId = messageId(exchange.getMessage(), operation);
        return list(exchange).stream().filter(message -> message.messageId().equals(messageId)).toList();
    }

    private static String messageId(Message message, String operation) {
        String header = message.getHeader(WecomKfConstants.MESSAGE_ID, String.class);
        String messageId = header == null ? message.getBody(String.class) : header;
        if (ObjectHelper.isEmpty(messageId)) {
            throw new IllegalArgumentException(
                    "wecom-kf:" + operation + " needs a message: its id in header " + WecomKfConstants.MESSAGE_ID
                                               + " or as the body,"
                                               + " or what wecom-kf:parked gives as the body");
        }
        return messageId;
    }

    private String openKfId(Message message) {
        return message.getHeader(WecomKfConstants.OPEN_KF_ID, openKfIdOption, String.class);
    }
}
