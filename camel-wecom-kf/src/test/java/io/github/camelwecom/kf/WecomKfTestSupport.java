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
package io.github.camelwecom.kf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.awaitility.Awaitility.await;

/**
 * A Camel context with an HTTP server on a free port, its component pointed at a sandbox of its own, whose callbacks
 * reach the context.
 */
abstract class WecomKfTestSupport extends CamelTestSupport {

    static final int SECONDS = 30;

    @TempDir
    Path stateDirectory;

    final KfSandbox sandbox = KfSandbox.start();
    final MainHttpServer httpServer = new MainHttpServer();

    /** The store closes it last of all: a context that is stopped after it would wait for a platform that is gone. */
    @RegisterExtension
    final BeforeEachCallback closeSandboxLast = test -> test.getStore(Namespace.create(getClass())).put("sandbox", sandbox);

    WecomKfTestSupport() {
        testConfiguration().withUseAdviceWith(false);
    }

    @Override
    protected void setupResources() throws Exception {
        sandbox.account("Service");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
        context.addComponent("wecom-kf", component());
        return context;
    }

    WecomKfComponent component() {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(sandbox.baseUri().toString());
        configuration.setCorpId(sandbox.corpId());
        configuration.setSecret(sandbox.secret());
        configuration.setToken(sandbox.token());
        configuration.setEncodingAesKey(sandbox.encodingAesKey());
        configuration.setStateDirectory(stateDirectory.toString());
        configuration.setRedeliveryDelay(50);
        // in such haste a message would be given up before a test on a busy machine looks
        configuration.setMaximumRedeliveries(-1);
        return component;
    }

    @BeforeEach
    void takeCallbacks() {
        sandbox.callbackUrl(callbackUrl("/wecom/kf/callback"));
    }

    @AfterEach
    void letMessagesEnd() {
        LastSteps.of(context);
    }

    URI callbackUrl(String path) {
        return URI.create("http://127.0.0.1:" + httpServer.getRouter().getServer().getPort() + path);
    }

    /** The platform tells times in seconds: what is sent in the second of the start may have been sent after it. */
    static void untilTheSecondIsOver() {
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
    }

    MockEndpoint mock(String name) {
        return getMockEndpoint("mock:" + name);
    }
}
