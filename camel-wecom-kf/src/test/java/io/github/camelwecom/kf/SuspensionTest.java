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

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Whatever an operator does to a route, in whatever order, and whether its handler has ended in time or not: in the end
 * all is processed.
 */
@Tag("slow")
class SuspensionTest extends LaneTestSupport {

    private static final String CALLBACKS = "callbacks";

    @TempDir
    Path cluster;

    /** What is done to a route whose first message is still being processed. */
    @FunctionalInterface
    private interface Operator {
        void act(CamelContext context, String route) throws Exception;
    }

    static Stream<Arguments> whatOperatorsDo() {
        return Stream.of(
                operator("suspend, resume", (context, route) -> {
                    suspendInVain(context, route);
                    context.getRouteController().resumeRoute(route);
                }),
                operator("suspend twice, resume", (context, route) -> {
                    suspendInVain(context, route);
                    suspendInVain(context, route);
                    context.getRouteController().resumeRoute(route);
                }),
                operator("suspend, resume twice", (context, route) -> {
                    suspendInVain(context, route);
                    context.getRouteController().resumeRoute(route);
                    context.getRouteController().resumeRoute(route);
                }),
                operator("suspend, resume, suspend, resume", (context, route) -> {
                    suspendInVain(context, route);
                    context.getRouteController().resumeRoute(route);
                    suspendInVain(context, route);
                    context.getRouteController().resumeRoute(route);
                }),
                operator("suspend, start", (context, route) -> {
                    suspendInVain(context, route);
                    context.getRouteController().startRoute(route);
                }),
                operator("suspend, stop, start", (context, route) -> {
                    suspendInVain(context, route);
                    context.getRouteController().stopRoute(route);
                    context.getRouteController().startRoute(route);
                }),
                operator("stop, start", (context, route) -> {
                    context.getRouteController().stopRoute(route, 1, TimeUnit.SECONDS);
                    context.getRouteController().startRoute(route);
                }),
                operator("stop, resume", (context, route) -> {
                    context.getRouteController().stopRoute(route, 1, TimeUnit.SECONDS);
                    context.getRouteController().resumeRoute(route);
                }),
                operator("a stop that is aborted", (context, route) -> context.getRouteController().stopRoute(route, 1,
                        TimeUnit.SECONDS, true)),
                operator("resume only", (context, route) -> context.getRouteController().resumeRoute(route)),
                operator("suspend and resume the context", (context, route) -> {
                    context.getShutdownStrategy().setTimeout(1);
                    context.suspend();
                    context.resume();
                }));
    }

    private static Arguments operator(String name, Operator operator) {
        return arguments(named(name, operator));
    }

    private static void suspendInVain(CamelContext context, String route) throws Exception {
        context.getRouteController().suspendRoute(route, 1, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("whatOperatorsDo")
    void messagesAreProcessed(Operator operator) throws Exception {
        write("ann1", "ann2");
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.begun().equals(List.of("ann1")));

        operator.act(context, ROUTE);
        route.open("ann1");

        until(() -> route.finished().containsAll(List.of("ann1", "ann2")));
        untilCommitted();
        sandbox.customer("ann").says("ann3");
        until(() -> route.finished().contains("ann3"));
        assertThat(context.getRouteController().getRouteStatus(ROUTE)).isEqualTo(ServiceStatus.Started);
    }

    @ParameterizedTest
    @MethodSource("whatOperatorsDo")
    void messagesAreProcessedUnderALeader(Operator operator) throws Exception {
        context.addService(clusterService());
        write("ann1", "ann2");
        route.close("ann1");
        start(routes -> routes.from("master:kf:" + messages("pageSize=10")).routeId(ROUTE).process(route));
        until(() -> route.begun().equals(List.of("ann1")));

        operator.act(context, ROUTE);
        route.open("ann1");

        until(() -> route.finished().containsAll(List.of("ann1", "ann2")));
        untilCommitted();
        sandbox.customer("ann").says("ann3");
        until(() -> route.finished().contains("ann3"));
    }

    private FileLockClusterService clusterService() {
        FileLockClusterService service = new FileLockClusterService();
        service.setRoot(cluster.toString());
        service.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        service.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        service.setHeartbeatTimeoutMultiplier(50);
        return service;
    }

    @ParameterizedTest
    @MethodSource("whatOperatorsDo")
    void callbacksAreProcessed(Operator operator) throws Exception {
        // who stops waits for the worker, which stands at the gate
        context.getExecutorServiceManager().setShutdownAwaitTermination(1000);
        CountDownLatch gate = new CountDownLatch(1);
        List<Object> begun = new CopyOnWriteArrayList<>();
        List<Object> finished = new CopyOnWriteArrayList<>();
        start(routes -> routes.from("wecom-kf:callback").routeId(CALLBACKS).process(exchange -> {
            begun.add(exchange.getMessage().getBody());
            if (!gate.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Nobody opened the gate");
            }
            finished.add(exchange.getMessage().getBody());
        }));
        sandbox.customer("ann").says("ann1");
        until(() -> begun.size() == 1);

        operator.act(context, CALLBACKS);
        gate.countDown();
        sandbox.customer("ann").says("ann2");

        until(() -> begun.size() == 2 && !finished.isEmpty());
        until(() -> sandbox.callbackAttempts().stream().filter(attempt -> attempt.delivered()).count() == 2);
        assertThat(context.getRouteController().getRouteStatus(CALLBACKS)).isEqualTo(ServiceStatus.Started);
    }

    /** As a route policy may do, which works on consumers. */
    @ParameterizedTest
    @MethodSource("consumers")
    void aStoppedConsumerThatIsSuspendedAndResumedIsAtWork(String uri) throws Exception {
        start(routes -> routes.from(uri).routeId(ROUTE).process(route));
        DefaultConsumer consumer = (DefaultConsumer) context.getRoute(ROUTE).getConsumer();

        consumer.stop();
        consumer.suspend();
        consumer.resume();
        sandbox.customer("ann").says("ann1");

        until(() -> !route.begun().isEmpty());
    }

    static Stream<String> consumers() {
        return Stream.of("wecom-kf:syncMsg", "wecom-kf:callback");
    }
}
