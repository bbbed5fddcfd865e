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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** A platform of stubs, and a client that calls it. */
final class KfPlatform implements BeforeEachCallback, AfterEachCallback {

    static final String CORP_ID = "ww0000000000000001";
    static final String SECRET = "SECRET-never-shown";
    static final String GETTOKEN = "/cgi-bin/gettoken";
    private static final String NOT_GETTOKEN = "/cgi-bin/(?!gettoken).*";
    static final RetryPolicy QUICK = new RetryPolicy(4, new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));
    static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1 << 20);

    private static final int THREADS = 64;

    final MutableClock clock = new MutableClock();
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().containerThreads(THREADS));
    private final CloseableHttpClient httpClient = httpClient();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();

    private static CloseableHttpClient httpClient() {
        HttpClientBuilder builder = HttpClients.custom().setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create().setConnectionFactory(new QuietConnectionFactory())
                        .setMaxConnPerRoute(THREADS).setMaxConnTotal(THREADS).build());
        KfHttp.prepare(builder);
        return builder.build();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        deadlines.shutdownNow();
        httpClient.close();
        server.stop();
    }

    URI uri() {
        return URI.create(server.baseUrl());
    }

    KfHttp http() {
        return http(uri(), LIMITS);
    }

    KfHttp http(URI baseUri, HttpLimits limits) {
        return new KfHttp(httpClient, baseUri, limits, Deadlines.of(deadlines), CallListener.NONE);
    }

    CachingAccessTokenProvider tokens() {
        return tokens(SharedAccessToken.NONE);
    }

    CachingAccessTokenProvider tokens(SharedAccessToken shared) {
        return new CachingAccessTokenProvider(http(), CORP_ID, SECRET, clock, shared);
    }

    KfClient client() {
        return client(tokens(), QUICK);
    }

    KfClient client(AccessTokenProvider tokens, RetryPolicy retryPolicy) {
        return builder(tokens, retryPolicy).validateRequests(false).build();
    }

    KfClient.Builder builder(AccessTokenProvider tokens, RetryPolicy retryPolicy) {
        return KfClient.builder().baseUri(server.baseUrl()).httpClient(httpClient).scheduler(deadlines)
                .accessTokenProvider(tokens).retryPolicy(retryPolicy);
    }

    void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** The platform gives these tokens, one after the other, and then the last again and again. */
    void givesTokens(String... tokens) {
        String state = Scenario.STARTED;
        for (String token : tokens) {
            String next = "after " + token;
            boolean last = token.equals(tokens[tokens.length - 1]);
            server.stubFor(get(urlPathEqualTo(GETTOKEN)).inScenario("tokens").whenScenarioStateIs(state)
                    .willSetStateTo(last ? state : next).willReturn(tokenAnswer(token, 7200)));
            state = next;
        }
    }

    static ResponseDefinitionBuilder tokenAnswer(String token, int expiresIn) {
        return json("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"" + token + "\",\"expires_in\":" + expiresIn + "}");
    }

    static ResponseDefinitionBuilder json(String json) {
        return aResponse().withHeader("Content-Type", "application/json; charset=UTF-8").withBody(json);
    }

    static ResponseDefinitionBuilder error(int errcode, String errmsg) {
        return json("{\"errcode\":" + errcode + ",\"errmsg\":\"" + errmsg + "\"}");
    }

    static ResponseDefinitionBuilder ok() {
        return error(0, "ok");
    }

    /** A call of an operation, whatever the token. */
    static MappingBuilder calling(KfOperation operation) {
        return request(operation.method().name(), urlPathEqualTo(path(operation)));
    }

    /** A call of an operation with this token. */
    static MappingBuilder calling(KfOperation operation, String token) {
        return calling(operation).withQueryParam("access_token", equalTo(token));
    }

    /** The answers of an operation in this order; the last stays. */
    void answers(KfOperation operation, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            int next = Math.min(i + 1, answers.length - 1);
            server.stubFor(calling(operation).inScenario(operation.name())
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willSetStateTo(next == 0 ? Scenario.STARTED : "answer " + next)
                    .willReturn(answers[i]));
        }
    }

    /** This answer to every call of every operation. */
    void answersEverything(String json) {
        server.stubFor(any(urlPathMatching(NOT_GETTOKEN)).willReturn(json(json)));
    }

    /** The one call, of whatever operation, that was made. */
    LoggedRequest onlyCall() {
        List<LoggedRequest> calls = server.findAll(anyRequestedFor(urlPathMatching(NOT_GETTOKEN)));
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    List<LoggedRequest> calls(KfOperation operation) {
        return server.findAll(requestedFor(operation.method().name(), urlPathEqualTo(path(operation))));
    }

    int tokensFetched() {
        return server.findAll(getRequestedFor(urlPathEqualTo(GETTOKEN))).size();
    }

    int requests() {
        return server.findAll(getRequestedFor(anyUrl())).size() + server.findAll(postRequestedFor(anyUrl())).size();
    }

    private static String path(KfOperation operation) {
        return "/cgi-bin/" + operation.path();
    }
}
