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
package io.github.camelwecom.kf.sandbox.api.customer;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class UpgradeServiceTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void offerUpgrades() {
        sandbox.department(3, "lisi");
        sandbox.upgradeMembers(List.of("zhangsan"), List.of(3));
        sandbox.upgradeGroupChats("wr1");
    }

    @Test
    void tellsWhomAndWhatMayBeRecommended() {
        JsonNode reply = client.query("kf/customer/get_upgrade_service_config", "");

        assertThat(reply.get("member_range"))
                .isEqualTo(TestClient.json("{\"userid_list\":[\"zhangsan\"],\"department_id_list\":[3]}"));
        assertThat(reply.get("groupchat_range")).isEqualTo(TestClient.json("{\"chat_id_list\":[\"wr1\"]}"));
    }

    @ParameterizedTest
    @CsvSource({ "zhangsan", "lisi" })
    void recommendsASpecialist(String userId) {
        assertThat(errcode(upgrade("\"type\":1,\"member\":{\"userid\":\"" + userId + "\",\"wording\":\"ask me\"}"))).isZero();

        assertThat(customer.upgradeOffer()).contains(new UpgradeOffer(UpgradeOffer.MEMBER, userId, "ask me"));
    }

    @Test
    void recommendsACustomerGroupUntilItIsCancelled() {
        assertThat(errcode(upgrade("\"type\":2,\"groupchat\":{\"chat_id\":\"wr1\"}"))).isZero();
        assertThat(customer.upgradeOffer()).contains(new UpgradeOffer(UpgradeOffer.GROUP_CHAT, "wr1", ""));

        assertThat(errcode(cancel())).isZero();
        assertThat(customer.upgradeOffer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"type\":1,\"member\":{\"userid\":\"wangwu\"}|95021", "\"type\":2,\"groupchat\":{\"chat_id\":\"wr2\"}|95021",
            "\"type\":1,\"groupchat\":{\"chat_id\":\"wr1\"}|40063", "\"type\":2,\"groupchat\":{}|40063",
            "\"type\":3|40058", "\"type\":\"1\"|40058", "\"member\":{\"userid\":\"zhangsan\"}|40063" })
    void refusesRequestsThatBreakTheRules(String fields, int errcode) {
        assertThat(errcode(upgrade(fields))).isEqualTo(errcode);
        assertThat(customer.upgradeOffer()).isEmpty();
    }

    @Test
    void servesNoAccountTheAppMayNotManage() {
        sandbox.revoke(account);

        assertThat(errcode(upgrade("\"type\":1,\"member\":{\"userid\":\"zhangsan\"}"))).isEqualTo(48007);
        assertThat(errcode(cancel())).isEqualTo(48007);
    }

    private JsonNode upgrade(String fields) {
        return client.call("kf/customer/upgrade_service", "{\"open_kfid\":\"%s\",\"external_userid\":\"%s\",%s}"
                .formatted(account.openKfId(), customer.id(), fields));
    }

    private JsonNode cancel() {
        return client.call("kf/customer/cancel_upgrade_service",
                "{\"open_kfid\":\"%s\",\"external_userid\":\"%s\"}".formatted(account.openKfId(), customer.id()));
    }
}
