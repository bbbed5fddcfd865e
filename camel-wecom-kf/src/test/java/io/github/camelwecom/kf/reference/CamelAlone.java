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
package io.github.camelwecom.kf.reference;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/** No framework at all, and Camel's own HTTP server. */
final class CamelAlone implements StageHost {

    private final CamelContext context = new DefaultCamelContext();

    private CamelAlone() {
    }

    static CamelAlone start(KfSandbox sandbox, Path stateDirectory, Properties properties) {
        CamelAlone started = new CamelAlone();
        started.context.addComponent(WecomKfConstants.SCHEME, component(sandbox, stateDirectory));
        started.context.getPropertiesComponent().setInitialProperties(properties);
        started.context.start();
        return started;
    }

    private static WecomKfComponent component(KfSandbox sandbox, Path stateDirectory) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(sandbox.baseUri().toString());
        configuration.setCorpId(sandbox.corpId());
        configuration.setSecret(sandbox.secret());
        configuration.setToken(sandbox.token());
        configuration.setEncodingAesKey(sandbox.encodingAesKey());
        configuration.setStateDirectory(stateDirectory.toString());
        return component;
    }

    @Override
    public CamelContext context() {
        return context;
    }

    @Override
    public URI serve() throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setPath("/");
        context.addService(server);
        return URI.create("http://127.0.0.1:" + server.getRouter().getServer().getPort());
    }

    @Override
    public void close() {
        context.stop();
    }
}
