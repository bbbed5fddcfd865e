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

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.sandbox.callback.CallbackFormat;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CallbackFormTest {

    @Test
    void sendsJsonForAnotherReceiverWhenTold() throws Exception {
        WireMockServer app = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        app.start();
        app.stubFor(WireMock.post(WireMock.urlPathEqualTo("/kf")).willReturn(WireMock.ok()));
        try (KfSandbox sandbox = KfSandbox.builder().callbackFormat(CallbackFormat.JSON).receiveId("suite1")
                .callbackUrl(URI.create(app.baseUrl() + "/kf")).start()) {
            sandbox.customer().says("hi");

            await().until(() -> app.findAll(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/kf"))).size() == 1);
            LoggedRequest request = app.findAll(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/kf"))).get(0);
            JsonNode envelope = new ObjectMapper().readTree(request.getBody());
            CallbackSealer sealer = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "suite1");
            JsonNode event = new ObjectMapper().readTree(sealer.open(envelope.get("encrypt").asText()));
            assertThat(request.getHeader("Content-Type")).startsWith("application/json");
            assertThat(event.get("Event").asText()).isEqualTo("kf_msg_or_event");
            assertThat(event.get("OpenKfId").asText()).isEqualTo(sandbox.account().openKfId());
            assertThat(event.get("Token").asText()).isNotEmpty();
        } finally {
            app.stop();
        }
    }
}
