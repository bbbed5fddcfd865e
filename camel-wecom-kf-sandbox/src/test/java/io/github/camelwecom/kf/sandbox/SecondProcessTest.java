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

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Everything of the sandbox's own API, asked of a sandbox in another process; no route is left out. */
class SecondProcessTest {

    private static final String WHO = "\"customer\":\"wm1\"";

    private static SandboxProcess process;
    private static TestApp app;
    private static TestClient client;
    private static String account;

    private final DeskClient desk = new DeskClient(process.baseUri());
    private final Set<String> asked = new LinkedHashSet<>();

    @BeforeAll
    static void start() {
        process = new SandboxProcess("--port=0");
        app = new TestApp(process.told("token"), process.told("encodingAesKey"), process.told("corpId"));
        client = new TestClient(process.baseUri(), process.told("corpId"), process.told("secret"));
        account = process.told("open_kfid");
    }

    @AfterAll
    static void end() {
        app.close();
        process.close();
    }

    @Test
    void doesAllThatItsDescriptionNames() {
        Set<String> described = new TreeSet<>();
        get("openapi.json", "").get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> described.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        corp();
        callbacks();
        customers();
        servicers();
        trouble();
        journal();
        scenariosAndSnapshots();

        assertThat(new TreeSet<>(asked)).isEqualTo(described);
    }

    private void corp() {
        post("seed", "", "{\"members\":[\"lisi\"],\"accounts\":[{\"name\":\"售后\",\"openKfId\":\"wkAFTER\"}]}");
        String sales = post("accounts", "", "{\"name\":\"sales\"}").get("id").asText();
        post("accounts/{account}/revoke", sales, "");
        assertThat(get("state", "").at("/accounts/2/managed").asBoolean()).isFalse();
        post("accounts/{account}/authorise", sales, "");
        assertThat(get("state", "").at("/accounts/2/managed").asBoolean()).isTrue();
        post("channels", "", "{\"bound\":true}");
        assertThat(client.query("kf/get_corp_qualification", "").get("wechat_channels_binding").toString()).isNotEmpty();
        assertThat(get("settings", "").get("secret").asText()).isEqualTo(process.told("secret"));
        post("clock", "", "{\"seconds\":1}");

        post("accounts/{account}/appends", "wkAFTER", "{\"item\":{\"msgid\":\"strange\",\"msgtype\":7}}");
        post("accounts/{account}/hides", "wkAFTER", "{\"items\":2}");
        JsonNode page = client.call("kf/sync_msg", "{\"open_kfid\":\"wkAFTER\",\"limit\":2}");
        assertThat(page.at("/msg_list/0/msgid").asText()).isEqualTo("strange");
        assertThat(page.get("has_more").asInt()).isEqualTo(1);
        post("accounts/{account}/forget-cursors", "wkAFTER", "{\"errcode\":40001}");
        assertThat(client.call("kf/sync_msg", "{\"open_kfid\":\"wkAFTER\",\"cursor\":\"" + page.get("next_cursor").asText()
                                              + "\"}")
                .get("errcode").asInt()).isEqualTo(40001);
        String token = post("accounts/{account}/callback-token", "wkAFTER", "").get("token").asText();
        assertThat(client.call("kf/sync_msg", "{\"open_kfid\":\"wkAFTER\",\"token\":\"" + token + "\"}").get("errcode").asInt())
                .isZero();
        String medium = post("media", "?type=image&name=a.png", "picture").get("media_id").asText();
        assertThat(desk.send("GET", "media/" + medium, "").body()).isEqualTo("picture");
    }

