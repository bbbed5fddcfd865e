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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.Consumer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PluginHelper;

/**
 * One of several applications of the same company in this JVM: a Camel context of its own, with a port of its own, a
 * route that can be held up, and what operators look at.
 */
final class Node implements AutoCloseable {

    static final String ROUTE = "pull";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MainHttpServer httpServer = new MainHttpServer();
    private final GatedRoute route = new GatedRoute();
    private final WecomKfComponent component;

    Node(WecomKfComponent component) throws Exception {
        this.component = component;
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    }

    static Node started(WecomKfComponent component, String from) throws Exception {
        Node node = new Node(component);
        node.start(from);
        return node;
    }

    void start(String from) throws Exception {
        context.addComponent("wecom-kf", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(ROUTE).process(route);
            }
        });
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    WecomKfComponent component() {
        return component;
    }

    GatedRoute route() {
        return route;
    }

    Consumer consumer() {
        return context.getRoute(ROUTE).getConsumer();
    }

    void announce(String openKfId) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.sendBodyAndHeader("wecom-kf:announce", null, WecomKfConstants.OPEN_KF_ID, openKfId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI callbackUrl() {
        int port = httpServer.getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback");
    }

    HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").iterator().next();
    }

    String console() {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("wecom-kf");
        return String.valueOf(console.call(DevConsole.MediaType.TEXT));
    }

    /** In JMX, of all consumers that have it. */
    List<Object> figures(String attribute) throws Exception {
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        List<Object> found = new ArrayList<>();
        for (ObjectName consumer : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"), null)) {
            if (Stream.of(server.getMBeanInfo(consumer).getAttributes()).anyMatch(a -> a.getName().equals(attribute))) {
                found.add(server.getAttribute(consumer, attribute));
            }
        }
        return found;
    }

    boolean isIdle() {
        return context.getInflightRepository().size() == 0;
    }

    void stop() {
        context.stop();
    }

    @Override
    public void close() {
        LastSteps.of(context);
        stop();
    }
}
