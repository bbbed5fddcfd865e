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

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;

/**
 * Another application of the same company in the same JVM, with an HTTP server of its own and one route.
 */
final class OtherApplication implements AutoCloseable {

    private static final String ROUTE = "other";

    private final CamelContext context = new DefaultCamelContext();
    private final MainHttpServer httpServer = new MainHttpServer();
    private final GatedRoute route = new GatedRoute();

    OtherApplication(WecomKfComponent component, String from) throws Exception {
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        context.addComponent("wecom-kf", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(ROUTE).process(route);
            }
        });
        context.start();
    }

    GatedRoute route() {
        return route;
    }

    URI callbackUrl() {
        return URI.create(
                "http://127.0.0.1:" + httpServer.getRouter().getServer().getPort() + "/wecom/kf/callback");
    }

    HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        context.stop();
    }
}
