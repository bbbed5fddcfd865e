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
package io.github.camelwecom.kf.sandbox.api.session;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.corp.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceStateTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void hireServicers() {
        sandbox.servicer("zhangsan");
        sandbox.servicer("lisi");
    }

    @Test
    void opensASessionWhenTheCustomerWrites() {
        assertThat(state()).isEqualTo(4);
        customer.enters();
        assertThat(state()).isEqualTo(4);
        customer.says("hi");
        assertThat(state()).isZero();
    }

    @Test
    void namesTheServicerWhoAnswers() {
        bringTo(3);
        assertThat(get().get("servicer_userid").asText()).isEqualTo("zhangsan");

        client.trans(account, customer, 4, "");
        assertThat(get().has("servicer_userid")).isFalse();
    }

    @Test
    void givesACodeOnlyWhenASessionIsFirstQueuedOrServed() {
        bringTo(0);
        assertThat(codeOf(1, "")).isFalse();
        assertThat(codeOf(2, "")).isTrue();
        assertThat(codeOf(3, "zhangsan")).isTrue();
        assertThat(codeOf(3, "lisi")).isFalse();
        assertThat(codeOf(4, "")).isTrue();

        customer.says("one more thing");
        assertThat(codeOf(3, "lisi")).isTrue();
    }

    @Test
    void givesNoSecondCodeToASessionThatComesBackToTheQueue() {
        sandbox.decide(Rule.QUEUE_TO_ASSISTANT, "true");
        bringTo(0);
        assertThat(codeOf(2, "")).isTrue();
        assertThat(codeOf(1, "")).isFalse();
        assertThat(codeOf(2, "")).isFalse();
    }

    @Test
    void lastsAsLongAsTheCustomerWritesWithin48Hours() {
        bringTo(3);
        sandbox.clock().advance(Duration.ofHours(48));
        assertThat(get().get("service_state").asInt()).isEqualTo(3);
        assertThat(get().get("servicer_userid").asText()).isEqualTo("zhangsan");

        customer.says("still there?");
        sandbox.clock().advance(Duration.ofHours(48));
        assertThat(state()).isEqualTo(3);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(4);
        assertThat(get().has("servicer_userid")).isFalse();
    }

    @Test
    void lastsAnother48HoursWhenAServicerComesBack() {
        bringTo(3);
        sandbox.clock().advance(Duration.ofHours(49));
        sandbox.servicer("lisi").says(customer, "about your question");

        assertThat(get().get("servicer_userid").asText()).isEqualTo("lisi");
        assertThat(errcode(client.trans(account, customer, 4, ""))).isEqualTo(95031);
        sandbox.clock().advance(Duration.ofHours(49));
        assertThat(state()).isEqualTo(4);
    }

    @Test
    void givesASessionOnlyToAServicerWhoReceives() {
        sandbox.members("wangwu");
        customer.says("hi");
        sandbox.servicer("zhangsan").stops();
        sandbox.servicer("lisi").suspends();

        assertThat(errcode(client.trans(account, customer, 3, "zhangsan"))).isEqualTo(95019);
        assertThat(errcode(client.trans(account, customer, 3, "lisi"))).isEqualTo(95019);
        assertThat(errcode(client.trans(account, customer, 3, "wangwu"))).isEqualTo(95014);
        assertThat(errcode(client.trans(account, customer, 3, "nobody"))).isEqualTo(95014);
        sandbox.servicer("lisi").receives();
        assertThat(errcode(client.trans(account, customer, 3, "lisi"))).isZero();
    }

    @Test
    void givesASessionOnlyToAMemberWhoHasActivatedWeCom() {
        sandbox.inactiveMembers("wangwu");
        sandbox.servicer("wangwu");
        customer.says("hi");

        assertThat(errcode(client.trans(account, customer, 3, "wangwu"))).isEqualTo(95014);
    }

    @Test
    void givesASessionToSomebodyOfADepartmentThatServes() {
        sandbox.department(2, "zhaoliu");
        client.call("kf/servicer/add", "{\"open_kfid\":\"" + account.openKfId() + "\",\"department_id_list\":[2]}");
        customer.says("hi");

        assertThat(errcode(client.trans(account, customer, 3, "zhaoliu"))).isZero();
    }

    @Test
    void refusesRequestsThatBreakTheRules() {
        customer.says("hi");

        assertThat(errcode(client.trans(account, customer, 3, ""))).isEqualTo(40063);
        assertThat(errcode(client.trans(account, customer, 5, ""))).isEqualTo(40058);
    }

    private boolean codeOf(int state, String servicer) {
        JsonNode reply = client.trans(account, customer, state, servicer);
        assertThat(errcode(reply)).isZero();
        return reply.has("msg_code");
    }

    private void bringTo(int state) {
        customer.says("hi");
        if (state != 0) {
            assertThat(errcode(client.trans(account, customer, state, "zhangsan"))).isZero();
        }
    }

    private int state() {
        return get().get("service_state").asInt();
    }

    private JsonNode get() {
        return client.serviceState(account, customer);
    }
}
