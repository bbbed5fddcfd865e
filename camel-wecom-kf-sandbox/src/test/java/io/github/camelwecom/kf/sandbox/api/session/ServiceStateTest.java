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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({ "0, 1", "0, 2", "0, 3", "0, 4", "1, 2", "1, 3", "1, 4", "2, 3", "2, 4", "3, 3", "3, 4" })
    void allows(int from, int to) {
        bringTo(from);

        assertThat(errcode(client.trans(account, customer, to, "lisi"))).isZero();
        assertThat(state()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
            "0, 0", "1, 0", "1, 1", "2, 0", "2, 1", "2, 2", "3, 0", "3, 1", "3, 2", "4, 0", "4, 1", "4, 2", "4, 3", "4, 4" })
    void refuses(int from, int to) {
        bringTo(from);

        assertThat(errcode(client.trans(account, customer, to, "lisi"))).isEqualTo(95016);
        assertThat(state()).isEqualTo(from);
    }

    @Test
    void refusesToTransferToTheSameServicer() {
        bringTo(3);

        assertThat(errcode(client.trans(account, customer, 3, "zhangsan"))).isEqualTo(95016);
    }

    @Test
    void namesTheServicerWhoAnswers() {
        bringTo(3);
        assertThat(get().get("servicer_userid").asText()).isEqualTo("zhangsan");

        client.trans(account, customer, 4, "");
        assertThat(get().has("servicer_userid")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "1, 0", "2, 95018", "3, 95018", "4, 95018" })
    void takesMessagesOfApiClientsOnlyBeforeAHumanIsAsked(int state, int errcode) {
        bringTo(state);

        assertThat(errcode(client.sendText(account, customer, "hello"))).isEqualTo(errcode);
    }

    @Test
    void refusesToChangeASessionAfter48Hours() {
        bringTo(1);
        sandbox.clock().advance(Duration.ofHours(48).plusSeconds(1));

        assertThat(errcode(client.trans(account, customer, 2, ""))).isEqualTo(95031);
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
        return client.call("kf/service_state/get", "{\"open_kfid\":\"" + account.openKfId() + "\",\"external_userid\":\""
                                                   + customer.id() + "\"}");
    }
}
