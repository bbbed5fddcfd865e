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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a sandbox begins with, in a file. */
class SeedTest {

    private static final String SEED = """
            {
              "members": ["wangwu"],
              "departments": {"7": ["lisi"]},
              "accounts": [
                {"name": "咨询客服", "openKfId": "wkADVICE", "servicers": ["zhangsan"], "departments": [7]},
                {"name": "售后", "managed": false}
              ],
              "customers": [{"id": "wm1", "nickname": "小林"}, {"id": "wm2"}],
              "upgrade": {"members": ["zhangsan"], "groupChats": ["wrGROUP"]},
              "rules": {"stateToItself": "true"}
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void fillsTheCorpBeforeAnybodyComes() throws IOException {
        try (KfSandbox sandbox = KfSandbox.builder().seed(file(SEED)).start()) {
            TestClient client = new TestClient(sandbox);
            DeskClient desk = new DeskClient(sandbox.baseUri());

            JsonNode accounts = client.call("kf/account/list", "{}").get("account_list");
            assertThat(accounts).extracting(account -> account.get("name").asText()).containsExactly("咨询客服", "售后");
            assertThat(accounts).extracting(account -> account.get("manage_privilege").asBoolean()).containsExactly(true,
                    false);
            assertThat(sandbox.account().openKfId()).isEqualTo("wkADVICE");
            assertThat(client.query("kf/servicer/list", "open_kfid=wkADVICE").get("servicer_list")).hasSize(2);
            assertThat(errcode(client.call("kf/servicer/add", "{\"open_kfid\":\"wkADVICE\",\"userid_list\":[\"wangwu\"]}")))
                    .isZero();
            assertThat(desk.get("state").get("customers")).extracting(customer -> customer.get("nickname").asText())
                    .startsWith("小林");
            assertThat(client.query("kf/customer/get_upgrade_service_config", "").toString()).contains("zhangsan", "wrGROUP");
            assertThat(desk.get("rules").toString()).contains("\"name\":\"stateToItself\",\"value\":\"true\"");
        }
    }

    @Test
    void growsInARunningSandboxAsOftenAsOneLikes() {
        try (KfSandbox sandbox = KfSandbox.start()) {
            DeskClient desk = new DeskClient(sandbox.baseUri());
            desk.post("seed", SEED);
            desk.post("seed", SEED);

            assertThat(desk.get("state").get("accounts")).hasSize(2);
            assertThat(desk.get("state").get("customers")).hasSize(2);
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        Path misspelt = file("{\"accounts\":[{\"nmae\":\"咨询客服\"}]}");
        assertThatIllegalArgumentException().isThrownBy(() -> KfSandbox.builder().seed(misspelt))
                .withMessageContaining("seed.json").withMessageContaining("accounts.[0]").withMessageContaining("nmae")
                .withMessageContaining("openKfId");
        Path nameless = file("{\"customers\":[{\"nickname\":\"小林\"}]}");
        assertThatIllegalArgumentException().isThrownBy(() -> KfSandbox.builder().seed(nameless))
                .withMessageContaining("customers.[0]").withMessageContaining("needs an id");
        Path noJson = file("accounts: []");
        assertThatIllegalArgumentException().isThrownBy(() -> KfSandbox.builder().seed(noJson)).withMessageContaining("JSON");
        try (KfSandbox sandbox = KfSandbox.start()) {
            DeskClient desk = new DeskClient(sandbox.baseUri());
            assertThat(desk.send("POST", "seed", "{\"accounts\":[{\"name\":\"a\",\"openKfId\":\"no id\"}]}").body())
                    .contains("must be wk and then letters");
            assertThat(desk.send("POST", "seed", "{\"rules\":{\"stateToItself\":\"maybe\"}}").body()).contains("true or false");
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("seed.json"), content);
    }
}
