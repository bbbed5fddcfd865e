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

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** What Spring Boot's actuator tells of the component. */
class ActuatorTest {

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    private KfSandbox sandbox;
    private BootApplication application;

    @BeforeEach
    void start() {
        sandbox = KfSandbox.start();
        sandbox.account("Service");
        application = BootApplication.of(sandbox, directory).option("safety-net-interval", "1s")
                .property("management.endpoints.web.exposure.include", "health,metrics,prometheus")
                .property("management.endpoint.health.show-details", "always")
                .property("management.endpoint.health.probes.enabled", true)
                .property("management.endpoint.health.group.accounts.include", "camelHealth")
                .property("camel.metrics.enable-route-policy", true)
                .start(ComponentOptionsTest.Answering.class);
        sandbox.callbackUrl(application.url(PATH));
    }

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    @Test
    void whoCannotReadItsAccountsIsNotHealthyUntilItCanAndTakesRequestsAllTheSame() {
        eventually(() -> assertThat(get("/actuator/health").statusCode()).isEqualTo(200));
        assertThat(get("/actuator/health/accounts").statusCode()).isEqualTo(200);

        sandbox.breakDown(KfFault.errcode(48002));

        eventually(() -> assertThat(get("/actuator/health").statusCode()).isEqualTo(503));
        assertThat(get("/actuator/health/accounts").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").body()).contains("48002").doesNotContain(sandbox.secret());

        sandbox.recover();
        eventually(() -> assertThat(get("/actuator/health/accounts").statusCode()).isEqualTo(200));
    }

    @Test
    void messagesAreCountedByTheRoutesMeters() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).hasSize(1));
        eventually(() -> assertThat(get("/actuator/metrics/camel.exchanges.succeeded?tag=routeId:answers").body())
                .containsPattern("\"value\":[1-9]"));
    }

    @Test
    void theComponentHasMetersOfItsOwn() {
        sandbox.customer().says("hello");

        eventually(() -> assertThat(get("/actuator/metrics/camel.wecom.kf.messages?tag=routeId:answers").body())
                .containsPattern("\"value\":[1-9]"));
        assertThat(get("/actuator/metrics/camel.wecom.kf.calls?tag=operation:sendMsg&tag=errcode:0").body())
                .contains("\"COUNT\"").containsPattern("\"value\":[1-9]");
        assertThat(get("/actuator/prometheus").body())
                .containsPattern("camel_wecom_kf_messages_total\\{camelContext=\"[^\"]*\",routeId=\"answers\"\\} [1-9]")
                .contains("camel_wecom_kf_lag_seconds{", "camel_wecom_kf_callbacks_total{");
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(application.url(path)).build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
