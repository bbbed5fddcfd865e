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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.callback.CallbackStatistics;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The application of {@link CallbackFloodTest}: takes callbacks, and writes a line with its figures for each line that
 * it is given.
 */
final class FloodedApplication {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MainHttpServer httpServer = new MainHttpServer();
    private final WecomKfComponent component = new WecomKfComponent();
    private final AtomicInteger arrived = new AtomicInteger();

    private FloodedApplication(String corpId, String token, String encodingAesKey) throws Exception {
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
        component.getConfiguration().setCorpId(corpId);
        component.getConfiguration().setToken(token);
        component.getConfiguration().setEncodingAesKey(encodingAesKey);
        // a busy machine takes its time, and the overheard callback must not grow old
        component.setCallbackFreshness(3_600_000);
        context.addComponent("wecom-kf", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").process(exchange -> arrived.incrementAndGet());
            }
        });
    }

    /** @param args corp id, token and key of the callbacks */
    public static void main(String[] args) throws Exception {
        Configurator.setRootLevel(Level.INFO);
        FloodedApplication application = new FloodedApplication(args[0], args[1], args[2]);
        try (application.context;
             BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            application.context.start();
            System.out.println("port " + application.httpServer.getRouter().getServer().getPort());
            while (lines.readLine() != null) {
                System.out.println("figures " + application.figures());
            }
        }
    }

    private String figures() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        CallbackStatistics statistics = component.callbackHub().statistics().get(0);
        return runtime.totalMemory() - runtime.freeMemory() + " " + statistics.accepted() + " "
               + (statistics.refusedInAll() + statistics.repeated()) + " " + arrived;
    }
}
