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

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callbacks come in through the servlet container of an application. */
@ExtendWith(OutputCaptureExtension.class)
class ServletCallbacksTest {

    private static final int LIMIT = 65_536;

    @TempDir
    static Path directory;

    private static KfSandbox sandbox;
    private static BootApplication application;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        sandbox = KfSandbox.start();
        sandbox.account("Service");
        application = BootApplication.of(sandbox, directory).start(Routes.class);
        sandbox.callbackUrl(application.url(PATH));
    }

    @AfterAll
    static void stop() {
        application.close();
        sandbox.close();
    }

    @Test
    void theConsoleCanSaveTheUrl() throws Exception {
        await().untilAsserted(() -> assertThat(sandbox.verifyCallbackUrl().accepted()).isTrue());
    }

    @Test
    void aCustomerIsAnsweredAtOnce() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello"));
        eventually(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
    }

    @Test
    void aCallbackInJsonIsTaken() throws Exception {
        SealedCallback callback = genuine();

        assertThat(post(callback, "application/json", "{\"encrypt\":\"" + callback.encrypted() + "\"}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/xml", "image/png" })
    void aGenuineCallbackIsTakenWhateverTypeItIsSaidToBeOf(String contentType) throws Exception {
        SealedCallback callback = genuine();
        long accepted = application.component().getCallbacksAccepted();

        assertThat(post(callback, contentType, callback.xmlBody()).statusCode()).isEqualTo(200);
        assertThat(application.component().getCallbacksAccepted()).isGreaterThan(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/xml" })
    void fiveMegabytesAreRefusedInALineOfLog(String contentType, CapturedOutput output) throws Exception {
        long refused = application.component().getCallbacksRefused();

        HttpResponse<String> response = post(genuine(), contentType, "a=" + "x".repeat(5_000_000));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEmpty();
        assertThat(application.component().getCallbacksRefused()).isEqualTo(refused + 1);
        assertThat(output.getAll().length()).as("characters of log").isLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = { LIMIT, LIMIT + 1 })
    void theLimitIsTheOptions(int length) throws Exception {
        SealedCallback callback = genuine();
        String body = callback.xmlBody() + " ".repeat(length - callback.xmlBody().length());

        assertThat(post(callback, "text/xml", body).statusCode()).isEqualTo(length > LIMIT ? 413 : 200);
    }

    @Test
    void aBodyWithoutEndIsRefusedWhereItPassesTheLimit() throws Exception {
        assertThat(answerTo("Transfer-Encoding: chunked",
                Integer.toHexString(LIMIT + 1) + "\r\n" + "x".repeat(LIMIT + 1) + "\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void anotherSpellingOfThePathHasTheSameLimit() throws Exception {
        URI spelt = URI.create(genuine().postUrl(application.url(PATH)).toString().replace("/callback", "/%63allback"));

        assertThat(post(spelt, "application/x-www-form-urlencoded", "a=" + "x".repeat(5_000_000)).statusCode())
                .isIn(404, 413);
    }

    @Test
    void aCallbackToAnotherPathIsToldWithBothPaths(CapturedOutput output) throws Exception {
        HttpResponse<String> response = post(genuine().postUrl(application.url("/wecom/callback")), "text/xml", "<xml/>");

        assertThat(response.statusCode()).isEqualTo(404);
        eventually(() -> assertThat(output.getAll()).contains(
                "Callback to " + PATH + " refused with HTTP 404 by check OTHER_PATH", "that path is /wecom/callback;"));
    }

    @Test
    void routesOfOneselfReadFormsAsEver() throws Exception {
        assertThat(post(application.url("/of/another/route"), "application/x-www-form-urlencoded", "a=" + "x".repeat(LIMIT))
                .body()).isEqualTo(String.valueOf(LIMIT));
    }

    @Test
    void aForgedCallbackIsRefusedAndEchoesNothing() throws Exception {
        URI forged = URI.create(genuine().postUrl(application.url(PATH)).toString().replaceFirst("nonce=", "nonce=1"));

        HttpResponse<String> response = post(forged, "text/xml", genuine().xmlBody());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    private static SealedCallback genuine() {
        return sandbox.seal("<xml><ToUserName>" + sandbox.corpId() + "</ToUserName><Event>kf_msg_or_event</Event></xml>");
    }

    private HttpResponse<String> post(SealedCallback callback, String contentType, String body) throws Exception {
        return post(callback.postUrl(application.url(PATH)), contentType, body);
    }

    private HttpResponse<String> post(URI url, String contentType, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(url).header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** Of a request that does not end. */
    private static String answerTo(String header, String begun) throws IOException {
        URI url = application.url(PATH);
        try (Socket sender = new Socket(url.getHost(), url.getPort())) {
            String request = "POST " + genuine().postUrl(url).getRawPath() + "?" + genuine().postUrl(url).getRawQuery()
                             + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n" + begun;
            sender.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(sender.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    static class Routes {

        @Bean
        RoutesBuilder answers() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                            .setBody(simple("You wrote: ${body.text.content}")).to("wecom-kf:sendMsg?msgType=text");
                    from("platform-http:/of/another/route")
                            .transform(simple("${header.a.length()}", String.class)).removeHeaders("*");
                }
            };
        }
    }
}
