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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.PluggedInRepositoriesTest.ValuesInMemory;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.component.master.MasterConsumer;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several applications for the same accounts, of which one at a time reads, because camel-master stands in front of the
 * consumer.
 */
@Tag("slow")
class LeadershipTest {

    private static final String ROUTE = "pull";
    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?pageSize=3";
    private static final String ONE_ACCOUNT = "wecom-kf:syncMsg?pageSize=3&openKfId={{account}}";
    private static final String CURSOR_REPOSITORY = "wecom-kf:syncMsg?pageSize=3&cursorRepository=#bean:cursors";
    private static final String CALLBACKS = ONE_ACCOUNT + "&safetyNetInterval=1h&token={{token}}&encodingAesKey={{key}}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path stateDirectory;
    @TempDir
    Path cluster;

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final ValuesInMemory cursors = new ValuesInMemory();
    private final ExecutorService operator = Executors.newSingleThreadExecutor();
    private final List<Application> applications = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopAll() {
        applications.parallelStream().forEach(application -> {
            LastSteps.of(application.context);
            application.stop();
        });
        operator.shutdownNow();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void onlyTheLeaderReads(String from) throws Exception {
        Application leader = leader(from);
        Application follower = application(from);
        write(1, 7);

        until(() -> leader.route.finished().equals(texts(1, 7)));
        // whoever calls the platform begins with an access token of its own
        await().during(1, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> sandbox.journal("gettoken").size() == 1);
        assertThat(follower.route.begun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void theOtherGoesOnBehindWhatTheLeaderProcessed(String from) throws Exception {
        Application leader = leader(from);
        Application follower = application(from);
        write(1, 7);
        until(() -> leader.route.finished().equals(texts(1, 7)) && leader.isIdle());

        leader.stop();
        write(8, 10);

        until(() -> follower.route.finished().size() >= 3);
        assertThat(leader.route.begun()).isEqualTo(texts(1, 7));
        assertThat(follower.route.begun()).isEqualTo(texts(8, 10));
        assertThat(follower.route.redeliveredMarks()).containsOnly(false);
    }

    /** A stopping leader does not wait for its route: camel-master stops the processors before the consumer. */
    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void whatWasInTheLeadersRouteComesAgainMarked(String from) throws Exception {
        Application leader = leader(from);
        Application follower = application(from);
        leader.route.close("m5");
        write(1, 10);
        until(() -> leader.route.begun().equals(texts(1, 5)));

        Future<?> stop = operator.submit(leader::stop);
        until(follower::isLeader);
        leader.route.open("m5");
        stop.get(30, TimeUnit.SECONDS);

        until(() -> follower.route.finished().size() >= 6);
        assertThat(leader.route.begun()).isEqualTo(texts(1, 5));
        assertThat(follower.route.begun()).isEqualTo(texts(5, 10));
        assertThat(follower.route.redeliveredMarks()).containsExactly(true, false, false, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT })
    void aStateDirectoryKeepsTheOtherOutUntilTheLeadersRouteIsEmpty(String from) throws Exception {
        Application leader = leader(from);
        Application follower = application(from);
        leader.route.close("m1");
        write(1, 2);
        until(() -> leader.route.begun().equals(texts(1, 1)));

        Future<?> stop = operator.submit(leader::stop);
        until(follower::isLeader);
        await().during(1, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> follower.route.begun().isEmpty());
        leader.route.open("m1");
        stop.get(30, TimeUnit.SECONDS);

        until(() -> follower.route.finished().equals(texts(1, 2)));
    }

    @Test
    void onlyTheLeaderTakesCallbacks() throws Exception {
        Application leader = leader(CALLBACKS);
        Application follower = application(CALLBACKS);
        sandbox.callbackUrl(follower.callbackUrl());
        sandbox.customer("ann").says("m1");
        until(() -> answersOf(follower).contains(404));
        sandbox.callbackUrl(leader.callbackUrl());
        sandbox.customer("ann").says("m2");
        until(() -> leader.route.finished().equals(texts(1, 2)));

        leader.stop();
        until(() -> sandbox.journal("gettoken").size() == 2);
        sandbox.callbackUrl(follower.callbackUrl());
        sandbox.customer("ann").says("m3");
        until(() -> answersOf(follower).contains(200));
        until(() -> follower.route.finished().equals(texts(3, 3)));
    }

    @Test
    void theHealthOfTheRouteIsThatOfTheLeadersConsumer() throws Exception {
        Application leader = leader(ONE_ACCOUNT);
        Application follower = application(ONE_ACCOUNT);
        until(() -> leader.health().getState() == State.UP);
        assertThat(leader.health().getDetails()).containsEntry("route.id", ROUTE).containsEntry("account.count", 1);

        sandbox.wireMock().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        until(() -> leader.health().getState() == State.DOWN);
        assertThat(leader.health().getMessage().orElseThrow()).startsWith("Account " + account.openKfId() + " is failing: ");
        assertThat(follower.health().getState()).isEqualTo(State.UP);

        leader.context.getRouteController().stopRoute(ROUTE);
        assertThat(((HealthCheckAware) leader.context.getRoute(ROUTE).getConsumer()).getHealthCheck()).isNull();
    }

    @Test
    void jmxShowsTheConsumerOfTheLeaderAlone() throws Exception {
        Application leader = leader(ONE_ACCOUNT);
        Application follower = application(ONE_ACCOUNT);
        write(1, 3);

        until(() -> leader.figures("Messages").contains(3L));
        assertThat(follower.figures("Messages")).isEmpty();

        leader.context.getRouteController().stopRoute(ROUTE);
        assertThat(leader.figures("Messages")).isEmpty();
    }

    @Test
    void theDevConsoleShowsTheConsumerOfTheLeaderAlone() throws Exception {
        Application leader = leader(ONE_ACCOUNT);
        Application follower = application(ONE_ACCOUNT);

        until(() -> leader.console().contains("Route Id: " + ROUTE) && leader.console().contains(account.openKfId()));
        assertThat(follower.console()).doesNotContain(ROUTE);

        leader.context.getRouteController().stopRoute(ROUTE);
        assertThat(leader.console()).doesNotContain(ROUTE);
    }

    private List<Integer> answersOf(Application application) {
        String url = application.callbackUrl().toString();
        return sandbox.callbackAttempts().stream().filter(attempt -> attempt.url().startsWith(url)).map(CallbackAttempt::status)
                .toList();
    }

    private Application leader(String from) throws Exception {
        Application first = application(from);
        until(first::isLeader);
        until(() -> !sandbox.journal("kf/sync_msg").isEmpty());
        return first;
    }

    private Application application(String from) throws Exception {
        Application application = new Application(from);
        applications.add(application);
        application.context.start();
        return application;
    }

    private void write(int first, int last) {
        texts(first, last).forEach(sandbox.customer("ann").unannounced()::says);
    }

    private static List<String> texts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "m" + n).toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private final class Application {

        private final CamelContext context = new DefaultCamelContext();
        private final MainHttpServer httpServer = new MainHttpServer();
        private final GatedRoute route = new GatedRoute();

        Application(String from) throws Exception {
            // a route is left alone until the test lets it go on
            context.getExecutorServiceManager().setShutdownAwaitTermination(PATIENCE.toMillis());
            context.getRegistry().bind("cursors", cursors);
            context.getPropertiesComponent().addInitialProperty("account", account.openKfId());
            context.getPropertiesComponent().addInitialProperty("token", sandbox.token());
            context.getPropertiesComponent().addInitialProperty("key", sandbox.encodingAesKey());
            httpServer.setHost("127.0.0.1");
            httpServer.setPort(0);
            httpServer.setPath("/");
            context.addService(httpServer);
            registerHealthChecks();
            context.addService(clusterService());
            context.addComponent("master", master());
            context.addComponent("wecom-kf", component());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("master:kf:" + from).routeId(ROUTE).process(route);
                }
            });
        }

