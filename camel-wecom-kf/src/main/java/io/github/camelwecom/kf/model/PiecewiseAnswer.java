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
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
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

    private final CharBuffer text;
    private final BooleanSupplier givenUp;
    private long values;

    /** @param givenUp whether nobody waits for it any longer */
    PiecewiseAnswer(byte[] json, BooleanSupplier givenUp) {
        this.text = decoded(json);
        this.givenUp = givenUp;
    }

    /** In place of what is not UTF-8 it has U+FFFD, and never more characters than there are bytes. */
    private static CharBuffer decoded(byte[] json) {
        CharBuffer text = CharBuffer.allocate(json.length);
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(json), text, true);
        return text.flip();
    }

    /** @param stumbled where it could not be read on as a whole; {@code null} when that is not known */
    ObjectNode read(JsonLocation stumbled) throws IOException {
        try {
            return members();
        } catch (NoJsonObjectException e) {
            throw stumbled == null ? e : new NoJsonObjectException(e.flaw(), stumbled.getByteOffset());
        }
    }

    private ObjectNode members() throws IOException {
        ObjectNode answer = LenientJson.NODES.objectNode();
        JsonPieces members = JsonPieces.ofObject(withoutMark());
        while (members.next()) {
            boolean isList = MESSAGES.equals(members.name()) && members.isArray();
            answer.set(members.name(), isList ? messages(members.elements()) : value(members));
        }
        members.requireEnd();
        return answer;
    }

    private CharBuffer withoutMark() {
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text;
    }

    private ArrayNode messages(JsonPieces items) throws IOException {
        ArrayNode messages = LenientJson.NODES.arrayNode();
        while (items.next()) {
            if (messages.size() == MAX_MESSAGES) {
                throw new NoJsonObjectException(Flaw.OUT_OF_BOUNDS);
            }
            messages.add(message(items));
        }
        return messages;
    }

    private JsonNode message(JsonPieces item) throws IOException {
        WatchedBytes.requireWanted(givenUp);
        if (values > LenientJson.MAX_VALUES) {
            return UnreadableJson.node(item.value());
        }
        try {
            return value(item);
        } catch (NoJsonObjectException e) {
            return UnreadableJson.node(item.value());
        }
    }

    private JsonNode value(JsonPieces piece) throws IOException {
        int start = text.arrayOffset() + text.position() + piece.start();
        try (JsonParser parser = LenientJson.parser(text.array(), start, piece.length())) {
            JsonNode value = LenientJson.value(parser);
            values += parser.currentTokenCount();
            return value;
        }
    }
}
