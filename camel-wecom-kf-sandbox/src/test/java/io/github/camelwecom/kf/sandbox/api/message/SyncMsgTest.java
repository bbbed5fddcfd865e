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
package io.github.camelwecom.kf.sandbox.api.message;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static io.github.camelwecom.kf.sandbox.TestClient.texts;
import static org.assertj.core.api.Assertions.assertThat;

class SyncMsgTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void pagesThroughTheLogInOrder() {
        say(25);

        JsonNode first = client.sync(account, "", 10);
        JsonNode second = client.sync(account, first.get("next_cursor").asText(), 10);
        JsonNode third = client.sync(account, second.get("next_cursor").asText(), 10);

        assertThat(List.of(first, second, third)).extracting(page -> page.get("has_more").asInt()).containsExactly(1, 1, 0);
        List<String> texts = Stream.of(first, second, third).flatMap(page -> texts(page).stream()).toList();
        assertThat(texts).containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void saysThatAnExactlyFullLastPageIsTheLast() {
        say(20);

        JsonNode first = client.sync(account, "", 10);
        JsonNode last = client.sync(account, first.get("next_cursor").asText(), 10);

        assertThat(first.get("has_more").asInt()).isEqualTo(1);
        assertThat(last.get("msg_list")).hasSize(10);
        assertThat(last.get("has_more").asInt()).isZero();
    }

    @Test
    void continuesAfterTheLastCursorWhenSomethingNewComes() {
        say(2);
        String cursor = client.sync(account).get("next_cursor").asText();

        JsonNode nothing = client.sync(account, cursor, 10);
        customer.says("new");
        JsonNode something = client.sync(account, nothing.get("next_cursor").asText(), 10);

        assertThat(nothing.get("msg_list")).isEmpty();
        assertThat(texts(something)).containsExactly("new");
    }

    @Test
    void forgetsMessagesAfterThreeDays() {
        customer.says("old");
        sandbox.clock().advance(Duration.ofDays(2));
        customer.says("younger");
        sandbox.clock().advance(Duration.ofDays(1).plusSeconds(1));

        assertThat(texts(client.sync(account))).containsExactly("younger");
    }

    @Test
    void goesOnAtTheOldestMessageKeptWhenACursorIsOlder() {
        customer.says("read");
        String cursor = client.sync(account).get("next_cursor").asText();
        customer.says("missed");
        sandbox.clock().advance(Duration.ofDays(4));
        customer.says("new");

        assertThat(texts(client.sync(account, cursor, 10))).containsExactly("new");
    }

    @Test
    void keepsTheAccountsApart() {
        SandboxAccount other = sandbox.account("售后");
        customer.says("here");
        customer.writesTo(other).says("there");

        assertThat(texts(client.sync(account))).containsExactly("here");
        assertThat(texts(client.sync(other))).containsExactly("there");
    }

    @Test
    void refusesACursorOfAnotherAccount() {
        String cursor = client.sync(sandbox.account("售后")).get("next_cursor").asText();

        assertThat(errcode(client.sync(account, cursor, 10))).isEqualTo(40058);
    }

    @Test
    void takesACallbackTokenForTenMinutes() {
        String token = account.newCallbackToken();

        sandbox.clock().advance(Duration.ofSeconds(599));
        assertThat(errcode(client.sync(account, token))).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(errcode(client.sync(account, token))).isEqualTo(95007);
    }

    @Test
    void refusesAnInventedCallbackToken() {
        assertThat(errcode(client.sync(account, "ENCinvented"))).isEqualTo(95007);
    }

    @Test
    void doesNotReturnWhatApiClientsSent() {
        customer.says("hi");
        client.sendText(account, customer, "hello");

        assertThat(texts(client.sync(account))).containsExactly("hi");
    }

    @Test
    void returnsEveryTypeAsTheCustomerSentIt() {
        customer.clicks("101", "Yes");
        customer.sendsImage("media-1");
        customer.sends("hologram", "{\"depth\":3}");
        customer.sends("meeting");

        JsonNode items = client.sync(account).get("msg_list");

        assertThat(items.get(0).get("text").get("menu_id").asText()).isEqualTo("101");
        assertThat(items.get(1).get("image").get("media_id").asText()).isEqualTo("media-1");
        assertThat(items.get(2).get("hologram").get("depth").asInt()).isEqualTo(3);
        assertThat(items.get(3).has("meeting")).isFalse();
        assertThat(items).allSatisfy(item -> {
            assertThat(item.get("origin").asInt()).isEqualTo(3);
            assertThat(item.get("external_userid").asText()).isEqualTo(customer.id());
        });
    }

