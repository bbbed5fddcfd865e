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
package io.github.camelwecom.kf.model.message;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.UsualFields;

/**
 * Reads the messages that come most, in the form in which the platform writes them. All others, and whatever is odd in
 * one of these, is left to {@link MessageReader}, which comes to the same message in ten times the time.
 */
final class UsualMessage {

    private static final int MOST_ORIGIN = 9;

    private UsualMessage() {
    }

    /** @return {@code null} when it is of another type or form */
    static KfMessage read(UsualFields item, JsonNode raw) {
        MessageType type = MessageType.of(item.sharedId("msgtype")).orElse(null);
        if (type == null || !type.hasUsualForm()) {
            return null;
        }
        long seconds = item.number("send_time");
        long origin = item.number("origin");
        UsualFields body = item.within(type.wireName());
        if (item.isOdd() || seconds == 0 || seconds > MessageReader.LATEST_SEND_TIME || origin > MOST_ORIGIN) {
            return null;
        }
        MessageEnvelope envelope = new MessageEnvelope(
                item.id("msgid"), item.sharedId("open_kfid"), item.sharedId("external_userid"), Instant.ofEpochSecond(seconds),
                Origin.of((int) origin), item.sharedId("servicer_userid"), type.wireName(), null, raw);
        KfMessage message = type.readUsual(envelope, body);
        return item.isOdd() || body.isOdd() ? null : message;
    }
}
