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
import io.github.camelwecom.kf.sandbox.corp.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static io.github.camelwecom.kf.sandbox.TestClient.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the official text leaves open, decided either way. */
class RuleTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();
    private final SandboxServicer zhangsan = sandbox.servicer("zhangsan");

    @ParameterizedTest
    @CsvSource({ "QUEUE_TO_ASSISTANT, 2, 1", "SERVICER_TO_QUEUE, 3, 2", "STATE_TO_ITSELF, 1, 1", "STATE_TO_ITSELF, 3, 3" })
    void opensATransitionThatTheTableDoesNotName(Rule rule, int from, int to) {
        customer.says("hi");
        client.trans(account, customer, from, zhangsan.userId());
        assertThat(errcode(client.trans(account, customer, to, zhangsan.userId()))).isEqualTo(95016);

        sandbox.decide(rule, "true");

        assertThat(errcode(client.trans(account, customer, to, zhangsan.userId()))).isZero();
        assertThat(client.serviceState(account, customer).get("service_state").asInt()).isEqualTo(to);
    }

    @Test
    void closesTheEndForAllButTheServicersState() {
        sandbox.decide(Rule.END_FROM_EVERY_STATE, "false");
        customer.says("hi");
        assertThat(errcode(client.trans(account, customer, 4, ""))).isEqualTo(95016);
        client.trans(account, customer, 3, zhangsan.userId());
        assertThat(errcode(client.trans(account, customer, 4, ""))).isZero();
    }

    @Test
    void letsASessionAgeFromItsBeginning() {
        sandbox.decide(Rule.SESSION_AGES_FROM_ITS_BEGINNING, "true");
        customer.says("hi");
        sandbox.clock().advance(Duration.ofHours(47));
        customer.says("still there");
        assertThat(client.serviceState(account, customer).get("service_state").asInt()).isZero();

        sandbox.clock().advance(Duration.ofHours(2));

        assertThat(client.serviceState(account, customer).get("service_state").asInt()).isEqualTo(4);
        assertThat(errcode(client.sendText(account, customer, "yes?"))).isEqualTo(95018);
        customer.says("hello?");
        assertThat(client.serviceState(account, customer).get("service_state").asInt()).isZero();
    }

    @Test
    void countsWhatIsSentOnEvents() {
        sandbox.decide(Rule.ON_EVENT_COUNTS, "true");
        customer.enters();
        String code = client.sync(account).at("/msg_list/0/event/welcome_code").asText();
        assertThat(errcode(client.sendOnEvent(code, "text", "{\"content\":\"welcome\"}"))).isZero();
        customer.says("hi");
        for (int i = 0; i < 4; i++) {
            client.sendText(account, customer, "answer");
        }
        String ended = client.trans(account, customer, 2, "").get("msg_code").asText();
        client.sendOnEvent(ended, "text", "{\"content\":\"fifth\"}");
        sandbox.decide(Rule.QUEUE_TO_ASSISTANT, "true");
        client.trans(account, customer, 1, "");

        assertThat(errcode(client.sendText(account, customer, "sixth"))).isEqualTo(95001);
    }

    @Test
    void takesACallbackTokenAtEveryAccount() {
        String token = sandbox.account("other").newCallbackToken();
        assertThat(errcode(client.sync(account, token))).isEqualTo(95007);

        sandbox.decide(Rule.CALLBACK_TOKEN_FOR_ANY_ACCOUNT, "true");

        assertThat(errcode(client.sync(account, token))).isZero();
    }

    @Test
    void takesACallbackTokenOnce() {
        sandbox.decide(Rule.CALLBACK_TOKEN_ONCE, "true");
        String token = account.newCallbackToken();

        assertThat(errcode(client.sync(account, token))).isZero();
        assertThat(errcode(client.sync(account, token))).isEqualTo(95007);
    }

    @Test
    void givesEventsWithoutMsgidAndAnEmptyCursor() {
        sandbox.decide(Rule.EVENTS_WITH_MSGID, "false");
        sandbox.decide(Rule.EMPTY_CURSOR_WITHOUT_NEWS, "true");
        customer.enters();

        JsonNode page = client.sync(account);

        assertThat(page.at("/msg_list/0").has("msgid")).isFalse();
        String cursor = page.get("next_cursor").asText();
        assertThat(cursor).isNotEmpty();
        assertThat(client.sync(account, cursor, 10).get("next_cursor").asText()).isEmpty();
    }

    @Test
    void answersARepeatedMsgidLikeTheFirstTime() {
        sandbox.decide(Rule.REPEATED_MSGID, "0");
        customer.says("hi");
        String request = "{\"touser\":\"" + customer.id() + "\",\"open_kfid\":\"" + account.openKfId()
                         + "\",\"msgid\":\"mine\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}";

        assertThat(client.call("kf/send_msg", request)).isEqualTo(client.call("kf/send_msg", request));
        assertThat(customer.received()).hasSize(1);

        sandbox.decide(Rule.REPEATED_MSGID, "-1");
        assertThat(errcode(client.call("kf/send_msg", request))).isEqualTo(-1);
    }

    @Test
    void refusesCodesAndCursorsWithAnotherErrcodeOrTakesThemForNone() {
        sandbox.decide(Rule.BAD_CODE, "95018");
        sandbox.decide(Rule.BAD_CURSOR, "40001");
        customer.says("hi");

        assertThat(errcode(client.sendOnEvent("made-up", "text", "{\"content\":\"a\"}"))).isEqualTo(95018);
        assertThat(errcode(client.sync(account, "made-up", 10))).isEqualTo(40001);
        sandbox.decide(Rule.BAD_CURSOR, "0");
        assertThat(texts(client.sync(account, "made-up", 10))).containsExactly("hi");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItMeansAndWhereTheDoubtIs(Rule rule) {
        JsonNode told = told(rule);

        assertThat(told.get("value")).isEqualTo(told.get("default"));
        assertThat(told.get("meaning").asText()).isNotBlank();
        assertThat(told.get("doubt").asText()).contains("doc/");
        new DeskClient(sandbox.baseUri()).post("rules", "{\"name\":\"" + rule.key() + "\",\"value\":"
                                                        + (rule.isYesOrNo() ? "false" : "-1") + "}");
        assertThat(told(rule).get("value").asText()).isEqualTo(rule.isYesOrNo() ? "false" : "-1");
    }

    @Test
    void isDecidedOnlyByAValueItHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.decide(Rule.STATE_TO_ITSELF, "1"))
                .withMessageContaining("stateToItself").withMessageContaining("true or false");
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.decide(Rule.BAD_CODE, "yes"))
                .withMessageContaining("errcode");
        assertThat(new DeskClient(sandbox.baseUri()).send("POST", "rules", "{\"name\":\"x\",\"value\":1}").body())
                .contains("stateToItself");
    }

    private JsonNode told(Rule rule) {
        for (JsonNode told : new DeskClient(sandbox.baseUri()).get("rules").get("rules")) {
            if (told.get("name").asText().equals(rule.key())) {
                return told;
            }
        }
        throw new AssertionError(rule);
    }
}
