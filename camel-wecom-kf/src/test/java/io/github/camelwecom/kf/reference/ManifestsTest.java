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
package io.github.camelwecom.kf.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The form of the manifests: that they are of one piece, and of what the page about production tries. */
class ManifestsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:(\\w+)}}");
    private static final Pattern IMAGE_WITH_VERSION = Pattern.compile("\\S+:[\\w.]+");
    /** The names of what a Secret must have are no form, so the page says them. */
    private static final Set<String> OF_THE_SECRET
            = Set.of("WECOM_CORP_ID", "WECOM_KF_SECRET", "WECOM_KF_TOKEN", "WECOM_KF_AES_KEY", "DB_USER", "DB_PASSWORD");

    private final List<JsonNode> kubernetes = documents("kubernetes.yaml");
    private final JsonNode deployment = ofKind("Deployment", kubernetes);
    private final JsonNode pod = deployment.at("/spec/template");
    private final JsonNode container = pod.at("/spec/containers/0");

    @Test
    void probesAreThoseThatWereTriedOfTheComponent() {
        JsonNode tried = documents("../production/deployment.yaml").get(0).at("/spec/template/spec/containers/0");

        assertThat(List.of("livenessProbe", "readinessProbe", "ports"))
                .allSatisfy(part -> assertThat(container.get(part)).isNotNull().isEqualTo(tried.get(part)));
    }

    @Test
    void everySelectorFindsThePods() {
        JsonNode labels = pod.at("/metadata/labels");

        assertThat(labels).isNotEmpty();
        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(pod.at("/spec/topologySpreadConstraints/0/labelSelector/matchLabels")).isEqualTo(labels);
        assertThat(ofKind("Service", kubernetes).at("/spec/selector")).isEqualTo(labels);
        assertThat(ofKind("PodDisruptionBudget", kubernetes).at("/spec/selector/matchLabels")).isEqualTo(labels);
    }

    @Test
    void theServiceLeadsToThePortOfTheProperties() {
        String target = ofKind("Service", kubernetes).at("/spec/ports/0/targetPort").asText();
        JsonNode port
                = each(container.get("ports")).filter(one -> one.get("name").asText().equals(target)).findAny().orElseThrow();

        assertThat(properties()).contains("camel.server.port = " + port.get("containerPort").asText() + "\n");
        assertThat(compose("my-bot").at("/ports/0").asText()).endsWith(":" + port.get("containerPort").asText());
    }

    @Test
    void noNodeHasAVolume() {
        assertThat(pod.at("/spec/volumes").isMissingNode()).isTrue();
        assertThat(container.has("volumeMounts")).isFalse();
        assertThat(compose("my-bot").has("volumes")).isFalse();
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(Stream.of(container, compose("db"), compose("my-bot")).map(one -> one.path("image").asText()))
                .allMatch(image -> IMAGE_WITH_VERSION.matcher(image).matches());
    }

    @Test
    void everyVariableOfThePropertiesIsSet() {
        Set<String> wanted = VARIABLE.matcher(properties()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> ofPod = new TreeSet<>(OF_THE_SECRET);
        each(container.get("env")).forEach(variable -> ofPod.add(variable.get("name").asText()));
        Set<String> ofCompose = new TreeSet<>();
        compose("my-bot").get("environment").fieldNames().forEachRemaining(ofCompose::add);

        assertThat(ofPod).isEqualTo(wanted);
        assertThat(ofCompose).isEqualTo(wanted);
    }

    @Test
    void composeKnowsTheDatabaseByTheNameThatNodesAreGiven() {
        String host = compose("my-bot").at("/environment/DB_HOST").asText();

        assertThat(compose(host).at("/environment/POSTGRES_DB").asText()).isNotEmpty()
                .satisfies(name -> assertThat(properties()).contains(":5432/" + name + "?"));
        assertThat(compose("my-bot").at("/depends_on").has(host)).isTrue();
    }

    @Test
    void theRoleOfLeasesIsGivenToTheAccountOfThePods() {
        List<JsonNode> leases = documents("kubernetes-lease.yaml");
        JsonNode binding = ofKind("RoleBinding", leases);

        assertThat(binding.at("/subjects/0/name")).isEqualTo(ofKind("ServiceAccount", leases).at("/metadata/name"));
        assertThat(binding.at("/roleRef/name")).isEqualTo(ofKind("Role", leases).at("/metadata/name"));
        assertThat(ofKind("Role", leases).at("/rules/0/resources/0").asText()).isEqualTo("leases");
    }

    private static JsonNode compose(String service) {
        return documents("compose.yaml").get(0).at("/services/" + service);
    }

    private static String properties() {
        return SnippetText.ofResource(ScalingPageTest.DIRECTORY + "application.properties");
    }

    private static JsonNode ofKind(String kind, List<JsonNode> documents) {
        return documents.stream().filter(one -> one.path("kind").asText().equals(kind)).findAny().orElseThrow();
    }

    private static List<JsonNode> documents(String file) {
        ObjectMapper json = new ObjectMapper();
        Iterable<Object> all = new Load(LoadSettings.builder().build())
                .loadAllFromString(SnippetText.ofResource(ScalingPageTest.DIRECTORY + file));
        return StreamSupport.stream(all.spliterator(), false).map(one -> json.convertValue(one, JsonNode.class)).toList();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
