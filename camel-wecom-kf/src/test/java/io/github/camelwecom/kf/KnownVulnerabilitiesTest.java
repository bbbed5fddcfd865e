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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vulnerabilities of Camel 4.18.0 that no released version of that line is free of do not reach through this component:
 * see docs/dependencies.md. That no redirect is followed (CVE-2026-85251) shows {@link OutboundTest}.
 */
class KnownVulnerabilitiesTest extends WecomKfTestSupport {

    private static final String PATH = "/wecom/kf/callback";
    private static final String SAGA = "Long-Running-Action";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final WireMockServer elsewhere = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final Queue<String> expanded = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopElsewhere() {
        elsewhere.stop();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
                from("wecom-kf:callback?callbackPath=proxy-of-wecom").to("mock:callbacks");
            }
        };
    }

    /** CVE-2026-85316: a path that begins with "proxy" served every path, and forwarded to whom the caller named. */
    @ParameterizedTest
    @ValueSource(strings = {
            "/", "/wecom", "/wecom/kf", "/wecom/kf/callbacks", "/wecom/kf/callback/more", "/wecom/kf/Callback",
            "/proxy", "/proxy-of", "/proxy-of-wecom/more", "/anything" })
    void onlyTheExactPathIsServed(String path) throws Exception {
        mock("callbacks").expectedMessageCount(0);

        assertThat(post(news(), path).statusCode()).isEqualTo(404);

        mock("callbacks").assertIsSatisfied(100);
    }

    @Test
    void aPathThatBeginsWithProxyIsAPathLikeAnyOther() throws Exception {
        mock("callbacks").expectedMessageCount(1);

        assertThat(post(news(), "/proxy-of-wecom").statusCode()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    /** CVE-2026-78164: such headers redirected calls of camel-http, and placeholders in them were expanded. */
    @ParameterizedTest
    @CsvSource({ "accountList,", "getApiDomainIp,", "mediaUpload?mediaType=file, the words of a file" })
    void headersNeitherRedirectACallNorAreExpanded(String operation, String body) {
        elsewhere.start();
        context.getPropertiesComponent().addPropertiesFunction(new Watcher());
        String evil = elsewhere.baseUrl() + "/{{watched:secret}}";

        template.requestBodyAndHeaders("wecom-kf:" + operation, body, Map.of(
                Exchange.HTTP_URI, evil, Exchange.REST_HTTP_URI, evil, Exchange.HTTP_HOST, evil,
                Exchange.HTTP_PATH, "/{{watched:path}}", Exchange.HTTP_QUERY, "leak={{watched:query}}",
                Exchange.REST_HTTP_QUERY, "leak={{watched:query}}", Exchange.HTTP_METHOD, "DELETE"));

        assertThat(elsewhere.getAllServeEvents()).isEmpty();
        assertThat(expanded).isEmpty();
        assertThat(sandbox.wireMock().getAllServeEvents()).extracting(event -> event.getRequest().getUrl())
                .noneMatch(url -> url.contains("leak") || url.contains("watched"));
    }

    /** CVE-2026-84176: a server with CORS grants credentials to every origin. Ours has none unless it is asked for. */
    @Test
    void aCallbackFromABrowserGetsNoCrossOriginAnswer() throws Exception {
        HttpResponse<String> answer = post(news(), PATH, "Origin", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.body()).isEqualTo("success");
    }

    /** CVE-2026-85254: headers of a request came back in the answer when spelled in another case. */
    @Test
    void noHeaderOfACallbackComesBack() throws Exception {
        HttpResponse<String> answer = post(news(), PATH, "aUtHoRiZaTiOn", "Bearer secret", "cOoKiE", "session=secret",
                "uSeR-aGeNt", "secret", "X-secret", "secret", "x-FORWARDED-for", "secret");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().values()).flatExtracting(List::copyOf).noneMatch(value -> value.contains("secret"));
        assertThat(answer.headers().map()).doesNotContainKeys("authorization", "cookie", "user-agent", "x-secret");
    }

    /** CVE-2026-85312: who sets this header takes part in a saga that is not theirs. */
    @Test
    void nobodyJoinsASagaFromOutside() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        SealedCallback callback = news();

        assertThat(post(callback, PATH + "?" + SAGA + "=1", SAGA, "saga:1").statusCode()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("callbacks").getExchanges().get(0).getMessage().getHeader(SAGA)).isNull();
    }

    private SealedCallback news() {
        return sandbox.seal("<xml><ToUserName><![CDATA[" + sandbox.corpId() + "]]></ToUserName>"
                            + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event>"
                            + "<Token><![CDATA[T]]></Token><OpenKfId><![CDATA[wk1]]></OpenKfId></xml>");
    }

    private HttpResponse<String> post(SealedCallback callback, String path, String... headers)
            throws IOException, InterruptedException {
        URI url = callback.postUrl(callbackUrl(path));
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(callback.xmlBody()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private final class Watcher implements PropertiesFunction {

        @Override
        public String getName() {
            return "watched";
        }

        @Override
        public String apply(String remainder) {
            expanded.add(remainder);
            return "expanded";
        }
    }
}
