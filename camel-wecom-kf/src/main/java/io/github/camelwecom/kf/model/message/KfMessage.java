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

import java.io.Serializable;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelwecom.kf.model.RawJson;

/**
 * One item received by sync_msg: a message, or a {@link KfEvent} (doc/94699). There is one record per type;
 * {@link UnknownMessage} and {@link UnknownEvent} keep what is not known yet. The content of a record is never
 * {@code null}; what came in another shape than documented is {@code null} in it, and in {@link #raw()} as it came.
 * Written as JSON, a message is what the platform sent, and is read from that by any ObjectMapper; it can be serialized
 * the Java way, too, for queues and repositories that do. The text form names the message and never quotes it.
 */
@JsonDeserialize(using = MessageJson.class)
public sealed interface KfMessage extends RawJson, Serializable
        permits TextMessage, ImageMessage, VoiceMessage, VideoMessage, FileMessage, LocationMessage, LinkMessage,
        BusinessCardMessage, MiniProgramMessage, MsgMenuMessage, ChannelsShopProductMessage, ChannelsShopOrderMessage,
        MergedMessage, ChannelsMessage, MeetingMessage, ScheduleMessage, NoteMessage, UnknownMessage, KfEvent {

    /** What every message has. */
    MessageEnvelope envelope();

    /** Unique id of the message, the key to recognise a repetition. */
    default String msgId() {
        return envelope().msgId();
    }

    /** The account. */
    default String openKfId() {
        return envelope().openKfId();
    }

    /** The customer; {@code null} of events that concern none. */
    default String externalUserId() {
        return envelope().externalUserId();
    }

    /** When it was sent, to the second; {@code null} when the platform did not say. */
    default Instant sendTime() {
        return envelope().sendTime();
    }

    /** Who it comes from. */
    default Origin origin() {
        return envelope().origin();
    }

    /** The servicer who wrote it; {@code null} of all others. */
    default String servicerUserId() {
        return envelope().servicerUserId();
    }

    /** Type as received, {@code event} of events. */
    default String msgType() {
        return envelope().msgType();
    }

    @Override
    default JsonNode raw() {
        return envelope().raw();
    }
}
