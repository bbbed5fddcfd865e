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
package io.github.camelwecom.kf.sandbox.journal;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One line of a conversation, as customer and servicer see it.
 *
 * @param number         in the order of happening, from 1, all conversations of the sandbox together
 * @param time           by the sandbox's clock
 * @param openKfId       the account
 * @param externalUserId the customer
 * @param from           who wrote
 * @param author         the userid of a servicer who wrote or acted; empty otherwise
 * @param msgId          of the message or event; empty when a session changed by itself
 * @param type           the msgtype of a message, the event_type of an event
 * @param body           the object named like the type, or the event; missing when there is none
 */
public record ChatLine(
        long number, Instant time, String openKfId, String externalUserId, From from, String author, String msgId,
        String type, JsonNode body) {

    public ChatLine {
        body = body == null || body.isNull() ? MissingNode.getInstance() : body;
    }

    /** The same, with another number. */
    public ChatLine numbered(long newNumber) {
        return new ChatLine(newNumber, time, openKfId, externalUserId, from, author, msgId, type, body);
    }

    /** Who wrote a line. */
    public enum From {
        CUSTOMER,
        /** An API client. */
        CLIENT,
        SERVICER,
        /** The platform: events, and what became of the session. */
        SYSTEM
    }
}
