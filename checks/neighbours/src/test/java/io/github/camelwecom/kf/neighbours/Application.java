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
package io.github.camelwecom.kf.neighbours;

import java.net.URI;
import java.nio.file.Path;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A Camel context whose component is pointed at a sandbox.
 */
final class Application implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();

    Application(KfSandbox sandbox, Path stateDirectory) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(sandbox.baseUri().toString());
        options.setCorpId(sandbox.corpId());
        options.setSecret(sandbox.secret());
        options.setStateDirectory(stateDirectory.toString());
        options.setRedeliveryDelay(50);
        context.addComponent("wecom-kf", component);
    }

    /** Has the sandbox call back here. */
    Application withCallbacks(KfSandbox sandbox) throws Exception {
        WecomKfConfiguration options = context.getComponent("wecom-kf", WecomKfComponent.class).getConfiguration();
        options.setToken(sandbox.token());
        options.setEncodingAesKey(sandbox.encodingAesKey());
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setPath("/");
        context.addService(server);
        server.start();
        sandbox.callbackUrl(callbackUrl());
        return this;
    }

    /** Where callbacks come in. */
    URI callbackUrl() {
        int port = context.hasService(MainHttpServer.class).getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback");
    }

    /** @param file as Camel names it */
    Application start(String file) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveMandatoryResource(context, file));
        context.start();
        return this;
    }

    Application start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    CamelContext context() {
        return context;
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
