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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page's doctor for callbacks finds, over the sandbox's own API. */
class CallbackDoctorTest {

    private final KfSandbox sandbox = KfSandbox.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
            "200, delivered, '', ''", "400, unreadable, read, token", "403, refused, refused, login",
            "404, not-served, /app, /wecom/kf/callback", "405, wrong-method, /app, /wecom/kf/callback",
            "302, redirected, elsewhere, address", "413, too-large, size, limit", "500, failed, failed, log",
            "503, not-ready, callbacks, route", "204, not-ok, 200, 200" })
    void tellsWhatAStatusMeansAndWhatToDo(int status, String finding, String meaning, String remedy) throws Exception {
        sandbox.wireMock().stubFor(WireMock.post(WireMock.urlPathEqualTo("/app")).willReturn(WireMock.status(status)));
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/app"));

        sandbox.sendCallback(sandbox.seal("<xml/>"));

        JsonNode attempt = ask("GET", "callbacks/attempts").at("/attempts/0");
        assertThat(attempt.get("finding").asText()).isEqualTo(finding);
        assertThat(attempt.get("meaning").asText()).contains(meaning);
        assertThat(attempt.get("remedy").asText()).contains(remedy);
        assertThat(attempt.get("result").asText()).isEqualTo(Integer.toString(status));
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertVerified("http://localhost:" + free + "/app", "nobody-listens");
    }

    @Test
    void tellsThatThereIsNoSuchHost() throws Exception {
        assertVerified("http://no-such-host.invalid/app", "no-such-host");
    }

    @Test
    void tellsThatItIsNoTls() throws Exception {
        assertVerified(sandbox.baseUri().toString().replace("http:", "https:") + "/app", "no-tls");
    }

    @Test
    void tellsThatTheEchoWasNotDecrypted() throws Exception {
        sandbox.wireMock().stubFor(WireMock.get(WireMock.urlPathEqualTo("/app")).willReturn(WireMock.ok("hello")));

        assertVerified(sandbox.baseUri() + "/app", "not-decrypted");
        JsonNode entry = ask("GET", "journal?kind=callback").at("/entries/0");
        assertThat(entry.get("what").asText()).isEqualTo("verify URL");
        assertThat(entry.get("good").asBoolean()).isFalse();
        assertThat(entry.get("why").asText()).contains("decrypted echostr").contains("encodingAesKey");
    }

    /** Again if need be: on a busy machine an answer can come too late. */
    private void assertVerified(String url, String finding) {
        sandbox.callbackUrl(URI.create(url));
        await().untilAsserted(() -> {
            JsonNode found = ask("POST", "callbacks/verify");
            assertThat(found.get("accepted").asBoolean()).isFalse();
            assertThat(found.get("finding").asText()).isEqualTo(finding);
        });
    }

    private JsonNode ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/sandbox/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
        return new ObjectMapper().readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
