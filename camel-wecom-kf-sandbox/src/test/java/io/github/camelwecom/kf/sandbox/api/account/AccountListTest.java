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
package io.github.camelwecom.kf.sandbox.api.account;

import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class AccountListTest extends SandboxTestSupport {

    AccountListTest() {
        super(KfSandbox.builder());
    }

    @Test
    void describesAnAccount() {
        SandboxAccount account = sandbox.account("咨询客服");
        sandbox.revoke(account);

        JsonNode listed = list("{}").get("account_list").get(0);

        assertThat(account.openKfId()).matches("wk[0-9a-zA-Z]{30}");
        assertThat(listed.get("open_kfid").asText()).isEqualTo(account.openKfId());
        assertThat(listed.get("name").asText()).isEqualTo("咨询客服");
        assertThat(listed.get("avatar").asText()).startsWith("https://");
        assertThat(listed.get("manage_privilege").asBoolean()).isFalse();
    }

    @Test
    void pagesByOffset() {
        IntStream.range(0, 103).forEach(i -> sandbox.account("account " + i));

        assertThat(list("{}").get("account_list")).hasSize(100);
        JsonNode rest = list("{\"offset\":100,\"limit\":100}").get("account_list");
        assertThat(rest).extracting(account -> account.get("name").asText())
                .containsExactly("account 100", "account 101", "account 102");
        assertThat(list("{\"offset\":103}").get("account_list")).isEmpty();
    }

    @Test
    void refusesALimitAbove100() {
        assertThat(errcode(list("{\"limit\":101}"))).isEqualTo(40058);
    }

    @Test
    void refusesGet() {
        assertThat(errcode(TestClient.json(client.get("kf/account/list?access_token=" + client.accessToken()))))
                .isEqualTo(40058);
    }

    private JsonNode list(String body) {
        return client.call("kf/account/list", body);
    }

    @Test
    void tellsClientsOf2021WhatHasChanged() {
        assertThat(client.query("kf/account/list", "").get("errmsg").asText()).contains("must be called with POST, not GET")
                .contains("2021");
        assertThat(client.query("kf/send_msg", "").get("errmsg").asText()).contains("must be called with POST")
                .doesNotContain("2021");
        assertThat(client.call("kf/sync_msg", "{}").get("errmsg").asText()).contains("open_kfid is missing").contains("2021");
    }
}
