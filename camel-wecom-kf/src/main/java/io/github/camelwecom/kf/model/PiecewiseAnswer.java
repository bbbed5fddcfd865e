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
package io.github.camelwecom.kf.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.NoJsonObjectException.Flaw;

/**
 * An answer that cannot be read as a whole, read member by member and message by message. All of them together are as
 * bounded as an answer that is read as a whole; what is beyond that is kept as text.
 */
final class PiecewiseAnswer {

    private static final String MESSAGES = "msg_list";
    /** Far more than the platform gives at once. */
    private static final int MAX_MESSAGES = 10_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BooleanSupplier givenUp;
    private long values;

    PiecewiseAnswer(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
    }

    /** @param stumbled where it could not be read on as a whole; {@code null} when that is not known */
    ObjectNode read(byte[] json, JsonLocation stumbled) throws IOException {
        try {
            // in place of what is not UTF-8 this has U+FFFD
            String text = new String(json, StandardCharsets.UTF_8);
            return read(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (NoJsonObjectException e) {
            throw stumbled == null ? e : new NoJsonObjectException(e.flaw(), stumbled.getByteOffset());
        }
    }

    private ObjectNode read(String json) throws IOException {
        ObjectNode answer = LenientJson.NODES.objectNode();
        JsonPieces members = JsonPieces.ofObject(json);
        while (members.next()) {
            boolean isList = MESSAGES.equals(members.name()) && members.isArray();
            answer.set(members.name(), isList ? messages(members.value()) : value(members.value()));
        }
        members.requireEnd();
        return answer;
    }

    private ArrayNode messages(String json) throws IOException {
        ArrayNode messages = LenientJson.NODES.arrayNode();
        JsonPieces items = JsonPieces.ofArray(json);
        while (items.next()) {
            if (messages.size() == MAX_MESSAGES) {
                throw new NoJsonObjectException(Flaw.OUT_OF_BOUNDS);
            }
            messages.add(message(items.value()));
        }
        return messages;
    }

    private JsonNode message(String json) throws IOException {
        WatchedBytes.requireWanted(givenUp);
        if (values > LenientJson.MAX_VALUES) {
            return UnreadableJson.node(json);
        }
        try {
            return value(json);
        } catch (NoJsonObjectException e) {
            return UnreadableJson.node(json);
        }
    }

    private JsonNode value(String json) throws IOException {
        try (JsonParser parser = LenientJson.parser(json)) {
            JsonNode value = LenientJson.value(parser);
            values += parser.currentTokenCount();
            return value;
        }
    }
}
