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
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelwecom.kf.model.NoJsonObjectException.Flaw;

/**
 * Makes trees of JSON as leniently as other clients do: control characters may stand in strings, any character may be
 * escaped, and half a character becomes U+FFFD. What takes more memory or time than any answer of the platform is not
 * read.
 */
final class LenientJson {

    /** Tokens of one text. A full page of messages has some thirty thousand; so many take up to 40 MB. */
    static final int MAX_VALUES = 500_000;
    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 1 << 20;

    static final JsonNodeFactory NODES = new WholeCharacters();

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_TEXT)
                            .maxTokenCount(MAX_VALUES).build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            // Numbers of the tree keep every digit: raw JSON is what was received.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(NODES)
            .build();

    private LenientJson() {
    }

    static JsonParser parser(InputStream json) throws IOException {
        return MAPPER.createParser(json);
    }

    static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    static JsonParser parser(char[] json, int from, int length) throws IOException {
        return MAPPER.createParser(json, from, length);
    }

    static JsonParser parser(String json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** The value that the parser comes to next; {@code null} at the end. */
    static JsonNode next(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    /** The one value that the parser reads. */
    static JsonNode value(JsonParser parser) throws IOException {
        try {
            JsonNode value = next(parser);
            if (value != null && parser.nextToken() == null) {
                return value;
            }
        } catch (StreamConstraintsException | NumberFormatException e) {
            throw new NoJsonObjectException(Flaw.OUT_OF_BOUNDS);
        } catch (JsonProcessingException e) {
            throw new NoJsonObjectException(Flaw.NO_JSON);
        }
        throw new NoJsonObjectException(Flaw.NO_JSON);
    }

    /** Half of a character of two, as an escape may be, could not be written as UTF-8 again. */
    private static final class WholeCharacters extends ReceivedTree.Nodes {

        private static final long serialVersionUID = 1;
        private static final char REPLACEMENT = '\uFFFD';

        @Override
        public TextNode textNode(String text) {
            return super.textNode(text == null || isWhole(text) ? text : mended(text));
        }

        /** Looks at every text of every answer, so that it is no stream. */
        private static boolean isWhole(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return text.codePoints().noneMatch(WholeCharacters::isHalf);
                }
            }
            return true;
        }

        private static boolean isHalf(int character) {
            return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        }

        private static String mended(String text) {
            return text.codePoints().map(character -> isHalf(character) ? REPLACEMENT : character)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
    }
}
