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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sandbox's own API, over HTTP as the page and curl use it. */
class SandboxApiTest extends SandboxTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DESCRIPTION = Path.of("../docs/sandbox-openapi.json");

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer().named("小林");

    @Test
    void letsACustomerBePlayedWithCurl() {
        post("customers/" + customer.id() + "/says", "{\"text\":\"你好\"}");
        client.sendText(account, customer, "hello");

        JsonNode lines = get("customers/" + customer.id() + "/chat").get("lines");

        assertThat(lines).extracting(line -> line.get("from").asText()).containsExactly("customer", "client");
        assertThat(lines).extracting(line -> line.at("/body/content").asText()).containsExactly("你好", "hello");
        assertThat(client.sync(account, "", 10).get("msg_list")).hasSize(1);
    }

    @Test
    void letsAServicerServe() {
        sandbox.servicer("zhangsan");
        customer.says("a human please");
        client.call("kf/service_state/trans",
                "{\"open_kfid\":\"" + account.openKfId() + "\",\"external_userid\":\"" + customer.id()
                                              + "\",\"service_state\":2}");
        String who = "{\"customer\":\"" + customer.id() + "\"}";

        post("servicers/zhangsan/picks-up", who);
        assertThat(get("state").at("/conversations/0/state").asInt()).isEqualTo(3);
        post("servicers/zhangsan/ends", who);

        assertThat(get("state").at("/conversations/0/state").asInt()).isEqualTo(4);
        assertThat(send("POST", "servicers/zhangsan/ends", who).statusCode()).isEqualTo(409);
    }

    @Test
    void tellsWhyACallWasRefusedAndWhatItCameOf() {
        customer.says("a human please");
        client.call("kf/service_state/trans",
                "{\"open_kfid\":\"" + account.openKfId() + "\",\"external_userid\":\"" + customer.id()
                                              + "\",\"service_state\":2}");
        client.sendText(account, customer, "one more word");

        JsonNode refused = get("journal?errors=true").get("entries").get(0);

        assertThat(refused.get("result").asText()).isEqualTo("95018");
        assertThat(refused.get("why").asText()).contains("service_state is 2, must be 0 or 1");
        assertThat(refused.get("cause").asLong()).isEqualTo(1);
        assertThat(refused.toString()).doesNotContain(client.accessToken());
    }

    @Test
    void tellsWhatAFailedCallbackMeans() {
        try (TestApp app = new TestApp(sandbox)) {
            post("callbacks/url", "{\"url\":\"" + app.url().resolve("/elsewhere") + "\"}");

            customer.says("hi");

            await().untilAsserted(() -> assertThat(get("journal?kind=callback").at("/entries/0/why").asText())
                    .contains("/elsewhere").contains("/wecom/kf/callback"));
            assertThat(get("journal?kind=callback").at("/entries/0/cause").asLong()).isEqualTo(1);
        }
    }

    @Test
    void failsOnDemandUntilItRecovers() {
        post("faults", "{\"operation\":\"kf/account/list\",\"kind\":\"errcode\",\"value\":45009}");
        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isEqualTo(45009);
        assertThat(get("state").at("/faults/kf~1account~1list/0").asText()).contains("45009");
        assertThat(get("journal").at("/entries").findValuesAsText("why")).contains("fault ordered: errcode 45009");

        send("DELETE", "faults", "");

        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isZero();
    }

    @Test
    void putsTheClockForward() {
        customer.says("hi");
        post("clock", "{\"seconds\":172801}");

        assertThat(get("state").at("/conversations/0/state").asInt()).isEqualTo(4);
        assertThat(send("POST", "clock", "{\"seconds\":-1}").statusCode()).isEqualTo(400);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(send("POST", "customers/wm1/says", "{}").body()).contains("text is missing");
        assertThat(send("POST", "customers/wm1/says", "{\"text\":\"a\",\"acount\":\"b\"}").body()).contains("acount")
                .contains("account");
        assertThat(send("POST", "nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(send("GET", "clock", "").statusCode()).isEqualTo(405);
        assertThat(send("POST", "clock", "not JSON").statusCode()).isEqualTo(400);
    }

    @Test
    void letsNoOtherSiteIn() throws IOException {
        assertThat(raw("GET /sandbox/state HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET /__admin/mappings HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 403");
        String here = "Host: localhost:" + sandbox.baseUri().getPort();
        assertThat(raw("POST /sandbox/customers HTTP/1.1", here, "Origin: http://evil.example", "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /sandbox/state HTTP/1.1", here, "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1", here)).startsWith("HTTP/1.1 200").contains("<title>KF sandbox</title>");
    }

    @Test
    void outlivesWireMocksAdministration() throws Exception {
        for (String path : List.of("mappings/reset", "reset", "mappings/remove", "requests/reset", "shutdown")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/__admin/" + path))
                    .POST(HttpRequest.BodyPublishers.noBody()).build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        }
        HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/__admin/mappings")).DELETE().build(),
                HttpResponse.BodyHandlers.discarding());
        sandbox.wireMock().resetAll();

        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isZero();
    }

    @Test
    void streamsWhatHappens() throws Exception {
        HttpRequest events = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/sandbox/events")).build();
        HttpResponse<java.util.stream.Stream<String>> stream
                = HttpClient.newHttpClient().send(events, HttpResponse.BodyHandlers.ofLines());
        try (java.util.stream.Stream<String> lines = stream.body()) {
            customer.says("live");

            assertThat(lines.filter(line -> line.contains("\"live\"")).findFirst()).isPresent();
        }
    }

    @Test
    void costsNoThreadWhileNobodyLooks() {
        customer.says("hi");

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("kf-sandbox-live");
    }

    @Test
    void isDescribedInTheDocuments() throws IOException {
        JsonNode served = get("openapi.json");
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(DESCRIPTION, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(DESCRIPTION))).isEqualTo(served);
    }

    @Test
    void givesSettingsToCopy() {
        JsonNode settings = get("settings");

        assertThat(settings.get("secret").asText()).isEqualTo(sandbox.secret());
        assertThat(settings.get("baseUri").asText()).isEqualTo(sandbox.baseUri().toString());
        assertThat(settings.get("encodingAesKey").asText()).isEqualTo(sandbox.encodingAesKey());
    }

    @Test
    void twoHundredAtTheSameTimeAnswer() {
        List<KfSandbox> many = new ArrayList<>();
        try {
            java.util.stream.IntStream.range(0, 200).parallel().mapToObj(i -> KfSandbox.start())
                    .forEachOrdered(many::add);
            assertThat(many).allSatisfy(one -> assertThat(one.customer().says("hi")).isNotEmpty());
        } finally {
            many.forEach(KfSandbox::close);
        }
    }

    private JsonNode get(String path) {
        return json(send("GET", path, ""));
    }

    private void post(String path, String body) {
        HttpResponse<String> response = send("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/sandbox/" + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With headers that Java's own client does not let one set. */
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.baseUri().getPort())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.join("\n", reader.lines().toList());
        }
    }
}
