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
package io.github.camelwecom.kf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the management server of Camel Main tells of a consumer, to operators and to an orchestrator.
 */
class ManagementServerTest extends CamelMainTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHECK = "consumer:" + ROUTE;

    private final SandboxAccount account = sandbox.account("Service");
    private final HttpClient http = HttpClient.newHttpClient();
    private Main main;

    @BeforeEach
    void serveManagement() {
        main = main(exchange -> {
        });
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", "127.0.0.1");
        main.addInitialProperty("camel.management.port", "0");
        main.addInitialProperty("camel.component.wecom-kf.safety-net-interval", "200");
        main.addInitialProperty("camel.component.wecom-kf.max-tokenless-sync-per-minute", "10000");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theDevConsoleShowsTheAccount() throws Exception {
        main.addInitialProperty("camel.main.dev-console-enabled", "true");
        main.addInitialProperty("camel.management.dev-console-enabled", "true");
        sandbox.customer("ann").unannounced().says("hello");
        main.start();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode consumer = json("/q/dev/wecom-kf").at("/wecom-kf/wecomKfConsumers/0");
            assertThat(consumer.path("routeId").asText()).isEqualTo(ROUTE);
            assertThat(consumer.at("/accounts/0/openKfId").asText()).isEqualTo(account.openKfId());
            assertThat(consumer.at("/accounts/0/messages").asInt()).isEqualTo(1);
        });
        assertThat(get("/q/dev/wecom-kf", "text/plain").body())
                .startsWith("WeCom KF:").contains("Route Id: " + ROUTE, "Account: " + account.openKfId(), "messages: 1");
    }

    @Test
    void healthIsDownWhilePullsFailAndUpAfter() throws Exception {
        serveHealth();
        main.start();
        await().atMost(PATIENCE).until(() -> health().statusCode() == 200);

        StubMapping away = sandbox.wireMock().stubFor(
                any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        await().atMost(PATIENCE).until(() -> health().statusCode() == 503);
        assertThat(check(CHECK).path("status").asText()).isEqualTo("DOWN");

        sandbox.wireMock().removeStub(away);
        await().atMost(PATIENCE).until(() -> health().statusCode() == 200);
        assertThat(check(CHECK).path("status").asText()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aPropertyDecidesWhetherThereIsACheckOfTheConsumer(boolean enabled) throws Exception {
        main.addInitialProperty("camel.health.consumers-enabled", String.valueOf(enabled));
        serveHealth();
        main.start();
        await().atMost(PATIENCE).until(() -> health().statusCode() == 200);

        assertThat(check("context").isMissingNode()).isFalse();
        assertThat(check(CHECK).at("/data/account.count").isMissingNode()).isEqualTo(!enabled);
    }

    private void serveHealth() {
        main.addInitialProperty("camel.management.health-check-enabled", "true");
        main.addInitialProperty("camel.health.exposure-level", "full");
    }

    private JsonNode check(String name) throws Exception {
        for (JsonNode check : new ObjectMapper().readTree(health().body()).path("checks")) {
            if (name.equals(check.path("name").asText())) {
                return check;
            }
        }
        return MissingNode.getInstance();
    }

    private HttpResponse<String> health() throws Exception {
        return get("/observe/health?data=true", "application/json");
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path, "application/json").body());
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        int port = main.getCamelContext().hasService(ManagementHttpServer.class).getRouter().getServer().getPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
