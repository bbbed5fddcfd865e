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

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static io.github.camelwecom.kf.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenTest extends SandboxTestSupport {

    @Test
    void issuesTheSameTokenUntilItExpires() {
        String first = client.accessToken();
        sandbox.clock().advance(Duration.ofSeconds(7190));
        JsonNode later = client.getToken();

        assertThat(later.get("access_token").asText()).isEqualTo(first);
        assertThat(later.get("expires_in").asLong()).isEqualTo(10);
    }

    @Test
    void issuesAnotherTokenWhenTheFirstHasExpired() {
        String first = client.accessToken();
        sandbox.clock().advance(Duration.ofSeconds(7200));
        JsonNode later = client.getToken();

        assertThat(later.get("access_token").asText()).isNotEqualTo(first);
        assertThat(later.get("expires_in").asLong()).isEqualTo(7200);
    }

    @Test
    void refusesAnExpiredToken() {
        String token = client.accessToken();
        sandbox.clock().advance(Duration.ofSeconds(7200));

        assertThat(errcode(listAccountsWith("?access_token=" + token))).isEqualTo(42001);
    }

    @Test
    void refusesATokenTakenBackBeforeItsTime() {
        String token = client.accessToken();
        sandbox.revokeAccessToken();

        assertThat(errcode(listAccountsWith("?access_token=" + token))).isEqualTo(40014);
        assertThat(client.accessToken()).isNotEqualTo(token);
    }

    @Test
    void expiresATokenOnDemand() {
        String token = client.accessToken();

        sandbox.expireAccessToken();

        assertThat(errcode(listAccountsWith("?access_token=" + token))).isEqualTo(42001);
        assertThat(client.accessToken()).isNotEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({ "'', 41001", "?access_token=, 41001", "?access_token=unknown, 40014" })
    void refusesACallWithoutAGoodToken(String query, int errcode) {
        assertThat(errcode(listAccountsWith(query))).isEqualTo(errcode);
    }

    @Test
    void explainsAnErrorWithTheDocumentedHint() {
        assertThat(listAccountsWith("").get("errmsg").asText()).startsWith("access_token missing, hint: [")
                .containsPattern("\\[\\d+_\\d+_[0-9a-f]+], from ip: 127\\.0\\.0\\.1, ")
                .endsWith("more info at https://open.work.weixin.qq.com/devtool/query?e=41001");
    }

    @Test
    void refusesWrongCredentials() {
        assertThat(getTokenErrcode("")).isEqualTo(41002);
        assertThat(getTokenErrcode("?corpid=" + sandbox.corpId())).isEqualTo(41004);
        assertThat(getTokenErrcode("?corpid=ww0&corpsecret=" + sandbox.secret())).isEqualTo(40013);
        assertThat(getTokenErrcode("?corpid=" + sandbox.corpId() + "&corpsecret=wrong")).isEqualTo(40001);
    }

    private int getTokenErrcode(String query) {
        return errcode(json(client.get("gettoken" + query)));
    }

    private JsonNode listAccountsWith(String query) {
        return json(client.post("kf/account/list" + query, "{}"));
    }
}
