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
package io.github.camelwecom.kf.kamelet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Kamelets say of themselves is what the component says, in the shape of Camel's own catalog. */
class KameletDescriptionsTest {

    private static final Path DIRECTORY = Path.of("src", "main", "resources", "kamelets");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Of a Kamelet's own, which no option of the component is. */
    private static final Set<String> OWN = Set.of("wholeRequest");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    private static final Pattern FILLED = Pattern.compile("(\\w+): \"\\{\\{\\??(\\w+)}}\"");

    static Stream<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isNamedAndLabelledAsInTheCatalog(Path file) throws Exception {
        JsonNode kamelet = read(file);
        String name = kamelet.at("/metadata/name").asText();
        String type = label(kamelet, "kamelet.type");

        assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
        assertThat(kamelet.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.path("kind").asText()).isEqualTo("Kamelet");
        assertThat(type).isIn("source", "sink", "action");
        assertThat(name).endsWith("-" + type);
        assertThat(annotation(kamelet, "kamelet.support.level")).isEqualTo(component().at("/component/supportLevel").asText());
        for (String fact : List.of("catalog.version", "provider", "kamelet.group", "kamelet.namespace")) {
            assertThat(annotation(kamelet, fact)).as(fact).isNotBlank();
        }
        assertThat(kamelet.at("/spec/definition/title").asText()).startsWith("WeCom KF ");
        assertThat(kamelet.at("/spec/definition/description").asText()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasAnIconInItself(Path file) throws Exception {
        String icon = annotation(read(file), "kamelet.icon");

        assertThat(icon).startsWith("data:image/svg+xml;base64,");
        assertThat(new String(Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)), StandardCharsets.UTF_8))
                .startsWith("<svg ").endsWith("</svg>");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasOptionsOfTheComponentAndKeepsItsSecrets(Path file) throws Exception {
        properties(read(file)).forEach((name, property) -> {
            assertThat(property.path("title").asText()).as(name).isNotBlank();
            assertThat(property.path("description").asText()).as(name).endsWith(".");
            if (OWN.contains(name)) {
                return;
            }
            JsonNode option = component().path("properties").path(name);
            assertThat(option.isMissingNode()).as("the component has an option %s", name).isFalse();
            assertThat(property.path("type").asText()).as(name).isEqualTo(type(option));
            assertThat(values(option.path("enum"))).as(name).containsAll(values(property.path("enum")));
            boolean secret = option.path("secret").asBoolean();
            assertThat("password".equals(property.path("format").asText())).as("%s is a password", name).isEqualTo(secret);
            assertThat(values(property.path("x-descriptors"))).as(name)
                    .isEqualTo(secret ? List.of("urn:camel:group:credentials") : List.of());
        });
    }

    private static String type(JsonNode option) {
        return switch (option.path("javaType").asText()) {
            case "int", "java.lang.Integer" -> "integer";
            case "boolean" -> "boolean";
            default -> "string";
        };
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void fillsEachOptionByThePropertyOfItsName(Path file) throws Exception {
        String template = Files.readString(file).split("\n  template:\n")[1];

        assertThat(names(template)).isEqualTo(properties(read(file)).keySet());
        assertThat(FILLED.matcher(template).results()).isNotEmpty()
                .allSatisfy(filled -> assertThat(filled.group(1)).isEqualTo(filled.group(2)));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void whatHasNoDefaultMayBeMissing(Path file) throws Exception {
        String template = Files.readString(file).split("\n  template:\n")[1];

        properties(read(file)).forEach((name, property) -> assertThat(template.contains("{{?" + name + "}}")).as(name)
                .isNotEqualTo(property.has("default")));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void comesWithTheComponent(Path file) throws Exception {
        assertThat(values(read(file).at("/spec/dependencies")))
                .contains("camel:kamelet", "mvn:io.github.camelwecom:camel-wecom-kf:@project.version@");
    }

    private static JsonNode read(Path file) throws IOException {
        return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    }

    private static JsonNode component() {
        try (InputStream json
                = KameletDescriptionsTest.class.getResourceAsStream("/META-INF/io/github/camelwecom/kf/wecom-kf.json")) {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String annotation(JsonNode kamelet, String name) {
        return kamelet.path("metadata").path("annotations").path("camel.apache.org/" + name).asText();
    }

    private static String label(JsonNode kamelet, String name) {
        return kamelet.path("metadata").path("labels").path("camel.apache.org/" + name).asText();
    }

    private static Map<String, JsonNode> properties(JsonNode kamelet) {
        Map<String, JsonNode> properties = new TreeMap<>();
        kamelet.at("/spec/definition/properties").properties()
                .forEach(property -> properties.put(property.getKey(), property.getValue()));
        return properties;
    }

    private static List<String> values(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Set<String> names(String template) {
        return PLACEHOLDER.matcher(template).results().map(placeholder -> placeholder.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
