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
package io.github.camelwecom.kf.sandbox.desk;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Conversation;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.SessionState;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;

/** What the desk tells, as JSON. */
public final class Told {

    private Told() {
    }

    static JsonNode done() {
        return Json.object().put("done", true);
    }

    static JsonNode msgId(String msgId) {
        return Json.object().put("msgid", msgId);
    }

    static JsonNode attempt(CallbackAttempt attempt) {
        ObjectNode told = Json.object().put("good", attempt.delivered());
        return attempt.status() == null ? told.put("failure", attempt.failure()) : told.put("status", attempt.status());
    }

    public static ObjectNode line(ChatLine line) {
        ObjectNode told = Json.object().put("number", line.number()).put("time", line.time().toString())
                .put("account", line.openKfId()).put("customer", line.externalUserId()).put("from", lower(line.from()))
                .put("author", line.author()).put("msgid", line.msgId()).put("type", line.type());
        if (!line.body().isMissingNode()) {
            told.set("body", line.body());
        }
        return told;
    }

    public static ObjectNode entry(Entry entry) {
        ObjectNode told = Json.object().put("number", entry.number()).put("time", entry.time().toString())
                .put("kind", lower(entry.kind())).put("what", entry.what()).put("result", entry.result())
                .put("good", entry.good()).put("ms", entry.duration().toNanos() / 1e6).put("why", entry.why())
                .put("cause", entry.cause()).put("account", entry.about().openKfId())
                .put("customer", entry.about().externalUserId());
        told.set("request", message(entry.request()));
        told.set("reply", message(entry.reply()));
        return told;
    }

    private static ObjectNode message(Entry.Message message) {
        ObjectNode told = Json.object().put("head", message.head()).put("text", message.text());
        if (!message.json().isMissingNode()) {
            told.set("json", message.json());
        }
        return told;
    }

    /** How it stands between this account and this customer. */
    static ObjectNode conversation(KfAccount account, Customer customer, Instant now) {
        Conversation conversation = account.conversationWith(customer);
        SessionState state = conversation.state(now);
        ObjectNode told = Json.object().put("account", account.openKfId()).put("state", state.code())
                .put("servicer", conversation.servicerUserId(now)).put("answers", conversation.answers())
                .put("windowSeconds", conversation.windowLeft(now).toSeconds());
        if (state == SessionState.QUEUED) {
            told.put("waitingSince", conversation.waitingSince().toString());
        }
        var withdrawn = told.putArray("withdrawn");
        customer.withdrawn().forEach(withdrawn::add);
        return told;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
