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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelwecom.kf.model.FromOutside;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.model.UnreadableJson;
import io.github.camelwecom.kf.model.UsualFields;

/**
 * Reads the items of sync_msg. Lenient, so that one strange item never harms its page: a message of a documented type
 * has its record, in which what does not have the documented shape is {@code null}; any other becomes an
 * {@link UnknownMessage} or {@link UnknownEvent}.
 */
public final class MessageReader {

    /** The last second that still has a four-digit year; later ones are no times of sending. */
    static final long LATEST_SEND_TIME = 253_402_300_799L;

    /** What is kept of an item that cannot be read. */
    private static final Set<String> KEPT_FIELDS = Set.of(
            "msgid", "open_kfid", "external_userid", "send_time", "origin", "servicer_userid", "msgtype", EventType.FIELD,
            "event_type");

    private MessageReader() {
    }

    /** Reads one item from its text. */
    public static KfMessage read(String item) {
        return read(ReceivedJson.item(item));
    }

    /** Reads one item. */
    public static KfMessage read(JsonNode item) {
        return read(item, new UsualFields.Shared(1));
    }

    /** Reads all items of an array; anything else than an array holds no item. */
    public static List<KfMessage> readAll(JsonNode items) {
        List<KfMessage> messages = new ArrayList<>(items.size());
        if (items.isArray()) {
            UsualFields.Shared shared = new UsualFields.Shared(items.size());
            items.forEach(item -> messages.add(read(item, shared)));
        }
        return List.copyOf(messages);
    }

    private static KfMessage read(JsonNode item, UsualFields.Shared shared) {
        if (item instanceof POJONode node && node.getPojo() instanceof UnreadableJson unreadable) {
            return readUnreadable(item, unreadable.fields(KEPT_FIELDS));
        }
        UsualFields fields = UsualFields.of(item, shared).orElse(null);
        if (fields == null) {
            return read(item, item);
        }
        KfMessage usual = UsualMessage.read(fields, item);
        return usual == null ? read(fields.tree(), item) : usual;
    }

    /** @param raw the same item, as the message keeps it */
    private static KfMessage read(JsonNode item, JsonNode raw) {
        return EventType.FIELD.equals(id(item, "msgtype")) ? readEvent(item, raw) : readMessage(item, raw);
    }

    private static KfMessage readUnreadable(JsonNode item, JsonNode fields) {
        if (EventType.FIELD.equals(id(fields, "msgtype"))) {
            return new UnknownEvent(eventEnvelope(fields, item));
        }
        return new UnknownMessage(
                envelope(
                        fields, id(fields, "open_kfid"), id(fields, "external_userid"), null, item));
    }

    private static KfMessage readMessage(JsonNode item, JsonNode raw) {
        MessageEnvelope envelope = envelope(item, id(item, "open_kfid"), id(item, "external_userid"), null, raw);
        return MessageType.of(envelope.msgType()).map(type -> type.read(envelope, item))
                .orElseGet(() -> new UnknownMessage(envelope));
    }

    private static KfEvent readEvent(JsonNode item, JsonNode raw) {
        MessageEnvelope envelope = eventEnvelope(item, raw);
        return EventType.of(envelope.eventType()).map(type -> type.read(envelope, item))
                .orElseGet(() -> new UnknownEvent(envelope));
    }

    private static MessageEnvelope eventEnvelope(JsonNode item, JsonNode raw) {
        JsonNode event = item.path(EventType.FIELD);
        return envelope(item, eitherId(item, event, "open_kfid"), eitherId(item, event, "external_userid"),
                id(event, "event_type"), raw);
    }

    private static MessageEnvelope envelope(
            JsonNode item, String openKfId, String externalUserId, String eventType, JsonNode raw) {
        return new MessageEnvelope(
                id(item, "msgid"), openKfId, externalUserId, time(item.path("send_time")),
                Origin.of(item.path("origin").asInt(Origin.UNKNOWN.number())), id(item, "servicer_userid"),
                id(item, "msgtype"), eventType, raw);
    }

    private static String eitherId(JsonNode item, JsonNode event, String field) {
        String id = id(item, field);
        return id == null ? id(event, field) : id;
    }

    private static String id(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? FromOutside.id(value.asText()) : null;
    }

    private static Instant time(JsonNode seconds) {
        long value = seconds.isBoolean() ? 0 : seconds.asLong();
        return value > 0 && value <= LATEST_SEND_TIME ? Instant.ofEpochSecond(value) : null;
    }
}
