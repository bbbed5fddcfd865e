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
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import io.github.camelwecom.kf.sandbox.journal.Feed;

/** Writes the conversations down as customers and servicers see them. */
final class Chat {

    private static final Entry.Message NOTHING = new Entry.Message("", MissingNode.getInstance(), "");

    private final Clock clock;
    private final Feed<ChatLine> lines;
    private final Feed<Entry> entries;

    Chat(Clock clock, Feed<ChatLine> lines, Feed<Entry> entries) {
        this.clock = clock;
        this.lines = lines;
        this.entries = entries;
    }

    void add(
            KfAccount account, Customer customer, ChatLine.From from, String author, String msgId, String type, JsonNode body) {
        Instant now = clock.instant();
        JsonNode shown = body == null ? MissingNode.getInstance() : body;
        ChatLine line = lines.add(number -> new ChatLine(
                number, now, account.openKfId(), customer.externalUserId(), from, author, msgId, type, shown));
        account.conversationWith(customer).add(line);
    }

    /** Something that sync_msg will show. */
    void logged(KfAccount account, JsonNode item) {
        String who = item.path("external_userid").asText(item.path("event").path("external_userid").asText(""));
        String type = item.path("msgtype").asText("");
        String what = "event".equals(type) ? item.path("event").path("event_type").asText("") : type;
        Instant now = clock.instant();
        entries.add(number -> new Entry(
                number, now, Entry.Kind.EVENT, what, "origin " + item.path("origin").asText("?"), true, Duration.ZERO, "",
                0, new Entry.About(account.openKfId(), who), NOTHING, new Entry.Message("", item, "")));
    }
}
