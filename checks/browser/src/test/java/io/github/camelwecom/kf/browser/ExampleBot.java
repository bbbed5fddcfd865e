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
package io.github.camelwecom.kf.browser;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.example.Narrator;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The bot of camel-wecom-kf-example, its routes and settings as they are shipped, at a sandbox. */
final class ExampleBot implements AutoCloseable {

    private final Main main = new Main();

    /** @param directory where it keeps its tickets and its progress */
    ExampleBot(KfSandbox sandbox, Path directory) {
        main.bind("narrator", new Narrator(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        Map.of(
                "camel.component.wecom-kf.base-uri", sandbox.baseUri().toString(),
                "camel.component.wecom-kf.corp-id", sandbox.corpId(),
                "camel.component.wecom-kf.secret", sandbox.secret(),
                "camel.component.wecom-kf.token", sandbox.token(),
                "camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey(),
                "example.directory", directory.toString(),
                "example.page", "true",
                "crm.url", sandbox.baseUri() + "/crm",
                "camel.server.port", "0").forEach(main::addOverrideProperty);
        sandbox.wireMock().stubFor(WireMock.post("/crm").willReturn(WireMock.created()));
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.start();
        sandbox.callbackUrl(server().resolve("/wecom/kf/callback"));
    }

    URI ticketPage() {
        return server().resolve("/tickets");
    }

    private URI server() {
        int port = main.getCamelContext().getComponent("platform-http", PlatformHttpComponent.class).getEngine()
                .getServerPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        main.stop();
    }
}
