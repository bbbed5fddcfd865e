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
package io.github.camelwecom.kf.callback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * The fields of a callback in JSON: the members of the object that are texts, numbers, or lists of them. What is nested
 * deeper is left out, it stays in the notice's raw text.
 */
final class CallbackJson {

    /** Callbacks of all kinds need 2. As for XML, a bound of our own; the length is bounded by that of the body. */
    private static final int MAX_DEPTH = 32;
    private static final ObjectReader READER
            = new ObjectMapper(factory()).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CallbackJson() {
    }

    static Map<String, List<String>> fields(String json) {
        Map<String, List<String>> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : read(json).properties()) {
            fields.put(member.getKey(), values(member.getValue()));
        }
        return fields;
    }

    private static JsonFactory factory() {
        StreamReadConstraints bounds = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
        return JsonFactory.builder().streamReadConstraints(bounds).build();
    }

    private static JsonNode read(String json) {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            // Its message can quote what was sent, so it stays here.
            throw new CallbackRefusedException(CallbackRefusal.CONTENT);
        }
    }

    private static List<String> values(JsonNode member) {
        Iterable<JsonNode> elements = member.isArray() ? member : List.of(member);
        List<String> values = new ArrayList<>();
        for (JsonNode element : elements) {
            if (element.isValueNode() && !element.asText().isEmpty()) {
                values.add(element.asText());
            }
        }
        return values;
    }
}