    @Test
    void returnsEventsWithTheIdsInsideTheEvent() {
        customer.triggers("user_recall_msg", "{\"recall_msgid\":\"m1\"}");

        JsonNode item = client.sync(account).get("msg_list").get(0);

        assertThat(item.get("origin").asInt()).isEqualTo(4);
        assertThat(item.has("external_userid")).isFalse();
        assertThat(item.get("event").get("external_userid").asText()).isEqualTo(customer.id());
        assertThat(item.get("event").get("recall_msgid").asText()).isEqualTo("m1");
    }

    @Test
    void returnsStrangeItemsAsTheyAre() {
        account.append("{\"msgtype\":7,\"odd\":[null]}");

        assertThat(client.sync(account).get("msg_list").get(0))
                .isEqualTo(TestClient.json("{\"msgtype\":7,\"odd\":[null]}"));
    }

    @Test
    void returnsItemsThatAreNoObjects() {
        account.append("7");
        customer.says("m1");

        JsonNode items = client.sync(account).get("msg_list");

        assertThat(items.get(0).asInt()).isEqualTo(7);
        assertThat(items).hasSize(2);
    }

    @Test
    void hiddenItemsMakePagesEmptyThatHaveMore() {
        account.appendHidden(2);
        customer.says("m1");

        JsonNode empty = client.sync(account, "", 2);
        JsonNode last = client.sync(account, empty.get("next_cursor").asText(), 2);

        assertThat(empty.get("msg_list")).isEmpty();
        assertThat(empty.get("has_more").asInt()).isEqualTo(1);
        assertThat(texts(last)).containsExactly("m1");
        assertThat(last.get("has_more").asInt()).isZero();
    }

    @Test
    void aHiddenItemMakesAFullLastPageHaveMore() {
        say(2);
        account.appendHidden(1);

        JsonNode full = client.sync(account, "", 2);
        JsonNode last = client.sync(account, full.get("next_cursor").asText(), 2);

        assertThat(full.get("msg_list")).hasSize(2);
        assertThat(full.get("has_more").asInt()).isEqualTo(1);
        assertThat(last.get("msg_list")).isEmpty();
        assertThat(last.get("has_more").asInt()).isZero();
    }

    @Test
    void forgetsCursorsOnDemand() {
        customer.says("m1");
        String forgotten = client.sync(account).get("next_cursor").asText();
        account.forgetCursors();
        assertThat(errcode(client.sync(account, forgotten, 10))).isEqualTo(40058);

        JsonNode again = client.sync(account);
        assertThat(texts(again)).containsExactly("m1");
        assertThat(errcode(client.sync(account, again.get("next_cursor").asText(), 10))).isZero();

        account.forgetCursors(95000);
        assertThat(errcode(client.sync(account, again.get("next_cursor").asText(), 10))).isEqualTo(95000);
    }

    @Test
    void refusesACursorFromNowhere() {
        assertThat(errcode(client.sync(account, "4gw7MepFLfgF2VC5npN", 10))).isEqualTo(40058);
    }

    @Test
    void refusesRequestsThatBreakTheRules() {
        String id = "\"open_kfid\":\"" + account.openKfId() + "\"";

        assertThat(errcode(client.call("kf/sync_msg", "{}"))).isEqualTo(40063);
        assertThat(errcode(client.call("kf/sync_msg", "{" + id + ",\"limit\":1001}"))).isEqualTo(40058);
        assertThat(errcode(client.call("kf/sync_msg", "{" + id + ",\"limit\":\"10\"}"))).isEqualTo(40058);
        assertThat(errcode(client.call("kf/sync_msg", "{\"open_kfid\":\"abc\"}"))).isEqualTo(95000);
        assertThat(errcode(client.call("kf/sync_msg", "{\"open_kfid\":\"wk0\"}"))).isEqualTo(95004);
    }

    @Test
    void refusesABodyThatIsNotJson() {
        JsonNode reply = client.call("kf/sync_msg", "{\"open_kfid\":");

        assertThat(errcode(reply)).isEqualTo(40058);
        assertThat(reply.get("errmsg").asText()).contains("Warning: wrong json format.");
    }

    private void say(int count) {
        IntStream.range(0, count).forEach(i -> customer.says("m" + i));
    }
}
