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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors complete properties with is what the component says of its options. Written anew with
 * <code>-Dreference.update=true</code>.
 */
class ConfigurationMetadataTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void everyOptionIsCompleted() throws Exception {
        String expected = JSON.writeValueAsString(metadata()) + "\n";
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(FILE, expected);
        }

        assertThat(FILE).content().isEqualTo(expected);
    }

    private static ObjectNode metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        ArrayNode properties = metadata.putArray("properties");
        ArrayNode hints = metadata.putArray("hints");
        for (DescribedOption option : DescribedOption.all()) {
            ObjectNode property = property(properties, option.property(), option.javaType(), option.text());
            if (option.defaultValue() != null) {
                property.set("defaultValue", option.defaultValue());
            }
            if (!option.values().isEmpty()) {
                hint(hints, option.property(), option.values());
            }
        }
        addThoseOfTheStarter(properties);
        return metadata;
    }

    private static void addThoseOfTheStarter(ArrayNode properties) {
        String prefix = WecomKfAutoConfiguration.PREFIX;
        property(properties, prefix + ".enabled", "java.lang.Boolean",
                "Whether the component is set up by these properties.").put("defaultValue", true);
        property(properties, prefix + ".customizer.enabled", "java.lang.Boolean",
                "Likewise; the component's own name only, not those of further corps.").put("defaultValue", true);
        property(properties, prefix + ".corps",
                "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>",
                "The options of a further component for each corp, by the names of these components, which begin their URIs.");
    }

    private static ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties.addObject().put("name", name).put("type", type).put("description", description);
    }

    private static void hint(ArrayNode hints, String name, List<String> values) {
        ArrayNode all = hints.addObject().put("name", name).putArray("values");
        values.forEach(value -> all.addObject().put("value", value));
    }
}