        private void registerHealthChecks() {
            HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
            registry.register(registry.resolveById("consumers"));
            context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        }

        private FileLockClusterService clusterService() {
            FileLockClusterService service = new FileLockClusterService();
            service.setRoot(cluster.toString());
            service.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
            service.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
            // 10 s: a busy machine must not cost the leadership
            service.setHeartbeatTimeoutMultiplier(50);
            return service;
        }

        private MasterComponent master() {
            MasterComponent master = new MasterComponent();
            master.setBackOffDelay(100);
            master.setBackOffMaxAttempts(1000);
            return master;
        }

        private WecomKfComponent component() {
            WecomKfComponent component = new WecomKfComponent();
            component.setMaxTokenlessSyncPerMinute(10_000);
            WecomKfConfiguration configuration = component.getConfiguration();
            configuration.setBaseUri(sandbox.baseUri().toString());
            configuration.setCorpId(sandbox.corpId());
            configuration.setSecret(sandbox.secret());
            configuration.setStateDirectory(stateDirectory.toString());
            configuration.setSafetyNetInterval(200);
            return component;
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

        /** Of all consumers of the application that have it. */
        List<Object> figures(String attribute) throws Exception {
            MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
            List<Object> found = new ArrayList<>();
            for (ObjectName consumer : server.queryNames(new ObjectName(
                    "org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"), null)) {
                if (Stream.of(server.getMBeanInfo(consumer).getAttributes()).anyMatch(a -> a.getName().equals(attribute))) {
                    found.add(server.getAttribute(consumer, attribute));
                }
            }
            return found;
        }

        boolean isIdle() {
            return context.getInflightRepository().size() == 0;
        }

        boolean isLeader() {
            return ((MasterConsumer) context.getRoute(ROUTE).getConsumer()).isMaster();
        }

        void stop() {
            context.stop();
        }
    }
}
