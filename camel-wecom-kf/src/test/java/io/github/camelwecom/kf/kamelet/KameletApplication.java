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
package io.github.camelwecom.kf.kamelet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;

/** An application of Camel Main that has one file of routes, or one Pipe. */
final class KameletApplication implements AutoCloseable {

    private final Main main = new Main();
    private final Path directory;

    /** @param directory for its files */
    KameletApplication(Path directory) {
        this.directory = directory;
        with("camel.component.wecom-kf.state-directory", directory.resolve("state"));
        with("camel.component.wecom-kf.redelivery-delay", 50);
    }

    KameletApplication withServer() {
        return with("camel.server.enabled", true).with("camel.server.port", 0);
    }

    KameletApplication with(String property, Object value) {
        main.addOverrideProperty(property, value.toString());
        return this;
    }

    /** Gives the component all that it needs to know of a corp. */
    KameletApplication of(KfSandbox sandbox) {
        return with("camel.component.wecom-kf.base-uri", sandbox.baseUri())
                .with("camel.component.wecom-kf.corp-id", sandbox.corpId())
                .with("camel.component.wecom-kf.secret", sandbox.secret())
                .with("camel.component.wecom-kf.token", sandbox.token())
                .with("camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey());
    }

    KameletApplication start(String fileName, String yaml) throws Exception {
        main.configure().withRoutesIncludePattern("file:" + write(fileName, yaml));
        main.start();
        return this;
    }

    private Path write(String fileName, String yaml) throws IOException {
        return Files.writeString(directory.resolve(fileName), yaml);
    }

    URI url(String path) {
        int port = context().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    MockEndpoint mock(String name) {
        return context().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
