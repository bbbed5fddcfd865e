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
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.model.Silent;

/**
 * What every item of sync_msg has, whatever its type (doc/94699). Fields that the platform left out are {@code null},
 * and so are ids and types that are none: not of visible ASCII characters, or of more than
 * {@value io.github.camelwecom.kf.model.FromOutside#MAX_ID_LENGTH}.
 *
 * @param msgId          unique id of the item, the key to recognise a repetition
 * @param openKfId       the account; of events taken from the event itself
 * @param externalUserId the customer; of events taken from the event itself, {@code null} when it concerns none
 * @param sendTime       when it was sent, to the second
 * @param origin         who it comes from
 * @param servicerUserId who wrote it, only of messages of a servicer
 * @param msgType        type as received, {@code event} of events
 * @param eventType      type of the event as received, {@code null} of messages
 * @param raw            the item as received, with fields this library does not know
 */
public record MessageEnvelope(
        String msgId, String openKfId, String externalUserId, Instant sendTime, Origin origin, String servicerUserId,
        String msgType, String eventType, JsonNode raw)
        implements
            Serializable {

    /** Jackson's own form of a tree does not keep every digit. */
    private Object writeReplace() {
        return new Stored(
                msgId, openKfId, externalUserId, sendTime, origin, servicerUserId, msgType, eventType, KfJson.text(raw));
    }

    private record Stored(
            String msgId, String openKfId, String externalUserId, Instant sendTime, Origin origin, String servicerUserId,
            String msgType, String eventType, String raw) implements Serializable {

        private Object readResolve() {
            return new MessageEnvelope(
                    msgId, openKfId, externalUserId, sendTime, origin, servicerUserId, msgType, eventType,
                    ReceivedJson.item(raw));
        }

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }

    /** Without the JSON: what a customer wrote does not belong into logs and exception texts. */
    @Override
    public String toString() {
        return describe(this);
    }

    /** The text form of a message: what it is and whose, never what was said. */
    String describe(Record owner) {
        return owner.getClass().getSimpleName() + "[msgId=" + msgId + ", msgType=" + msgType + ", eventType=" + eventType
               + ", openKfId=" + openKfId + ", externalUserId=" + externalUserId + ", origin=" + origin + ", sendTime="
               + sendTime + "]";
    }
}
