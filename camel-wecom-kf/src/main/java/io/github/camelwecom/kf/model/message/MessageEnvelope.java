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

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;

/**
 * What every item of sync_msg has, whatever its type (doc/94699). Fields that the platform left out are {@code null}.
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

    /** Java's way has no form for JSON that keeps every digit. */
    private Object writeReplace() {
        return new Stored(
                msgId, openKfId, externalUserId, sendTime, origin, servicerUserId, msgType, eventType, KfJson.write(raw));
    }

    private record Stored(
            String msgId, String openKfId, String externalUserId, Instant sendTime, Origin origin, String servicerUserId,
            String msgType, String eventType, byte[] raw) implements Serializable {

        private Object readResolve() throws ObjectStreamException {
            try {
                return new MessageEnvelope(
                        msgId, openKfId, externalUserId, sendTime, origin, servicerUserId, msgType, eventType,
                        KfJson.read(raw));
            } catch (IOException e) {
                // its text would quote the message
                throw new InvalidObjectException("The JSON of message " + msgId + " is none");
            }
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
