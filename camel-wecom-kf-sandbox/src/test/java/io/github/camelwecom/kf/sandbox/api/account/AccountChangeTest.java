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
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class AccountChangeTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");

    @Test
    void opensAnAccountTheAppMayManage() {
        JsonNode reply = add("售后客服", image());

        assertThat(errcode(reply)).isZero();
        JsonNode listed = listed(reply.get("open_kfid").asText());
        assertThat(listed.get("name").asText()).isEqualTo("售后客服");
        assertThat(listed.get("manage_privilege").asBoolean()).isTrue();
    }

    @Test
    void countsTheLengthOfANameInCharacters() {
        assertThat(errcode(add("好".repeat(16), image()))).isZero();
        assertThat(errcode(add("好".repeat(17), image()))).isEqualTo(95006);
    }

    @Test
    void takesOnlyAnImageAsAvatar() {
        assertThat(errcode(add("a", "made-up"))).isEqualTo(40007);
        assertThat(errcode(add("a", sandbox.media(MediaType.FILE, "a.txt", new byte[6])))).isEqualTo(40004);
        assertThat(errcode(add("a", "m".repeat(129)))).isEqualTo(40058);
        assertThat(errcode(add("a", ""))).isEqualTo(40063);
        assertThat(errcode(add("", image()))).isEqualTo(40063);
    }

    @Test
    void refusesTheAccountNumber5001() {
        IntStream.range(1, 5000).forEach(i -> sandbox.account("account " + i));

        assertThat(errcode(add("one more", image()))).isEqualTo(95005);
    }

    @Test
    void closesAnAccountForGood() {
        SandboxAccount other = sandbox.account("other");

        assertThat(errcode(del(other.openKfId()))).isZero();
        assertThat(errcode(del(other.openKfId()))).isEqualTo(95004);
        assertThat(errcode(client.sync(other))).isEqualTo(95004);
    }

    @Test
    void keepsTheLastAccount() {
        assertThat(errcode(del(account.openKfId()))).isEqualTo(95005);
    }

    @Test
    void renamesAnAccountAndKeepsItsAvatar() {
        String avatar = listed(account.openKfId()).get("avatar").asText();

        assertThat(errcode(update("\"name\":\"新名字\""))).isZero();
        assertThat(account.name()).isEqualTo("新名字");
        assertThat(listed(account.openKfId()).get("avatar").asText()).isEqualTo(avatar);
    }

    @Test
    void changesTheAvatarOfAnAccountAndKeepsItsName() {
        String avatar = listed(account.openKfId()).get("avatar").asText();

        assertThat(errcode(update("\"media_id\":\"" + image() + "\""))).isZero();
        assertThat(account.name()).isEqualTo("咨询客服");
        assertThat(listed(account.openKfId()).get("avatar").asText()).isNotEqualTo(avatar);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "\"name\":\"12345678901234567\" | 95006", "\"media_id\":\"made-up\" | 40007" }, delimiter = '|')
    void refusesAChangeThatBreaksTheRules(String fields, int errcode) {
        assertThat(errcode(update(fields))).isEqualTo(errcode);
        assertThat(account.name()).isEqualTo("咨询客服");
    }

    @Test
    void touchesNoAccountTheAppMayNotManage() {
        sandbox.revoke(account);

        assertThat(errcode(update("\"name\":\"x\""))).isEqualTo(48007);
        assertThat(errcode(del(account.openKfId()))).isEqualTo(48007);
    }

    private String image() {
        return sandbox.media(MediaType.IMAGE, "a.png", new byte[6]);
    }

    private JsonNode add(String name, String mediaId) {
        return client.call("kf/account/add", "{\"name\":\"%s\",\"media_id\":\"%s\"}".formatted(name, mediaId));
    }

    private JsonNode del(String openKfId) {
        return client.call("kf/account/del", "{\"open_kfid\":\"" + openKfId + "\"}");
    }

    private JsonNode update(String fields) {
        return client.call("kf/account/update", "{\"open_kfid\":\"" + account.openKfId() + "\"," + fields + "}");
    }

    private JsonNode listed(String openKfId) {
        for (JsonNode entry : client.call("kf/account/list", "{}").get("account_list")) {
            if (entry.get("open_kfid").asText().equals(openKfId)) {
                return entry;
            }
        }
        return null;
    }
}
