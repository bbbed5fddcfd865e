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
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sandbox's own API, over HTTP as the page and curl use it. */
class SandboxApiTest extends SandboxTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DESCRIPTION = Path.of("../docs/sandbox-openapi.json");

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer().named("小林");
    private final DeskClient desk = new DeskClient(sandbox.baseUri());

    @Test
    void letsACustomerBePlayedWithCurl() {
        desk.post("customers/" + customer.id() + "/says", "{\"text\":\"你好\"}");
        client.sendText(account, customer, "hello");

        JsonNode lines = desk.get("customers/" + customer.id() + "/chat").get("lines");

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

        desk.post("servicers/zhangsan/picks-up", who);
        assertThat(desk.get("state").at("/conversations/0/state").asInt()).isEqualTo(3);
        desk.post("servicers/zhangsan/ends", who);

        assertThat(desk.get("state").at("/conversations/0/state").asInt()).isEqualTo(4);
        assertThat(desk.send("POST", "servicers/zhangsan/ends", who).statusCode()).isEqualTo(409);
    }

    @Test
    void tellsWhyACallWasRefusedAndWhatItCameOf() {
        customer.says("a human please");
        client.call("kf/service_state/trans",
                "{\"open_kfid\":\"" + account.openKfId() + "\",\"external_userid\":\"" + customer.id()
                                              + "\",\"service_state\":2}");
        client.sendText(account, customer, "one more word");

        JsonNode refused = desk.get("journal?errors=true").get("entries").get(0);

        assertThat(refused.get("result").asText()).isEqualTo("95018");
        assertThat(refused.get("why").asText()).contains("service_state is 2, must be 0 or 1");
        assertThat(refused.get("cause").asLong()).isEqualTo(1);
        assertThat(refused.toString()).doesNotContain(client.accessToken());
    }

    @Test
    void tellsWhatAFailedCallbackMeans() {
        try (TestApp app = new TestApp(sandbox)) {
            desk.post("callbacks/url", "{\"url\":\"" + app.url().resolve("/elsewhere") + "\"}");

            customer.says("hi");

            await().untilAsserted(() -> assertThat(desk.get("journal?kind=callback").at("/entries/0/why").asText())
                    .contains("/elsewhere").contains("/wecom/kf/callback"));
            assertThat(desk.get("journal?kind=callback").at("/entries/0/cause").asLong()).isEqualTo(1);
        }
    }

    @Test
    void exportsWhatHappenedForOtherTools() {
        try (TestApp app = new TestApp(sandbox)) {
            customer.says("hi");
            await().until(() -> app.received().size() == 1);
        }
        client.sendText(account, customer, "hello");
        sandbox.failNext("kf/account/list", KfFault.httpStatus(502));
        client.post("kf/account/list?access_token=" + client.accessToken(), "{}");

        JsonNode archive = desk.get("journal/har").get("log");

        assertThat(archive.get("version").asText()).isEqualTo("1.2");
        assertThat(archive.get("entries")).extracting(entry -> entry.at("/request/url").asText())
                .anyMatch(url -> url.equals(sandbox.baseUri() + "/cgi-bin/kf/send_msg")).anyMatch(url -> url.endsWith("/kf"));
        assertThat(archive.get("entries")).extracting(entry -> entry.at("/response/status").asInt()).contains(200, 502);
        assertThat(archive.findValuesAsText("text")).anyMatch(text -> text.contains("hello"));
        assertThat(archive.toString()).doesNotContain(client.accessToken()).doesNotContain(sandbox.secret());
    }

    @Test
    void failsOnDemandUntilItRecovers() {
        desk.post("faults", "{\"operation\":\"kf/account/list\",\"kind\":\"errcode\",\"value\":45009}");
        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isEqualTo(45009);
        assertThat(desk.get("state").at("/faults/kf~1account~1list/0").asText()).contains("45009");
        assertThat(desk.get("journal").at("/entries").findValuesAsText("why")).contains("fault ordered: errcode 45009");

        desk.send("DELETE", "faults", "");

        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isZero();
    }

    @Test
    void putsTheClockForward() {
        customer.says("hi");
        desk.post("clock", "{\"seconds\":172801}");

        assertThat(desk.get("state").at("/conversations/0/state").asInt()).isEqualTo(4);
        assertThat(desk.send("POST", "clock", "{\"seconds\":-1}").statusCode()).isEqualTo(400);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(desk.send("POST", "customers/wm1/says", "{}").body()).contains("text is missing");
        assertThat(desk.send("POST", "customers/wm1/says", "{\"text\":\"a\",\"acount\":\"b\"}").body()).contains("acount")
                .contains("account");
        assertThat(desk.send("POST", "nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(desk.send("GET", "clock", "").statusCode()).isEqualTo(405);
        assertThat(desk.send("POST", "clock", "not JSON").statusCode()).isEqualTo(400);
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
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
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
        JsonNode served = desk.get("openapi.json");
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(DESCRIPTION, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(DESCRIPTION))).isEqualTo(served);
    }

    @Test
    void givesSettingsToCopy() {
        JsonNode settings = desk.get("settings");

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
