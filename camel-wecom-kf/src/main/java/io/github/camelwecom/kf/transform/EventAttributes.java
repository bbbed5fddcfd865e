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
package io.github.camelwecom.kf.transform;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import org.apache.camel.Message;

/**
 * What CloudEvents 1.0 wants to know of a message or event.
 *
 * @param id       the platform's, so that a redelivery has the same; of no other event of that source
 * @param source   the account, as an absolute URI
 * @param type     begins with a reversed name of a domain, as the specification advises
 * @param customer the subject; {@code null} of events that concern none
 * @param time     when it was sent; {@code null} when the platform did not say
 */
record EventAttributes(String id, String source, String type, String customer, Instant time) {

    private static final String TYPE_PREFIX = "io.github.camelwecom.kf.";
    private static final String UNKNOWN = "unknown";

    /** Of the message itself, or of the headers that came along with its JSON. */
    static EventAttributes of(Message message) {
        return message.getBody() instanceof KfMessage body ? ofBody(body) : ofHeaders(message);
    }

    private static EventAttributes ofBody(KfMessage body) {
        return new EventAttributes(
                body.msgId(), source(body.openKfId()),
                type(body.msgType(), body instanceof KfEvent event ? event.eventType() : null), body.externalUserId(),
                body.sendTime());
    }

    private static EventAttributes ofHeaders(Message message) {
        Long sent = message.getHeader(WecomKfConstants.MESSAGE_TIMESTAMP, Long.class);
        return new EventAttributes(
                text(message, WecomKfConstants.MESSAGE_ID), source(text(message, WecomKfConstants.OPEN_KF_ID)),
                type(text(message, WecomKfConstants.MESSAGE_TYPE), text(message, WecomKfConstants.EVENT_TYPE)),
                text(message, WecomKfConstants.EXTERNAL_USER_ID), sent == null ? null : Instant.ofEpochMilli(sent));
    }

    private static String text(Message message, String header) {
        return message.getHeader(header, String.class);
    }

    /** Such as <code>wecom-kf:account/wkAJ2GCAAA</code>. */
    private static String source(String openKfId) {
        try {
            return new URI(WecomKfConstants.SCHEME, "account/" + orUnknown(openKfId), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Any text can be quoted in a URI", e);
        }
    }

    /** Such as <code>io.github.camelwecom.kf.message.text</code> and <code>….event.enter_session</code>. */
    private static String type(String msgType, String eventType) {
        return TYPE_PREFIX + (eventType == null ? "message." + orUnknown(msgType) : "event." + eventType);
    }

    private static String orUnknown(String name) {
        return name == null ? UNKNOWN : name;
    }
}
