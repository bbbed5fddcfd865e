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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/** How the JSON of the platform is read and written. For the packages of this component, not for its users. */
public final class KfJson {

    /** Component of all reply records that holds the tree they are read from. */
    private static final String RAW = "raw";

    private static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build())
            // Dates of a Map as ISO text, which the statistics take.
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Numbers of the tree keep every digit: raw JSON is what was received.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // The platform refuses escapes (40033); without this, characters like emoji would be written as two of them.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .nodeFactory(new ReceivedTree.Nodes())
            .build();

    private static final JsonMapper FITTING
            = MAPPER.rebuild().addModule(FittingShapes.module()).addHandler(new FittingShapes())
                    .withCoercionConfigDefaults(none -> none.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                    .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private KfJson() {
    }

    /** Reads JSON text that must be one object. */
    public static ObjectNode parse(byte[] json) throws IOException {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw JsonMappingException.from((JsonParser) null, "not a JSON object");
        } catch (NumberFormatException e) {
            // Jackson lets it out, which it does not declare: 1e99999999999 is JSON, and too large for a BigDecimal.
            throw JsonMappingException.from((JsonParser) null, "a number is too large", e);
        }
    }

    /** Reads what a parser of anybody's is at, with every digit. */
    public static JsonNode read(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The names that the fields of a record have in JSON. */
    public static Set<String> fieldNames(Class<?> type) {
        return MAPPER.getSerializationConfig().introspect(MAPPER.constructType(type)).findProperties().stream()
                .map(BeanPropertyDefinition::getName).collect(Collectors.toUnmodifiableSet());
    }

    /** The names that the components of a record have in JSON; those that are not written have none. */
    public static Map<String, String> componentNames(Class<?> type) {
        return MAPPER.getSerializationConfig().introspect(MAPPER.constructType(type)).findProperties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        BeanPropertyDefinition::getInternalName, BeanPropertyDefinition::getName));
    }

    /** The tree of a request record or a map; {@code null} is the empty object, and a tree is itself, not copied. */
    public static JsonNode tree(Object value) {
        if (value instanceof JsonNode tree) {
            return tree;
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        return value == null ? object() : MAPPER.valueToTree(value);
    }

    /**
     * The fields of a request record, a map or a JSON object, in an object that the caller may change without changing
     * the given one; what is in the fields may be the same. Empty when the value has no fields.
     */
    public static Optional<ObjectNode> fields(Object value) {
        if (value instanceof ObjectNode given) {
            return Optional.of(object().setAll(given));
        }
        return tree(value) instanceof ObjectNode made ? Optional.of(made) : Optional.empty();
    }

    /** A tree as maps, lists and values. */
    public static Map<String, Object> map(JsonNode json) {
        return MAPPER.convertValue(json, MAP);
    }

    /** JSON text; a tree that was received does not show it by itself. */
    public static String text(JsonNode json) {
        return new String(write(json), StandardCharsets.UTF_8);
    }

    /** UTF-8 JSON text. */
    public static byte[] write(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A JSON tree could not be written", e);
        }
    }

    /** Reads a reply, which keeps the tree it was read from. */
    public static <R extends KfReply> R reply(ObjectNode json, Class<R> type) throws JsonProcessingException {
        // Jackson can not inject values into records, but takes a tree embedded in a tree as it is.
        ObjectNode withRaw = object().setAll(json);
        withRaw.putPOJO(RAW, json);
        return MAPPER.treeToValue(withRaw, type);
    }

    /** Reads a record of what fits it; what is no object has nothing that fits. */
    public static <T> T readFitting(JsonNode json, Class<T> type) {
        try {
            return FITTING.treeToValue(json.isObject() ? json : object(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(type.getSimpleName() + " is read of anything", e);
        }
    }
}
