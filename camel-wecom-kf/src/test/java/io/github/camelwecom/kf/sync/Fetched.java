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
package io.github.camelwecom.kf.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;

/**
 * Pages as a platform might give them, and a backlog to put them into.
 */
final class Fetched {

    private Fetched() {
    }

    static Backlog backlog(int pageSize, int concurrent) {
        return backlog(BacklogLimits.of(pageSize, concurrent), InstantSource.system());
    }

    static Backlog backlog(BacklogLimits limits, InstantSource clock) {
        return new Backlog(limits, new MessageBudget(Integer.MAX_VALUE), clock);
    }

    /** So small that a test can exceed it. */
    static BacklogLimits limits(int pageSize, int messages, int lookBack, int concurrent) {
        return new BacklogLimits(pageSize, messages, Long.MAX_VALUE, lookBack, concurrent, Duration.ofSeconds(30));
    }

    /** The last page there is. */
    static Page page(String nextCursor, ObjectNode... messages) {
        return page(null, nextCursor, false, messages);
    }

    static Page page(String cursor, String nextCursor, boolean hasMore, ObjectNode... messages) {
        List<KfMessage> items = Stream.of(messages).map(MessageReader::read).toList();
        return Page.of(cursor, items, nextCursor, hasMore);
    }

    static ObjectNode message(String msgId, String customer) {
        return message(msgId, customer, null);
    }

    static ObjectNode message(String msgId, String customer, Integer sendTime) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("msgid", msgId).put("msgtype", "note")
                .put("external_userid", customer);
        return sendTime == null ? message : message.put("send_time", sendTime);
    }
}
