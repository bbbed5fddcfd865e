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
package io.github.camelwecom.kf.sandbox.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class CorpInformationTest extends SandboxTestSupport {

    @Test
    void tellsWhetherTheCorpIsBoundToChannels() {
        assertThat(client.query("kf/get_corp_qualification", "").get("wechat_channels_binding").asBoolean()).isFalse();
        sandbox.bindToChannels(true);
        assertThat(client.query("kf/get_corp_qualification", "").get("wechat_channels_binding").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "get_api_domain_ip", "getcallbackip" })
    void namesItsAddresses(String operation) {
        assertThat(client.query(operation, "").get("ip_list")).isEqualTo(TestClient.json("[\"127.0.0.1\"]"));
    }

    @ParameterizedTest
    @CsvSource({ "get_api_domain_ip", "getcallbackip" })
    void listsNoAddressToAnExpiredToken(String operation) {
        String token = client.accessToken();
        sandbox.expireAccessToken();

        JsonNode refused = TestClient.json(client.get(operation + "?access_token=" + token));

        assertThat(errcode(refused)).isEqualTo(42001);
        assertThat(refused.get("ip_list")).isEqualTo(TestClient.json("[]"));
    }

    @ParameterizedTest
    @CsvSource({ "get_api_domain_ip", "getcallbackip", "kf/get_corp_qualification" })
    void refusesACallWithoutToken(String operation) {
        assertThat(errcode(TestClient.json(client.get(operation)))).isEqualTo(41001);
    }
}
