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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** What one customer does in WeChat at one account. All return the msgid of the message or event. */
public final class CustomerDesk {

    private final Clock clock;
    private final LogWriter log;
    private final EventCodes eventCodes;
    private final MediaStore media;
    private final KfAccount account;
    private final Customer customer;

    CustomerDesk(Clock clock, LogWriter log, EventCodes eventCodes, MediaStore media, KfAccount account,
                 Customer customer) {
        this.clock = clock;
        this.log = log;
        this.eventCodes = eventCodes;
        this.media = media;
        this.account = account;
        this.customer = customer;
    }

    /** @param body the object named like the type; {@code null} for types that have none */
    public String write(String msgType, JsonNode body) {
        Instant now = clock.instant();
        customer.wrote(now);
        Conversation conversation = account.conversationWith(customer);
        conversation.customerWrote(now);
        account.statistics().count(Activity.CUSTOMER_MESSAGE, conversation, conversation.servicerUserId(now), now);
        return log.customerMessage(account, customer, msgType, body);
    }

    /** Sends a medium; if it is too large, the platform tells so in a text instead (doc/94699). */
    public String send(MediaType type, String fileName, MediaContent content) {
        if (content.length() > type.inboundBytes()) {
            String notice = "[" + type.wireName() + " larger than " + type.inboundBytes() + " bytes, cannot be received]";
            return write("text", Json.object().put("content", notice));
        }
        String mediaId = media.put(type, fileName, content).mediaId();
        return write(type.wireName(), Json.object().put("media_id", mediaId));
    }

    /**
     * Opens the session.
     *
     * @param scene      empty for none
     * @param sceneParam URL-encoded; empty for none
     */
    public String enter(String scene, String sceneParam) {
        Instant now = clock.instant();
        boolean welcome = account.conversationWith(customer).mayBeWelcomed(now);
        customer.entered(scene, sceneParam, now);
        ObjectNode fields = Json.object();
        Json.putUnlessEmpty(fields, "scene", scene);
        Json.putUnlessEmpty(fields, "scene_param", sceneParam);
        if (welcome) {
            fields.put("welcome_code", eventCodes.issue(EventCode.Kind.WELCOME, account, customer));
        }
        return cause("enter_session", fields);
    }

    public String recall(String msgId) {
        return cause("user_recall_msg", Json.object().put("recall_msgid", msgId));
    }

    /**
     * Turns out not to have received a message.
     *
     * @throws IllegalArgumentException when no API client sent such a message to this customer
     */
    public String miss(String msgId, int failType) {
        account.sentMessage(msgId).filter(sent -> sent.customer() == customer)
                .orElseThrow(() -> new IllegalArgumentException("No API client sent " + msgId + " to this customer"));
        customer.withdraw(msgId);
        return cause("msg_send_fail", Json.object().put("fail_msgid", msgId).put("fail_type", failType));
    }

    /** @param fields what the event has besides event_type, open_kfid and external_userid */
    public String cause(String eventType, ObjectNode fields) {
        return log.event(account, customer, eventType, fields);
    }
}
