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
package io.github.camelwecom.kf.example;

import java.net.URI;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;

import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

/**
 * What makes an application talk to a sandbox instead of the platform.
 */
final class AtSandbox {

    private AtSandbox() {
    }

    /** The five options that make the difference, and a free port that only this machine reaches. */
    static Map<String, String> properties(KfSandbox sandbox) {
        return Map.of(
                "camel.component.wecom-kf.base-uri", sandbox.baseUri().toString(),
                "camel.component.wecom-kf.corp-id", sandbox.corpId(),
                "camel.component.wecom-kf.secret", sandbox.secret(),
                "camel.component.wecom-kf.token", sandbox.token(),
                "camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey(),
                "camel.server.host", "127.0.0.1", "camel.server.port", "0");
    }

    /** Where callbacks come in. */
    static URI callbackUrl(CamelContext camel) {
        return server(camel).resolve("/wecom/kf/callback");
    }

    static URI server(CamelContext camel) {
        int port = camel.getComponent("platform-http", PlatformHttpComponent.class).getEngine().getServerPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A CRM that takes everything, in the sandbox's HTTP server. */
    static URI crm(KfSandbox sandbox) {
        sandbox.wireMock().stubFor(post("/crm").willReturn(created()));
        return sandbox.baseUri().resolve("/crm");
    }
}
