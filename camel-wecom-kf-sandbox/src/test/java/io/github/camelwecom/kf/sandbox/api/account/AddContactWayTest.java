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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddContactWayTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");

    @Test
    void leadsToTheAccount() {
        String url = link("").get("url").asText();
        SandboxCustomer customer = sandbox.customer();

        customer.opens(url);

        JsonNode event = lastEvent();
        assertThat(url).startsWith("https://work.weixin.qq.com/kf/kfc");
        assertThat(event.get("event_type").asText()).isEqualTo("enter_session");
        assertThat(event.get("external_userid").asText()).isEqualTo(customer.id());
        assertThat(event.has("scene")).isFalse();
    }

    @Test
    void carriesTheSceneAndWhatTheCallerAppended() {
        String url = link("oamenu_3").get("url").asText();

        sandbox.customer().opens(url + "&scene_param=%E5%9C%BA%E6%99%AF3");

        assertThat(lastEvent().get("scene").asText()).isEqualTo("oamenu_3");
        assertThat(lastEvent().get("scene_param").asText()).isEqualTo("%E5%9C%BA%E6%99%AF3");
    }

    @Test
    void takesASceneParamOfUpTo128Bytes() {
        String url = link("s").get("url").asText() + "&scene_param=";

        assertThat(sandbox.customer().opens(url + "x".repeat(128))).isNotEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.customer().opens(url + "x".repeat(129)));
    }

    @Test
    void doesNotRecogniseALinkThatWasEdited() {
        String url = link("s").get("url").asText();

        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.customer().opens(url + "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.customer().opens(link("").get("url").asText() + "&scene_param=x"));
    }

    @ParameterizedTest
    @CsvSource({ "has space,40058", "a?b,40058", "123456789012345678901234567890123,40058", "A-z_09,0" })
    void checksTheScene(String scene, int errcode) {
        assertThat(errcode(link(scene))).isEqualTo(errcode);
    }

    @Test
    void needsNoPrivilegeToManage() {
        sandbox.revoke(account);

        assertThat(errcode(link("s"))).isZero();
    }

    @Test
    void refusesAnUnknownAccount() {
        assertThat(errcode(client.call("kf/add_contact_way", "{\"open_kfid\":\"wk0\"}"))).isEqualTo(95004);
        assertThat(errcode(client.call("kf/add_contact_way", "{}"))).isEqualTo(40063);
    }

    private JsonNode link(String scene) {
        return client.call("kf/add_contact_way",
                "{\"open_kfid\":\"%s\",\"scene\":\"%s\"}".formatted(account.openKfId(), scene));
    }

    private JsonNode lastEvent() {
        JsonNode items = client.sync(account).get("msg_list");
        return items.get(items.size() - 1).get("event");
    }
}
