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
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Camel's own HTTP server reads a body before the component sees it: its callbacks' bodies have a bound there, too. */
class CallbackBodyLimitTest extends WecomKfTestSupport {

    private static final String PATH = "/wecom/kf/callback";
    private static final String UNLIMITED = "/of/another/route";
    private static final String BOUNDARY = "Content-Type: multipart/form-data; boundary=b";
    private static final int LIMIT = 65_536;
    private static final int LIMIT_OF_THE_SERVER = 2 * LIMIT;

    @TempDir
    Path directory;

    private final SealedCallback callback = sandbox.seal(
            "<xml><ToUserName>ww1</ToUserName><Event>kf_msg_or_event</Event></xml>");
    private Socket sender;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        httpServer.setFileUploadDirectory(uploads().toString());
        httpServer.setMaxBodySize((long) LIMIT_OF_THE_SERVER);
        return super.createCamelContext();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").routeId("callbacks").to("mock:callbacks");
                from("platform-http:" + UNLIMITED).transform(simple("${bodyAs(String).length()}", String.class));
            }
        };
    }

    private Path uploads() {
        return directory.resolve("uploads");
    }

    @AfterEach
    void close() throws IOException {
        if (sender != null) {
            sender.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "GET" })
    void aBodyWithoutEndIsRefusedWhereItPassesTheLimit(String method) throws Exception {
        begin(method, "Transfer-Encoding: chunked");
        write(Integer.toHexString(LIMIT + 1) + "\r\n" + "x".repeat(LIMIT + 1) + "\r\n");

        assertThat(answer()).startsWith("HTTP/1.1 413 ").contains("connection: close\r\n").endsWith("\r\n\r\n");
        assertThat(sender.getInputStream().read()).as("the connection is ended").isNegative();
        assertThat(refused("BODY_SIZE")).isOne();
        await().during(Duration.ofMillis(200)).until(() -> refused("BODY_BROKEN_OFF") == 0);
    }

    @Test
    void aBodyWhoseLengthPassesTheLimitIsRefusedBeforeItsFirstByte() throws Exception {
        begin("POST", "Content-Length: 10000000000");

        assertThat(answer()).startsWith("HTTP/1.1 413 ").endsWith("\r\n\r\n");
        assertThat(sender.getInputStream().read()).as("the connection is ended").isNegative();
        assertThat(refused("BODY_SIZE")).isOne();
    }

    @Test
    void aFileWithoutEndIsRefusedWhereItPassesTheLimit() throws Exception {
        begin("POST", "Transfer-Encoding: chunked\r\n" + BOUNDARY);
        String part = "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n\r\n" + "x".repeat(LIMIT);
        write(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");

        assertThat(answer()).startsWith("HTTP/1.1 413 ");
        assertNothingWasWritten();
    }

    @Test
    void aFileIsNotWrittenToTheDisk() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n";
        begin("POST", "Content-Length: " + form.length() + "\r\n" + BOUNDARY);
        write(form);

        assertThat(answer()).startsWith("HTTP/1.1 400 ");
        assertNothingWasWritten();
    }

    @Test
    void bodiesThatBreakOffAreCountedAndFillNoLog() throws Exception {
        try (CapturedLog server = CapturedLog.of("io.vertx", Level.INFO);
             CapturedLog component = CapturedLog.of("io.github.camelwecom.kf", Level.ALL)) {
            for (int i = 0; i < 20; i++) {
                begin("POST", "Content-Length: 1000");
                write("x");
                sender.close();
            }

            await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(refused("BODY_BROKEN_OFF")).isEqualTo(20));
            assertThat(server.lines()).isEmpty();
            assertThat(component.linesAbout("refused")).hasSize(1);
        }
    }

    @Test
    void overHttp2AGenuineCallbackIsTaken() throws Exception {
        mock("callbacks").expectedMessageCount(1);

        assertThat(sendOverHttp2(HttpMethod.POST, true, callback.xmlBody())).isEqualTo(200);
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void overHttp2TheServerReadsNothingThatComesWithAVerification() throws Exception {
        assertThat(sendOverHttp2(HttpMethod.GET, false, "x".repeat(LIMIT_OF_THE_SERVER + 1))).isEqualTo(200);
    }

    @Test
    void overHttp2ABodyThatPassesTheLimitIsRefusedBeforeItsEnd() throws Exception {
        assertThat(overHttp2(HttpMethod.POST, request -> {
            request.putHeader("Content-Length", String.valueOf(LIMIT + 1)).write("x");
            return request.response();
        })).isEqualTo(413);
        assertThat(refused("BODY_SIZE")).isOne();
    }

    @Test
    void overHttp2ALargeBodyMayBeSentToItsEnd() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(callback.postUrl(callbackUrl(PATH)))
                .POST(BodyPublishers.ofString("x".repeat(50 * LIMIT))).build();
        HttpClient upgrading = HttpClient.newHttpClient();

        for (int i = 0; i < 2; i++) {
            assertThat(upgrading.sendAsync(request, BodyHandlers.discarding()).get(SECONDS, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void overHttp2ABodyWithoutLengthIsRefused() throws Exception {
        assertThat(sendOverHttp2(HttpMethod.POST, false, "x")).isEqualTo(411);
        assertThat(refused("BODY_LENGTH")).isOne();
    }

    @Test
    void overHttp2ABodyLongerThanItSaysIsRefused() throws Exception {
        assertThat(overHttp2(HttpMethod.POST, request -> request
                .putHeader("Content-Length", "10").send(Buffer.buffer("x".repeat(11))))).isEqualTo(400);
        assertThat(refused("BODY_BROKEN_OFF")).isOne();
    }

    @Test
    void otherMethodsAreStillNotAllowed() throws Exception {
        begin("PUT", "Content-Length: 1");
        write("x");

        assertThat(answer()).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void callersThatDoNotWaitForTheAnswerFillNoLog() throws Exception {
        try (CapturedLog log = CapturedLog.of("", Level.INFO)) {
            for (int i = 0; i < 100; i++) {
                begin("POST", "Content-Length: 1");
                write("x");
                sender.setSoLinger(true, 0);
                sender.close();
            }

            await().atMost(SECONDS, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(refused("ENVELOPE") + refused("BODY_BROKEN_OFF")).isEqualTo(100));
            assertThat(log.lines()).hasSizeLessThan(5);
        }
    }

    @Test
    void otherPathsKeepTheLimitOfTheServer() throws Exception {
        assertThat(post(UNLIMITED)).isEqualTo("100000");
    }

    @Test
    void aPathThatWasGivenBackHasTheLimitOfTheServer() throws Exception {
        context.getRouteController().stopRoute("callbacks");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + PATH).transform(simple("${bodyAs(String).length()}", String.class));
            }
        });

        assertThat(post(PATH)).isEqualTo("100000");
    }

    private void assertNothingWasWritten() {
        assertThat(uploads()).doesNotExist();
        assertThat(Path.of(BodyHandler.DEFAULT_UPLOADS_DIRECTORY)).doesNotExist();
    }

    private String post(String path) throws IOException, InterruptedException {
        HttpRequest request
                = HttpRequest.newBuilder(callbackUrl(path)).POST(BodyPublishers.ofString("x".repeat(100_000))).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int sendOverHttp2(HttpMethod method, boolean withLength, String body) throws Exception {
        return overHttp2(method, request -> {
            if (withLength) {
                return request.send(body);
            }
            request.setChunked(true).end(body);
            return request.response();
        });
    }

    private int overHttp2(HttpMethod method, Function<HttpClientRequest, Future<HttpClientResponse>> exchange)
            throws Exception {
        URI url = method == HttpMethod.GET
                ? sandbox.seal("echo").verificationUrl(callbackUrl(PATH)) : callback.postUrl(callbackUrl(PATH));
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientOptions options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false);
            return vertx.createHttpClient(options)
                    .request(method, url.getPort(), url.getHost(), url.getPath() + "?" + url.getRawQuery())
                    .compose(exchange).map(HttpClientResponse::statusCode)
                    .toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } finally {
            vertx.close();
        }
    }

    private long refused(String check) {
        return context.getComponent("wecom-kf", WecomKfComponent.class).callbackHub().statistics().get(0).refused().get(check);
    }

    private void begin(String method, String headers) throws IOException {
        URI url = callback.postUrl(callbackUrl(PATH));
        sender = new Socket(url.getHost(), url.getPort());
        sender.setSoTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS));
        write(method + " " + url.getPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n" + headers
              + "\r\n\r\n");
    }

    private void write(String text) throws IOException {
        sender.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What comes at once, up to the end of the headers; there is no body. */
    private String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = sender.getInputStream();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            assertThat(next).as("the answer so far: %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }
}
