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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.CustomerBatchGetReply;
import io.github.camelwecom.kf.model.ServiceStateGetReply;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WecomKfProducerTest extends WecomKfTestSupport {

    private static final String JSON_OF_A_CUSTOMER
            = "{\"touser\":\"wm-somebody-else\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}";

    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer().named("Anna");

    @BeforeEach
    void customerWrites() {
        customer.says("hello");
    }

    static Stream<Object> formsOfARequest() {
        String json = "{\"msgtype\":\"text\",\"text\":{\"content\":\"你好 👋\"}}";
        return Stream.of(
                SendMsgRequest.text("你好 👋"),
                Map.of("msgtype", "text", "text", Map.of("content", "你好 👋")),
                JsonNodeFactory.instance.objectNode().put("msgtype", "text")
                        .set("text", JsonNodeFactory.instance.objectNode().put("content", "你好 👋")),
                json,
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("formsOfARequest")
    void takesARequestInAnyForm(Object body) {
        Object reply = template.requestBodyAndHeaders("wecom-kf:sendMsg", body, customersHeaders());

        assertThat(customer.received()).singleElement().satisfies(received -> {
            assertThat(received.text()).isEqualTo("你好 👋");
            assertThat(((SendMsgReply) reply).msgId()).isEqualTo(received.msgId());
        });
    }

    @Test
    void leavesTheJsonOfTheBodyAlone() {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("msgtype", "text")
                .set("text", JsonNodeFactory.instance.objectNode().put("content", "a. ".repeat(1000)));
        JsonNode before = body.deepCopy();

        template.requestBodyAndHeaders("wecom-kf:sendMsg?splitLongText=true", body, customersHeaders());

        assertThat(customer.received()).hasSize(2);
        assertThat(body).isEqualTo(before);
    }

    @Test
    void whatTheBodySaysWinsOverHeadersAndTheseOverOptions() {
        SandboxCustomer other = sandbox.customer();
        other.says("hello");

        template.requestBodyAndHeaders("wecom-kf:sendMsg?openKfId=wk-wrong&externalUserId=wm-wrong",
                SendMsgRequest.text("hi").to(null, other.id()), customersHeaders());
        template.requestBody(
                "wecom-kf:sendMsg?msgType=text&openKfId=" + account.openKfId() + "&externalUserId=" + customer.id(),
                "from options");

        assertThat(other.received()).extracting("text").containsExactly("hi");
        assertThat(customer.received()).extracting("text").containsExactly("from options");
    }

    @ParameterizedTest
    @ValueSource(strings = { JSON_OF_A_CUSTOMER, "[1,2]", "null", "plain" })
    void withMsgTypeTextTheBodyIsTextWhateverItLooksLike(String words) {
        template.requestBodyAndHeaders("wecom-kf:sendMsg?msgType=text", words, customersHeaders());

        assertThat(customer.received()).singleElement().satisfies(received -> assertThat(received.text()).isEqualTo(words));
    }

    @Test
    void noHeaderChangesWhatTheBodyIs() {
        Map<String, Object> headers = Map.of(
                WecomKfConstants.OPEN_KF_ID, account.openKfId(), WecomKfConstants.EXTERNAL_USER_ID, customer.id(),
                "msgType", "text", "CamelWecomKfMsgType", "text");

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:sendMsg", "plain words", headers))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(customer.received()).isEmpty();
    }

    @Test
    void plainTextWithoutMsgTypeIsRefusedWithAHintAndWithoutTheText() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:sendMsg", "my secret words", customersHeaders()))
                .isInstanceOf(CamelExecutionException.class).cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("wecom-kf:sendMsg", "JSON object", "a String", "msgType=text")
                .message().doesNotContain("secret words");
    }

    @Test
    void aRecordCannotBeSentAsTextByAccident() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:sendMsg?msgType=text", SendMsgRequest.text("hi"),
                customersHeaders())).cause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("msgType=text", "SendMsgRequest");
    }

    @Test
    void everyOperationOfTheFirstCutAnswersWithItsRecord() {
        Map<String, Object> headers = customersHeaders();

        assertThat(template.requestBody("wecom-kf:accountList", null, AccountListReply.class).accountList())
                .extracting("openKfId").containsExactly(account.openKfId());
        assertThat(template.requestBodyAndHeaders("wecom-kf:customerBatchGet", null, headers, CustomerBatchGetReply.class)
                .customerList()).extracting("nickname").containsExactly("Anna");
        assertThat(template.requestBodyAndHeaders("wecom-kf:serviceStateTrans?serviceState=1", null, headers)).isNotNull();
        assertThat(template.requestBodyAndHeaders("wecom-kf:serviceStateGet", null, headers, ServiceStateGetReply.class)
                .serviceState().number()).isEqualTo(1);
        assertThat(template.requestBodyAndHeaders("wecom-kf:syncMsg", null, headers, SyncMsgReply.class).msgList())
                .hasSize(1);
        String code = enteredCode();
        template.requestBodyAndHeaders("wecom-kf:sendMsgOnEvent?msgType=text", "Welcome!", Map.of(WecomKfConstants.CODE, code));
        assertThat(sandbox.journal("kf/send_msg_on_event")).singleElement()
                .satisfies(call -> assertThat(call.errcode()).isZero());
    }

    private String enteredCode() {
        SandboxCustomer newcomer = sandbox.customer();
        newcomer.enters();
        SyncMsgReply reply = template.requestBody("wecom-kf:syncMsg?openKfId=" + account.openKfId(), null, SyncMsgReply.class);
        JsonNode event = reply.msgList().get(reply.msgList().size() - 1).raw().path("event");
        return event.path("welcome_code").asText();
    }

    @Test
    void aHeaderNamesAnotherOperationOnceOnly() {
        Exchange exchange = template.request("wecom-kf:sendMsg", in -> {
            in.getMessage().setHeader(WecomKfConstants.OPERATION, "accountList");
        });

        assertThat(exchange.getMessage().getBody()).isInstanceOf(AccountListReply.class);
        assertThat(exchange.getMessage().getHeader(WecomKfConstants.OPERATION)).isNull();
    }

    @Test
    void anUnknownOperationIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> template.requestBody("wecom-kf:sendMessage", "x"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause().hasMessage("There is no operation sendMessage. Did you mean sendMsg?");
        assertThatThrownBy(() -> template.requestBody("wecom-kf:frobnicate", "x"))
                .rootCause().hasMessageContainingAll("frobnicate", "sendMsg", "syncMsg");
    }

    @Test
    void theBodyThatAConsumerLeftSaysNothingAboutTheNextCall() {
        SyncMsgReply page = template.requestBodyAndHeaders("wecom-kf:syncMsg", null, customersHeaders(), SyncMsgReply.class);

        Object state = template.requestBodyAndHeaders("wecom-kf:serviceStateGet", page.msgList().get(0), customersHeaders());

        assertThat(state).isInstanceOf(ServiceStateGetReply.class);
    }

    @Test
    void aRefusalOfThePlatformKeepsItsErrcodeAndCategory() {
        for (int i = 0; i < 5; i++) {
            template.requestBodyAndHeaders("wecom-kf:sendMsg?msgType=text", "answer " + i, customersHeaders());
        }

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:sendMsg?msgType=text", "one too many",
                customersHeaders())).cause().isInstanceOfSatisfying(WecomKfException.class, refusal -> {
                    assertThat(refusal.getErrcode()).isEqualTo(95001);
                    assertThat(refusal.getCategory()).isEqualTo(ErrorCategory.SESSION);
                    assertThat(refusal.getOperation()).isEqualTo("sendMsg");
                });
    }

    @Test
    void endpointsWithTheSameCredentialsShareOneAccessToken() {
        List.of("wecom-kf:accountList", "wecom-kf:accountList?pageSize=10", "wecom-kf:serviceStateGet").forEach(
                uri -> template.requestBodyAndHeaders(uri, null, customersHeaders()));

        assertThat(sandbox.journal("gettoken")).hasSize(1);
    }

    private Map<String, Object> customersHeaders() {
        return Map.of(WecomKfConstants.OPEN_KF_ID, account.openKfId(), WecomKfConstants.EXTERNAL_USER_ID, customer.id());
    }
}
