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
package io.github.camelwecom.kf.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.util.StringHelper;

/** An option of the component, as its jar describes it. */
record DescribedOption(String name, JsonNode description) {

    private static final String FILE = "/META-INF/io/github/camelwecom/kf/wecom-kf.json";
    private static final Map<String, String> TYPES = Map.of(
            "string", "java.lang.String", "boolean", "java.lang.Boolean", "integer", "java.lang.Integer",
            "duration", "java.time.Duration");

    static List<DescribedOption> all() {
        try (InputStream file = DescribedOption.class.getResourceAsStream(FILE)) {
            List<DescribedOption> all = new ArrayList<>();
            new ObjectMapper().readTree(file).get("componentProperties").properties()
                    .forEach(option -> all.add(new DescribedOption(option.getKey(), option.getValue())));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String property() {
        return WecomKfAutoConfiguration.PREFIX + "." + StringHelper.camelCaseToDash(name);
    }

    String kind() {
        return description.get("type").asText();
    }

    String text() {
        return description.get("description").asText();
    }

    String javaType() {
        String said = description.get("javaType").asText();
        return switch (said) {
            case "int" -> "java.lang.Integer";
            case "long" -> "duration".equals(kind()) ? "java.time.Duration" : "java.lang.Long";
            default -> TYPES.getOrDefault(kind(), said.replaceAll("<.*>", ""));
        };
    }

    JsonNode defaultValue() {
        return description.get("defaultValue");
    }

    List<String> values() {
        List<String> values = new ArrayList<>();
        description.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }
}
