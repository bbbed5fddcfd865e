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

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.callback.CallbackForger;
import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.callback.HostileCallback;
import io.github.camelwecom.kf.callback.HostileCallbacks;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What does not come from the platform, or is not meant for us, never reaches a route. Each callback here is right in
 * all but one thing; the caller learns the status alone, log and counter name the check.
 */
class CallbackRefusalTest extends WecomKfTestSupport {

    private static final String PATH = "/wecom/kf/callback";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
            }
        };
    }

    static Stream<HostileCallback> cases() {
        return HostileCallbacks.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(HostileCallback crooked) throws Exception {
        HttpRequest request = crooked.request().apply(forger());
        try (CapturedLog log = CapturedLog.of("io.github.camelwecom.kf", Level.ALL)) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(crooked.status());
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().map().keySet()).isSubsetOf("connection", "content-length", "content-type");
            assertThat(log.linesAbout("refused")).singleElement().asString()
                    .startsWith("WARN Callback to " + PATH + " refused with HTTP " + crooked.status() + " by check "
                                + crooked.check() + ": ")
                    .contains(crooked.reason())
                    .doesNotContain(sandbox.token(), sandbox.encodingAesKey());
        }
        assertThat(refusals()).containsOnly(Map.entry(crooked.check(), 1L));
    }

    @AfterEach
    void aGenuineCallbackIsTheOnlyOneThatArrives() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        assertThat(sandbox.sendCallback(forger().genuine()).status()).isEqualTo(200);
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(statistics().accepted()).isOne();
    }

    private Map<String, Long> refusals() {
        return statistics().refused().entrySet().stream().filter(refused -> refused.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private CallbackStatistics statistics() {
        return context.getComponent("wecom-kf", WecomKfComponent.class).callbackHub().statistics().get(0);
    }

    private CallbackForger forger() {
        return new CallbackForger(sandbox, callbackUrl(PATH));
    }
}
