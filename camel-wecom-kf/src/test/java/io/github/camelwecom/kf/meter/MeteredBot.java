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
package io.github.camelwecom.kf.meter;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A bot with its platform, whose figures Prometheus could take down.
 */
final class MeteredBot implements AutoCloseable {

    private final KfSandbox sandbox = KfSandbox.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final long begin = System.nanoTime();
    private volatile boolean databaseAway;
    private volatile long handlingMillis;

    MeteredBot(Path stateDirectory) throws Exception {
        sandbox.account("Service");
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setPath("/");
        context.addService(server);
        context.getRegistry().bind("metricsRegistry", registry);
        context.addComponent("wecom-kf", component(stateDirectory));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId("bot").process(exchange -> handle())
                        .setBody(constant("We are on it.")).to("wecom-kf:sendMsg?msgType=text");
            }
        });
        context.start();
        sandbox.callbackUrl(
                URI.create("http://127.0.0.1:" + server.getRouter().getServer().getPort() + "/wecom/kf/callback"));
    }

    private WecomKfComponent component(Path stateDirectory) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(sandbox.baseUri().toString());
        options.setCorpId(sandbox.corpId());
        options.setSecret(sandbox.secret());
        options.setToken(sandbox.token());
        options.setEncodingAesKey(sandbox.encodingAesKey());
        options.setStateDirectory(stateDirectory.toString());
        return component;
    }

    private void handle() throws Exception {
        if (databaseAway) {
            throw new ConnectException("the database is away");
        }
        Thread.sleep(handlingMillis);
    }

    KfSandbox sandbox() {
        return sandbox;
    }

    /** Whether every message fails, as when a database is away. */
    void databaseAway(boolean away) {
        databaseAway = away;
    }

    /** How long each message takes. */
    void handlingTakes(long millis) {
        handlingMillis = millis;
    }

    Scrape scrape() {
        return Scrape.of((System.nanoTime() - begin) / 1e9, registry.scrape());
    }

    @Override
    public void close() throws IOException {
        context.close();
        sandbox.close();
    }
}
