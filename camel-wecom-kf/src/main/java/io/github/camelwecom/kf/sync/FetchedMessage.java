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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.model.message.KfMessage;

/**
 * A message of a page, with what is computed of it once.
 *
 * @param message  the message
 * @param key      what it is remembered by
 * @param customer whose messages it stands in line with; what concerns no customer stands in a line of its own
 * @param bytes    what it takes in memory, roughly
 */
record FetchedMessage(KfMessage message, String key, String customer, long bytes) {

    /** The line of what concerns no customer, such as an event about a servicer. */
    static final String NO_CUSTOMER = "";
    /** Of what is read from a message that is kept as it came: records, ids and, again, texts. */
    private static final int BYTES_OF_A_MESSAGE = 250;
    /** Of a node of a tree, and of what is read from it. */
    private static final int BYTES_OF_A_NODE = 40;

    static FetchedMessage of(KfMessage message) {
        String customer = message.externalUserId() == null ? NO_CUSTOMER : message.externalUserId();
        return new FetchedMessage(message, MessageKey.of(message), customer, bytesKept(message.raw()));
    }

    private static long bytesKept(JsonNode json) {
        int unread = ReceivedJson.bytesKept(json);
        return unread < 0 ? bytes(json) : BYTES_OF_A_MESSAGE + 2L * unread;
    }

    private static long bytes(JsonNode json) {
        if (json.isTextual()) {
            return BYTES_OF_A_NODE + json.textValue().length();
        }
        if (json.isPojo()) {
            return BYTES_OF_A_NODE + KfJson.text(json).length();
        }
        long bytes = BYTES_OF_A_NODE;
        for (JsonNode part : json) {
            bytes += bytes(part);
        }
        return bytes;
    }
}