    private void callbacks() {
        post("callbacks/url", "", "{\"url\":\"" + app.url() + "\"}");
        await().untilAsserted(() -> assertThat(post("callbacks/verify", "", "").get("accepted").asBoolean()).isTrue());
        post("accounts/{account}/announce", account, "");
        await().until(() -> app.received().size() == 1);
        assertThat(post("callbacks/send", "", "{\"text\":\"<xml/>\"}").get("status").asInt()).isEqualTo(200);
        assertThat(app.received()).contains("<xml/>");
        post("callbacks/pause", "", "");
        post("accounts/{account}/announce", account, "");
        post("callbacks/hold", "", "");
        post("accounts/{account}/announce", account, "");
        assertThat(post("callbacks/release", "", "{\"how\":\"doubled\"}").get("sent").asInt()).isEqualTo(2);
        post("callbacks/resume", "", "");
        assertThat(app.received()).hasSize(4);
        post("callbacks/rates", "", "{\"doubled\":100}");
        post("accounts/{account}/announce", account, "");
        await().until(() -> app.received().size() == 6);
        post("callbacks/rates", "", "{\"doubled\":0,\"reordered\":0}");
        assertThat(get("callbacks/attempts", "?limit=1").at("/attempts/0/delivered").asBoolean()).isTrue();
    }

    private void customers() {
        post("customers", "", "{\"id\":\"wm1\",\"nickname\":\"小林\"}");
        assertThat(post("crowd", "", "{\"count\":2,\"text\":\"I am #\"}").get("customers")).hasSize(2);
        String url = client.call("kf/add_contact_way", "{\"open_kfid\":\"" + account + "\",\"scene\":\"shop\"}").get("url")
                .asText();
        post("customers/{customer}/opens", "wm1", "{\"url\":\"" + url + "\"}");
        post("customers/{customer}/enters", "wm1", "{\"scene\":\"door\",\"sceneParam\":\"a b\"}");
        String first = post("customers/{customer}/says", "wm1", "{\"text\":\"hi\"}").get("msgid").asText();
        post("customers/{customer}/clicks", "wm1", "{\"menuId\":\"1\",\"label\":\"yes\"}");
        post("customers/{customer}/sends", "wm1", "{\"msgtype\":\"link\",\"body\":{\"title\":\"t\",\"url\":\"http://a\"}}");
        post("customers/{customer}/media", "wm1?type=image&name=a.png", "picture");
        post("customers/{customer}/triggers", "wm1", "{\"event\":\"user_recall_msg\",\"fields\":{\"recall_msgid\":\"x\"}}");
        post("customers/{customer}/recalls", "wm1", "{\"msgid\":\"" + first + "\"}");
        String answer = client.call("kf/send_msg", "{\"touser\":\"wm1\",\"open_kfid\":\"" + account
                                                   + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}")
                .get("msgid").asText();
        assertThat(post("customers/{customer}/awaits", "wm1", "{\"answers\":1}").get("answers").asInt()).isEqualTo(1);
        post("customers/{customer}/misses", "wm1", "{\"msgid\":\"" + answer + "\"}");
        assertThat(get("customers/{customer}/chat", "wm1").get("lines")).hasSize(10);
        assertThat(get("customers/{customer}/offer", "wm1")).isEmpty();
    }

    private void servicers() {
        post("servicers", "", "{\"userid\":\"wangwu\"}");
        assertThat(client.call("kf/service_state/trans", "{\"open_kfid\":\"" + account
                                                         + "\",\"external_userid\":\"wm1\",\"service_state\":2}")
                .get("errcode").asInt()).isZero();
        post("servicers/{servicer}/picks-up", "zhangsan", "{" + WHO + "}");
        String said
                = post("servicers/{servicer}/says", "zhangsan", "{" + WHO + ",\"text\":\"I am here\"}").get("msgid").asText();
        post("servicers/{servicer}/sends", "zhangsan", "{" + WHO + ",\"msgtype\":\"image\",\"body\":{\"media_id\":\"m\"}}");
        post("servicers/{servicer}/recalls", "zhangsan", "{" + WHO + ",\"msgid\":\"" + said + "\"}");
        post("servicers/{servicer}/transfers", "zhangsan", "{" + WHO + ",\"to\":\"wangwu\"}");
        post("servicers/{servicer}/ends", "wangwu", "{" + WHO + "}");
        post("servicers/{servicer}/reenters", "zhangsan", "{" + WHO + "}");
        post("servicers/{servicer}/rejects", "zhangsan", "{" + WHO + "}");
        post("servicers/{servicer}/accepts", "zhangsan", "{" + WHO + "}");
        post("servicers/{servicer}/stops", "zhangsan", "{}");
        post("servicers/{servicer}/suspends", "zhangsan", "{}");
        post("servicers/{servicer}/receives", "zhangsan", "{}");
        assertThat(get("state", "").findValuesAsText("servicer")).contains("zhangsan");
    }

