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

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.NoJsonObjectException.Flaw;

/**
 * Reads what the platform sent, as leniently as other clients do: control characters may stand in strings, any
 * character may be escaped, and what is not UTF-8, or half a character, becomes U+FFFD. Messages have nothing to do
 * with each other, so that one which cannot be read leaves the others as they are. For the packages of this component,
 * not for its users.
 */
public final class ReceivedJson {

    private ReceivedJson() {
    }

    /**
     * Reads an answer, which must be one object and nothing else. Of its messages those that cannot be read are
     * {@link UnreadableJson}.
     *
     * @param  givenUp               whether nobody waits for it any longer
     * @throws NoJsonObjectException when it is something else
     * @throws IOException           when it was given up
     */
    public static ObjectNode answer(byte[] json, BooleanSupplier givenUp) throws IOException {
        Optional<ObjectNode> usual = UsualAnswer.read(json, givenUp);
        return usual.isPresent() ? usual.get() : whateverCame(json, givenUp);
    }

    private static ObjectNode whateverCame(byte[] json, BooleanSupplier givenUp) throws IOException {
        try (JsonParser parser = LenientJson.parser(new WatchedBytes(json, givenUp))) {
            return object(parser);
        } catch (JsonProcessingException e) {
            return new PiecewiseAnswer(json, givenUp).read(e.getLocation());
        } catch (CharConversionException e) {
            // what begins like UTF-32 and is none; the text would quote it
            throw new NoJsonObjectException(Flaw.NO_JSON);
        } catch (NumberFormatException e) {
            // Jackson lets it out, which it does not declare: 1e99999999999 is JSON, and too large for a BigDecimal.
            return new PiecewiseAnswer(json, givenUp).read(null);
        }
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        JsonNode root = LenientJson.next(parser);
        if (root == null) {
            throw new NoJsonObjectException(Flaw.EMPTY);
        }
        if (parser.nextToken() != null) {
            throw new NoJsonObjectException(Flaw.MORE, parser.currentTokenLocation().getByteOffset());
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new NoJsonObjectException(Flaw.NO_OBJECT);
    }

    /** How long the JSON of an item is that is kept as it came; negative of one that is a tree. */
    public static int bytesKept(JsonNode item) {
        byte[] unread = LateFields.unread(item);
        return unread == null ? -1 : unread.length;
    }

    /** Reads one message; what cannot be read is {@link UnreadableJson}. */
    public static JsonNode item(String json) {
        try (JsonParser parser = LenientJson.parser(json)) {
            return LenientJson.value(parser);
        } catch (IOException e) {
            return UnreadableJson.node(json);
        }
    }
}
