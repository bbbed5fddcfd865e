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
import io.github.camelwecom.kf.sandbox.journal.ChatLine;

/** Writes what sync_msg will show into an account's log. Whatever is written gives its msgid. */
public final class LogWriter {

    /** {@code origin} of what a customer writes (doc/94670). */
    private static final int ORIGIN_CUSTOMER = 3;
    /** {@code origin} of events. */
    private static final int ORIGIN_SYSTEM = 4;
    /** {@code origin} of what a servicer writes. */
    private static final int ORIGIN_SERVICER = 5;

    private final Clock clock;
    private final Ids ids;
    private final Rules rules;
    private final Chat chat;

    LogWriter(Clock clock, Ids ids, Rules rules, Chat chat) {
        this.rules = rules;
        this.chat = chat;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a customer wrote.
     *
     * @param body the object named like the type; {@code null} for types that have none
     */
    String customerMessage(KfAccount account, Customer customer, String msgType, JsonNode body) {
        ObjectNode message = message(ORIGIN_CUSTOMER, account, customer, msgType, body);
        chat.add(account, customer, ChatLine.From.CUSTOMER, "", message.get("msgid").asText(), msgType, body);
        return append(account, message);
    }

    /** What a servicer wrote, in the WeCom client. */
    String servicerMessage(KfAccount account, Customer customer, String userId, String msgType, JsonNode body) {
        ObjectNode message = message(ORIGIN_SERVICER, account, customer, msgType, body);
        chat.add(account, customer, ChatLine.From.SERVICER, userId, message.get("msgid").asText(), msgType, body);
        return append(account, message.put("servicer_userid", userId));
    }

    private ObjectNode message(int origin, KfAccount account, Customer customer, String msgType, JsonNode body) {
        ObjectNode item = item(origin).put("open_kfid", account.openKfId())
                .put("external_userid", customer.externalUserId()).put("msgtype", msgType);
        if (body != null) {
            item.set(msgType, body);
        }
        return item;
    }

    /** An event about the customer. */
    String event(KfAccount account, Customer customer, String eventType, ObjectNode fields) {
        ObjectNode all = Json.object().put("external_userid", customer.externalUserId());
        all.setAll(fields);
        ObjectNode item = eventItem(account, eventType, all);
        String author = fields.path("servicer_userid").asText(fields.path("new_servicer_userid").asText(""));
        chat.add(account, customer, ChatLine.From.SYSTEM, author, item.path("msgid").asText(), eventType, item.get("event"));
        return append(account, item);
    }

    /** An event about the account. */
    String event(KfAccount account, String eventType, ObjectNode fields) {
        return append(account, eventItem(account, eventType, fields));
    }

    private ObjectNode eventItem(KfAccount account, String eventType, ObjectNode fields) {
        ObjectNode item = item(ORIGIN_SYSTEM);
        if (!rules.holds(Rule.EVENTS_WITH_MSGID)) {
            item.remove("msgid");
        }
        item.put("msgtype", "event");
        ObjectNode event = item.putObject("event");
        event.put("event_type", eventType);
        event.put("open_kfid", account.openKfId());
        event.setAll(fields);
        return item;
    }

    private ObjectNode item(int origin) {
        return Json.object().put("msgid", ids.msgId()).put("send_time", clock.instant().getEpochSecond())
                .put("origin", origin);
    }

    /** An item as it is; its msgid is empty if it has none. */
    public String append(KfAccount account, JsonNode item) {
        account.log().append(item, clock.instant());
        chat.logged(account, item);
        return item.path("msgid").asText();
    }

    /** Items that take room on a page and are not shown. */
    public void appendHidden(KfAccount account, int items) {
        Instant now = clock.instant();
        for (int i = 0; i < items; i++) {
            account.log().appendHidden(now);
        }
    }
}
