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
package io.github.camelwecom.kf.sandbox.corp;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/** JSON as the platform reads it: one object, nothing after it. */
public final class Json {

    private static final ObjectMapper MAPPER
            = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).addModule(times()).build();

    private Json() {
    }

    /** As ISO 8601 has it. */
    private static SimpleModule times() {
        return new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new StdDeserializer<Instant>(Instant.class) {

                    private static final long serialVersionUID = 1L;

                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return Instant.parse(parser.getText());
                    }
                });
    }

    /** A record as JSON. */
    public static ObjectNode of(Record value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The record of which this is the JSON; fields may be absent.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public static <T extends Record> T read(JsonNode json, Class<T> type) {
        return read(json, MAPPER.readerFor(type));
    }

    /**
     * The record of which this is the JSON, whole as {@link #of} wrote it.
     *
     * @throws IllegalArgumentException naming the field that is wrong or missing
     */
    public static <T extends Record> T readWhole(JsonNode json, Class<T> type) {
        return read(json, MAPPER.readerFor(type).with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES));
    }

    private static <T> T read(JsonNode json, ObjectReader reader) {
        try {
            return reader.readValue(json);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    at(e) + "'" + e.getPropertyName() + "' is not known here, known are " + e.getKnownPropertyIds(),
                    e);
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(at(e) + e.getCause().getMessage(), e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    at(e) + e.getOriginalMessage().lines().findFirst().orElse("not understood"), e);
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Where the fault is; nothing when it is in the whole. */
    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : "at " + path + ": ";
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * @throws IllegalArgumentException when the text is not exactly one JSON object; the text itself is not repeated
     */
    public static ObjectNode parseObject(String text) {
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    /** @throws IllegalArgumentException when the text is not exactly one JSON value; the text itself is not repeated */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage());
        }
    }

    public static void putUnlessEmpty(ObjectNode target, String name, String value) {
        if (!value.isEmpty()) {
            target.put(name, value);
        }
    }

    public static String write(JsonNode node) {
        return node.toString();
    }
}
