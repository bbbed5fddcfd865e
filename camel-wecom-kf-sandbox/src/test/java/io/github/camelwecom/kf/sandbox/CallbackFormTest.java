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
import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.sandbox.callback.CallbackFormat;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The second form of callbacks, for a receiver that is not the corp. */
class CallbackFormTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final WireMockServer app = startApp();
    private final KfSandbox sandbox = KfSandbox.builder().callbackFormat(CallbackFormat.JSON).receiveId("suite1")
            .callbackUrl(URI.create(app.baseUrl() + "/kf")).start();

    @AfterEach
    void close() {
        sandbox.close();
        app.stop();
    }

    @Test
    void sendsJsonForAnotherReceiverWhenTold() throws IOException {
        sandbox.customer().says("hi");

        LoggedRequest request = request();
        JsonNode event = event(request);
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(event.get("Event").asText()).isEqualTo("kf_msg_or_event");
        assertThat(event.get("OpenKfId").asText()).isEqualTo(sandbox.account().openKfId());
        assertThat(event.get("Token").asText()).isNotEmpty();
    }

    @Test
    void listsTheAccountsThatTheAppMayManageNoMore() throws IOException {
        SandboxAccount one = sandbox.account("咨询客服");
        SandboxAccount other = sandbox.account("售后");

        sandbox.revoke(one, other);

        JsonNode event = event(request());
        assertThat(event.get("Event").asText()).isEqualTo("kf_account_auth_change");
        assertThat(event.get("AuthAddOpenKfId")).isEmpty();
        assertThat(event.get("AuthDelOpenKfId")).extracting(JsonNode::asText)
                .containsExactly(one.openKfId(), other.openKfId());
    }

    private static WireMockServer startApp() {
        WireMockServer app = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        app.start();
        app.stubFor(WireMock.post(WireMock.urlPathEqualTo("/kf")).willReturn(WireMock.ok()));
        return app;
    }

    private LoggedRequest request() {
        return await().until(() -> app.findAll(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/kf"))),
                requests -> requests.size() == 1).get(0);
    }

    private JsonNode event(LoggedRequest request) throws IOException {
        CallbackSealer sealer = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "suite1");
        return MAPPER.readTree(sealer.open(MAPPER.readTree(request.getBody()).get("encrypt").asText()));
    }
}
