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

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class SandboxServicerTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();
    private final SandboxServicer zhangsan = sandbox.servicer("zhangsan");
    private final SandboxServicer lisi = sandbox.servicer("lisi");

    @BeforeEach
    void customerWrites() {
        customer.says("hi");
    }

    @Test
    void picksUpACustomerWhoWaits() {
        client.trans(account, customer, 2, "");

        zhangsan.picksUp(customer);

        JsonNode event = lastItem().get("event");
        assertThat(without(event, "msg_code")).isEqualTo(expected("session_status_change",
                "\"change_type\":1,\"new_servicer_userid\":\"zhangsan\""));
        assertThat(state().get("service_state").asInt()).isEqualTo(3);
        assertThat(state().get("servicer_userid").asText()).isEqualTo("zhangsan");
        sandbox.clock().advance(Duration.ofHours(47));
        assertThat(errcode(client.sendOnEvent(event.get("msg_code").asText(), "text", "{\"content\":\"x\"}"))).isZero();
    }

    @Test
    void writesToTheCustomer() {
        client.trans(account, customer, 3, "zhangsan");

        String msgId = zhangsan.says(customer, "你好");

        JsonNode item = lastItem();
        assertThat(item.get("msgid").asText()).isEqualTo(msgId);
        assertThat(item.get("origin").asInt()).isEqualTo(5);
        assertThat(item.get("servicer_userid").asText()).isEqualTo("zhangsan");
        assertThat(item.get("external_userid").asText()).isEqualTo(customer.id());
        assertThat(item.at("/text/content").asText()).isEqualTo("你好");
    }

    @Test
    void sendsAnyType() {
        client.trans(account, customer, 3, "zhangsan");

        zhangsan.sends(customer, "business_card", "{\"userid\":\"lisi\"}");

        assertThat(lastItem().at("/business_card/userid").asText()).isEqualTo("lisi");
    }

    @Test
    void transfersTheCustomerToAColleague() {
        client.trans(account, customer, 3, "zhangsan");

        zhangsan.transfers(customer, lisi);

        assertThat(lastItem().get("event")).isEqualTo(expected("session_status_change",
                "\"change_type\":2,\"old_servicer_userid\":\"zhangsan\",\"new_servicer_userid\":\"lisi\""));
        assertThat(state().get("servicer_userid").asText()).isEqualTo("lisi");
    }

    @Test
    void endsASessionWithACodeForTheFarewell() {
        client.trans(account, customer, 3, "zhangsan");

        zhangsan.ends(customer);

        JsonNode event = lastItem().get("event");
        assertThat(without(event, "msg_code")).isEqualTo(expected("session_status_change",
                "\"change_type\":3,\"old_servicer_userid\":\"zhangsan\""));
        assertThat(state().get("service_state").asInt()).isEqualTo(4);
        assertThat(errcode(client.sendOnEvent(event.get("msg_code").asText(), "msgmenu", "{\"head_content\":\"x\"}")))
                .isZero();
    }

    @Test
    void reentersASessionThatHasEndedByWriting() {
        client.trans(account, customer, 3, "zhangsan");
        zhangsan.ends(customer);

        lisi.says(customer, "one more thing");

        JsonNode items = client.sync(account).get("msg_list");
        assertThat(items.get(items.size() - 2).get("event")).isEqualTo(expected("session_status_change",
                "\"change_type\":4,\"old_servicer_userid\":\"zhangsan\",\"new_servicer_userid\":\"lisi\""));
        assertThat(lastItem().at("/text/content").asText()).isEqualTo("one more thing");
        assertThat(state().get("servicer_userid").asText()).isEqualTo("lisi");
    }

    @Test
    void takesBackASessionThatWasTransferred() {
        client.trans(account, customer, 3, "zhangsan");
        zhangsan.transfers(customer, lisi);

        zhangsan.reenters(customer);

        assertThat(lastItem().get("event")).isEqualTo(expected("session_status_change",
                "\"change_type\":4,\"old_servicer_userid\":\"lisi\",\"new_servicer_userid\":\"zhangsan\""));
    }

    @Test
    void recallsAMessage() {
        client.trans(account, customer, 3, "zhangsan");
        String msgId = zhangsan.says(customer, "oops");

        zhangsan.recalls(customer, msgId);

        assertThat(lastItem().get("event")).isEqualTo(expected("servicer_recall_msg",
                "\"recall_msgid\":\"" + msgId + "\",\"servicer_userid\":\"zhangsan\""));
    }

    @Test
    void seesTheCustomerRecallAMessage() {
        String msgId = customer.says("oops");

        customer.recalls(msgId);

        assertThat(lastItem().get("event")).isEqualTo(expected("user_recall_msg", "\"recall_msgid\":\"" + msgId + "\""));
    }

    @Test
    void rejectsTheMessagesOfACustomerForAWhile() {
        zhangsan.rejects(customer);
        assertThat(lastItem().get("event")).isEqualTo(expected("reject_customer_msg_switch_change",
                "\"servicer_userid\":\"zhangsan\",\"reject_switch\":1"));

        zhangsan.acceptsAgain(customer);
        assertThat(lastItem().at("/event/reject_switch").asInt()).isZero();
    }

    @Test
    void tellsTheStatusInTheCodesOfEventsAndOfLists() {
        zhangsan.stops();
        assertThat(lastItem().get("event")).isEqualTo(status("\"status\":2,\"stop_type\":0"));
        assertThat(listed()).isEqualTo(TestClient.json("{\"userid\":\"zhangsan\",\"status\":1,\"stop_type\":0}"));

        zhangsan.suspends();
        assertThat(lastItem().get("event")).isEqualTo(status("\"status\":2,\"stop_type\":1"));
        assertThat(listed()).isEqualTo(TestClient.json("{\"userid\":\"zhangsan\",\"status\":1,\"stop_type\":1}"));

        zhangsan.receives();
        assertThat(lastItem().get("event")).isEqualTo(status("\"status\":1"));
        assertThat(listed()).isEqualTo(TestClient.json("{\"userid\":\"zhangsan\",\"status\":0}"));
    }

    @Test
    void letsAMessageFailAfterItWasAccepted() {
        String msgId = client.sendText(account, customer, "hello").get("msgid").asText();

        customer.neverReceives(msgId, 10);

        assertThat(lastItem().get("event"))
                .isEqualTo(expected("msg_send_fail", "\"fail_msgid\":\"" + msgId + "\",\"fail_type\":10"));
        assertThat(customer.withdrawn()).containsExactly(msgId);
        assertThatIllegalArgumentException().isThrownBy(() -> customer.neverReceives("other", 10));
    }

    @Test
    void announcesWhatServicersDoUnlessTheCallbackGetsLost() {
        try (TestApp app = new TestApp(sandbox)) {
            zhangsan.unannounced().stops();
            zhangsan.receives();

            await().untilAsserted(() -> assertThat(app.received()).isNotEmpty());
            assertThat(app.received()).hasSize(1);
            assertThat(app.firstValue("OpenKfId")).isEqualTo(account.openKfId());
        }
    }

    @Test
    void worksAtAnotherAccount() {
        SandboxAccount other = sandbox.account("售后客服");
        SandboxCustomer there = customer.writesTo(other);
        there.says("hi");
        client.trans(other, there, 2, "");

        zhangsan.worksAt(other).picksUp(there);

        assertThat(client.sync(other).at("/msg_list/1/event/change_type").asInt()).isEqualTo(1);
    }

    @Test
    void doesNothingTheWeComClientWouldNotOffer() {
        assertThatIllegalStateException().isThrownBy(() -> zhangsan.picksUp(customer)).withMessageContaining("UNHANDLED");
        assertThatIllegalStateException().isThrownBy(() -> zhangsan.says(customer, "hi"));
        assertThatIllegalStateException().isThrownBy(() -> zhangsan.reenters(customer));
        client.trans(account, customer, 3, "zhangsan");
        assertThatIllegalStateException().isThrownBy(() -> lisi.ends(customer)).withMessageContaining("zhangsan");
        assertThatIllegalStateException().isThrownBy(() -> lisi.says(customer, "hi"));
        assertThatIllegalStateException().isThrownBy(() -> zhangsan.transfers(customer, zhangsan));
    }

    @ParameterizedTest
    @CsvSource({ "zhangsan,1,1,1,1.0", "'',2,1,2,0.5" })
    void isCountedByTheStatistic(String userId, int sessions, int customers, int messages, double replyRate) {
        sandbox.clock().advance(Duration.ofDays(1));
        client.trans(account, customer, 3, "zhangsan");
        zhangsan.says(customer, "hello");
        customer.says("thanks");
        zhangsan.rejects(customer);
        zhangsan.ends(customer);
        customer.says("wait");
        client.trans(account, customer, 3, "lisi");
        customer.says("are you there?");
        long today = sandbox.clock().instant().getEpochSecond();
        sandbox.clock().advance(Duration.ofDays(1));

        JsonNode reply = client.call("kf/get_servicer_statistic",
                "{\"open_kfid\":\"%s\",\"servicer_userid\":\"%s\",\"start_time\":%d,\"end_time\":%d}"
                        .formatted(account.openKfId(), userId, today, today));

        assertThat(reply.at("/statistic_list/0/statistic")).isEqualTo(TestClient.json("""
                {"session_cnt":%d,"customer_cnt":%d,"customer_msg_cnt":%d,"upgrade_service_customer_cnt":0,
                "upgrade_service_member_invite_cnt":0,"upgrade_service_groupchat_invite_cnt":0,
                "msg_rejected_customer_cnt":1,"reply_rate":%s}""".formatted(sessions, customers, messages, replyRate)));
    }

    private JsonNode lastItem() {
        JsonNode items = client.sync(account).get("msg_list");
        return items.get(items.size() - 1);
    }

    private JsonNode expected(String eventType, String fields) {
        return TestClient.json("{\"event_type\":\"%s\",\"open_kfid\":\"%s\",\"external_userid\":\"%s\",%s}"
                .formatted(eventType, account.openKfId(), customer.id(), fields));
    }

    private JsonNode status(String fields) {
        return TestClient.json(
                "{\"event_type\":\"servicer_status_change\",\"open_kfid\":\"%s\",\"servicer_userid\":\"zhangsan\",%s}"
                        .formatted(account.openKfId(), fields));
    }

    private static JsonNode without(JsonNode event, String field) {
        return event.<ObjectNode> deepCopy().without(field);
    }

    private JsonNode listed() {
        return client.query("kf/servicer/list", "open_kfid=" + account.openKfId()).at("/servicer_list/0");
    }

    private JsonNode state() {
        return client.serviceState(account, customer);
    }
}
