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

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Kamelets that are told of a corp by their own properties, in all the ways that there are. */
class KameletPropertiesTest {

    /** Of the letters that a URI has its own use for; the platform's secrets have none of these. */
    private static final String STRANGE_SECRET = "a/b+c=d";
    private static final String PATH = "/another/callback";

    @TempDir
    Path directory;
    private final KfSandbox sandbox = KfSandbox.builder().secret(STRANGE_SECRET).start();
    private KameletApplication application;

    @BeforeEach
    void make() {
        sandbox.account("Service");
        application = new KameletApplication(directory);
    }

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("corpId", sandbox.corpId());
        properties.put("secret", sandbox.secret());
        properties.put("token", sandbox.token());
        properties.put("encodingAesKey", sandbox.encodingAesKey());
        properties.put("baseUri", sandbox.baseUri().toString());
        properties.put("callbackPath", PATH);
        return properties;
    }

    @Test
    void parametersOfARouteAreTakenAsTheyAre() throws Exception {
        application.withServer().start("routes.camel.yaml", """
                - route:
                    from:
                      uri: kamelet:wecom-kf-source
                      parameters:
                %s
                      steps:
                        - to: mock:out
                """.formatted(yaml(properties(), 8)));

        assertMessagesArrive();
    }

    /** Camel encodes the properties of a Pipe, and nobody decodes them (CAMEL-23594). */
    @Test
    void propertiesOfAPipeArriveEncoded() {
        assertThatThrownBy(() -> application.withServer().start("refused.pipe.yaml", pipe(properties())))
                .isInstanceOf(FailedToStartRouteException.class).hasMessageContaining("baseUri")
                .hasMessageContaining("http%3A%2F%2F");
    }

    @Test
    void whatAPipeMustNotSayIsSaidByPropertiesOfTheApplication() throws Exception {
        Map<String, String> plain = properties();
        for (String name : new String[] { "secret", "baseUri", "callbackPath" }) {
            application.with("camel.kamelet.wecom-kf-source." + name, plain.remove(name));
        }
        application.withServer().start("plain.pipe.yaml", pipe(plain));

        assertMessagesArrive();
    }

    @Test
    void aSourceWithCallbacksNeedsAServerThatIsThereBefore() {
        application.of(sandbox);

        assertThatThrownBy(() -> application.start("routes.camel.yaml", """
                - route:
                    from:
                      uri: kamelet:wecom-kf-source
                      steps:
                        - to: mock:out
                """)).hasStackTraceContaining("since there is no HTTP server");
    }

    private static String pipe(Map<String, String> properties) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: given
                spec:
                  source:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: wecom-kf-source
                    properties:
                %s
                  sink:
                    uri: mock:out
                """.formatted(yaml(properties, 6));
    }

    private static String yaml(Map<String, String> properties, int indent) {
        return properties.entrySet().stream().map(property -> property.getKey() + ": \"" + property.getValue() + "\"")
                .collect(Collectors.joining("\n")).indent(indent).stripTrailing();
    }

    private void assertMessagesArrive() {
        SandboxCustomer customer = sandbox.customer();
        sandbox.callbackUrl(application.url(PATH));
        customer.says("hello");
        await().atMost(Duration.ofSeconds(30)).until(() -> application.mock("out").getReceivedCounter() == 1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty()
                .allMatch(attempt -> attempt.delivered()));
    }
}
