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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class SendMsgOnEventTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void hireServicer() {
        sandbox.servicer("zhangsan");
    }

    @Test
    void welcomesACustomerWhoEnters() {
        customer.enters("oamenu3", "场景 3");
        JsonNode event = lastEvent();
        assertThat(event.get("scene").asText()).isEqualTo("oamenu3");
        assertThat(event.get("scene_param").asText()).isEqualTo("%E5%9C%BA%E6%99%AF%203");

        assertThat(errcode(sendText(event.get("welcome_code").asText()))).isZero();
        assertThat(customer.received()).extracting(ReceivedMessage::text).containsExactly("hello");
    }

    @Test
    void takesACodeOnce() {
        String code = welcomeCode();
        sendText(code);

        assertThat(errcode(sendText(code))).isEqualTo(40058);
        assertThat(customer.received()).hasSize(1);
    }

    @Test
    void takesAWelcomeCodeFor20Seconds() {
        String code = welcomeCode();
        sandbox.clock().advance(Duration.ofSeconds(20));

        assertThat(errcode(sendText(code))).isEqualTo(40058);
    }

    @Test
    void keepsACodeWhoseMessageWasRefused() {
        String code = welcomeCode();

        assertThat(errcode(client.sendOnEvent(code, "image", "{\"media_id\":\"m\"}"))).isEqualTo(40008);
        assertThat(errcode(sendText(code))).isZero();
    }

    @Test
    void givesNoWelcomeCodeWithin48HoursOfAWelcome() {
        sendText(welcomeCode());

        customer.enters();
        assertThat(lastEvent().has("welcome_code")).isFalse();
        sandbox.clock().advance(Duration.ofHours(48).plusSeconds(1));
        customer.enters();
        assertThat(lastEvent().has("welcome_code")).isTrue();
    }

    @Test
    void givesNoWelcomeCodeToACustomerWhoHasWritten() {
        customer.says("hi");
        customer.enters();

        assertThat(lastEvent().has("welcome_code")).isFalse();
    }

    @Test
    void takesAQueueCodeOnlyWhileTheCustomerWaits() {
        customer.says("hi");
        String code = client.trans(account, customer, 2, "").get("msg_code").asText();
        client.trans(account, customer, 3, "zhangsan");

        assertThat(errcode(sendText(code))).isEqualTo(95018);
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3 })
    void takesACodeOfQueueOrServicerForHoursButOnlyForText(int state) {
        customer.says("hi");
        String code = client.trans(account, customer, state, "zhangsan").get("msg_code").asText();
        sandbox.clock().advance(Duration.ofHours(47));

        assertThat(errcode(client.sendOnEvent(code, "msgmenu", "{\"head_content\":\"x\"}"))).isEqualTo(40008);
        assertThat(errcode(sendText(code))).isZero();
    }

    @Test
    void saysFarewellWithAMenuWithin20Seconds() {
        customer.says("hi");
        String code = client.trans(account, customer, 4, "").get("msg_code").asText();

        assertThat(errcode(client.sendOnEvent(code, "msgmenu", "{\"head_content\":\"How was it?\"}"))).isZero();
    }

    @Test
    void servesNoAccountTheAppMayNotManage() {
        String code = welcomeCode();
        sandbox.revoke(account);

        assertThat(errcode(sendText(code))).isEqualTo(48007);
    }

    private String welcomeCode() {
        customer.enters();
        return lastEvent().get("welcome_code").asText();
    }

    private JsonNode lastEvent() {
        JsonNode items = client.sync(account).get("msg_list");
        return items.get(items.size() - 1).get("event");
    }

    private JsonNode sendText(String code) {
        return client.sendOnEvent(code, "text", "{\"content\":\"hello\"}");
    }
}