    private void trouble() {
        post("faults", "", "{\"operation\":\"kf/account/list\",\"kind\":\"body\",\"body\":\"{\\\"errcode\\\":1}\"}");
        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isEqualTo(1);
        ask("DELETE", "faults", "", "");
        assertThat(client.call("kf/account/list", "{}").get("errcode").asInt()).isZero();
        String token = client.accessToken();
        post("token/expire", "", "");
        assertThat(client.get("kf/servicer/list?access_token=" + token).body()).contains("42001");
        token = client.accessToken();
        post("token/revoke", "", "");
        assertThat(client.get("kf/servicer/list?access_token=" + token).body()).contains("40014");
        post("limits", "", "{\"tokenlessCallsInAMinute\":1000,\"callsAtOnce\":50}");
        assertThat(get("limits", "").get("mostTokenlessCallsInAMinute").asInt()).isPositive();
        post("rules", "", "{\"name\":\"queueToAssistant\",\"value\":true}");
        assertThat(get("rules", "").toString()).contains("\"queueToAssistant\",\"value\":\"true\"");
    }

    private void journal() {
        JsonNode calls = get("journal", "?kind=call").get("entries");
        assertThat(get("journal/har", "").at("/log/entries").size()).isGreaterThanOrEqualTo(calls.size());
        long last = calls.get(calls.size() - 1).get("number").asLong();
        assertThat(post("journal/{number}/replay", Long.toString(last), "").has("status")).isTrue();
        ask("DELETE", "journal", "", "");
        assertThat(get("journal", "").get("entries")).isEmpty();
    }

    private void scenariosAndSnapshots() {
        JsonNode snapshot = get("snapshot", "");
        post("scenarios/record", "", "");
        post("customers/{customer}/says", "wm9", "{\"text\":\"for the file\"}");
        assertThat(get("scenarios", "").get("recording").asBoolean()).isTrue();
        JsonNode scenario = post("scenarios/stop", "", "");
        ask("PUT", "snapshot", "", snapshot.toString());
        assertThat(get("state", "").toString()).doesNotContain("wm9");
        assertThat(post("scenarios/play", "", scenario.toString()).get("failures")).isEmpty();
        assertThat(get("customers/{customer}/chat", "wm9").get("lines")).hasSize(1);
    }

    private JsonNode get(String route, String variable) {
        return ask("GET", route, variable, "");
    }

    private JsonNode post(String route, String variable, String body) {
        return ask("POST", route, variable, body);
    }

    /** @param variable the value of the route's variable, and the query if there is one */
    private JsonNode ask(String method, String route, String variable, String body) {
        asked.add(method + " /sandbox/" + route);
        String[] parts = variable.split("(?=\\?)", 2);
        boolean queryOnly = variable.startsWith("?");
        String path = route.replaceAll("\\{.*}", queryOnly ? "" : parts[0])
                      + (queryOnly ? variable : parts.length == 2 ? parts[1] : "");
        HttpResponse<String> response = desk.send(method, path, body);
        assertThat(response.statusCode()).as(method + " " + path + ": " + response.body()).isEqualTo(200);
        return TestClient.json(response);
    }
}
