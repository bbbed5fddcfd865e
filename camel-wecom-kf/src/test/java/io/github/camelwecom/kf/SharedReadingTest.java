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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Several nodes with one database, of which one at a time reads.
 */
class SharedReadingTest {

    private static final String ROUTE = "pull";
    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?dataSource=#bean:db&createTables=true&pageSize=3";
    private static final String ONE_ACCOUNT = ALL_ACCOUNTS + "&openKfId={{account}}";
    private static final String CALLBACKS = "&safetyNetInterval=1h&token={{token}}&encodingAesKey={{key}}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopAll() {
        nodes.parallelStream().forEach(node -> {
            LastSteps.of(node.context);
            node.context.stop();
        });
        sandbox.close();
        database.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT })
    void oneReadsAndTheOtherGoesOnBehindIt(String from) throws Exception {
        Node first = reader(from);
        Node second = node(from);
        write(1, 7);
        until(() -> first.route.finished().equals(texts(1, 7)) && first.isIdle());
        assertThat(second.route.begun()).isEmpty();

        first.context.stop();
        write(8, 10);
        until(() -> second.route.finished().size() >= 3);
        assertThat(second.route.begun()).isEqualTo(texts(8, 10));
        assertThat(second.route.redeliveredMarks()).containsOnly(false);
    }

    @Test
    void whatWasInTheRouteOfAReaderThatIsSilentComesAgainMarked() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&readerLease=1s");
        Node second = node(ONE_ACCOUNT + "&readerLease=1s");
        first.route.close("m3");
        write(1, 5);
        until(() -> first.route.begun().equals(texts(1, 3)));

        first.database.away(true);
        until(() -> second.route.finished().equals(texts(3, 5)));
        assertThat(second.route.redeliveredMarks()).containsExactly(true, false, false);

        first.route.open("m3");
        first.database.away(false);
        write(6, 7);
        until(() -> second.route.finished().equals(texts(3, 7)));
        assertThat(first.route.begun()).isEqualTo(texts(1, 3));
    }

    @Test
    void aDatabaseThatComesBackFindsTheSameReader() throws Exception {
        Node only = reader(ONE_ACCOUNT + "&readerLease=1s");
        write(1, 2);
        until(() -> only.route.finished().equals(texts(1, 2)));
        only.database.away(true);
        until(() -> only.health().getState() == State.DOWN);
        assertThat(only.health().getMessage().orElseThrow()).contains("database");
        write(3, 4);
        await().during(2, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> only.route.begun().size() <= 3);
        only.database.away(false);
        until(() -> only.route.finished().equals(texts(1, 4)));
        until(() -> only.health().getState() == State.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS + CALLBACKS, ONE_ACCOUNT + CALLBACKS })
    void aCallbackMayComeInAtAnyNode(String from) throws Exception {
        Node first = reader(from);
        Node second = node(from);
        until(second::isStandby);
        sandbox.callbackUrl(second.callbackUrl());
        for (int i = 1; i <= 3; i++) {
            sandbox.customer("ann").says("m" + i);
            int sent = i;
            until(() -> first.route.finished().equals(texts(1, sent)));
        }
        assertThat(answersOf(second)).containsOnly(200);
        assertThat(second.route.begun()).isEmpty();
        assertThat(sandbox.journal("kf/sync_msg").stream().filter(call -> call.request().has("token")))
                .as("pulls with the token of a callback").isNotEmpty();
    }

    @Test
    void anAccountThatIsGivenWhileAnotherNodeTakesTheCallbackIsRead() throws Exception {
        Node first = reader(ALL_ACCOUNTS + CALLBACKS);
        Node second = node(ALL_ACCOUNTS + CALLBACKS);
        until(second::isStandby);
        sandbox.callbackUrl(second.callbackUrl());
        SandboxAccount added = sandbox.account("Another");
        sandbox.customer("bob").writesTo(added).says("hello");
        until(() -> first.route.finished().contains("hello"));
    }

    @Test
    void newsThatAreAnnouncedAtANodeThatWaitsReachTheOneThatReads() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&safetyNetInterval=1h");
        Node second = node(ONE_ACCOUNT + "&safetyNetInterval=1h");
        until(second::isStandby);
        write(1, 2);
        second.announce();
        until(() -> first.route.finished().equals(texts(1, 2)));
    }

    @Test
    void newsThatNobodyCanBeToldOfComeAgain() throws Exception {
        Node only = reader(ONE_ACCOUNT);
        only.context.getRouteController().stopRoute(ROUTE);
        assertThatThrownBy(only::announce).hasRootCauseInstanceOf(RejectedExecutionException.class)
                .rootCause().hasMessageContaining("no started consumer wecom-kf:syncMsg of corp " + sandbox.corpId());
    }

    @Test
    void aNodeThatCannotHandNewsOverRefusesTheCallback() throws Exception {
        reader(ONE_ACCOUNT + CALLBACKS);
        Node second = node(ONE_ACCOUNT + CALLBACKS);
        until(second::isStandby);
        second.database.away(true);
        sandbox.callbackUrl(second.callbackUrl());
        sandbox.customer("ann").says("m1");
        until(() -> answersOf(second).contains(503));
    }

    @Test
    void healthJmxAndConsoleShowWhoReads() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&nodeName=node-1");
        Node second = node(ONE_ACCOUNT + "&nodeName=node-2");
        until(() -> second.health().getDetails().containsKey("reader"));
        assertThat(second.health().getState()).isEqualTo(State.UP);
        assertThat(second.health().getDetails().get("reader").toString()).startsWith("node-1#");
        assertThat(second.health().getDetails()).containsEntry("reader.here", false).containsKeys("reader.since",
                "reader.until");
        assertThat(first.health().getDetails()).containsEntry("reader.here", true);
        assertThat(second.console()).contains("Reader: node-1#").contains("another node");
        assertThat(first.console()).contains("here");
        assertThat(second.attribute("Standby")).isEqualTo(true);
        assertThat(second.attribute("Reader").toString()).startsWith("node-1#");
        assertThat(first.attribute("Standby")).isEqualTo(false);
        assertThat(first.attribute("ReaderUntil")).isNotNull();
    }

    @Test
    void aSuspendedNodeDoesNotTakeOver() throws Exception {
        Node first = reader(ONE_ACCOUNT);
        Node second = node(ONE_ACCOUNT);
        until(second::isStandby);
        second.context.getRouteController().suspendRoute(ROUTE);
        first.context.stop();
        write(1, 2);
        await().during(2, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> second.route.begun().isEmpty());
        second.context.getRouteController().resumeRoute(ROUTE);
        until(() -> second.route.finished().equals(texts(1, 2)));
    }

    @Test
    void withoutTablesTheRouteDoesNotStartAndSaysWhereTheyAre() {
        assertThatThrownBy(() -> node("wecom-kf:syncMsg?dataSource=#bean:db")).rootCause()
                .hasMessageContaining("wecom_kf_progress");
        assertThatThrownBy(() -> node("wecom-kf:syncMsg?dataSource=#bean:db")).hasStackTraceContaining("createTables=true");
    }

    private List<Integer> answersOf(Node node) {
        String url = node.callbackUrl().toString();
        return sandbox.callbackAttempts().stream().filter(attempt -> attempt.url().startsWith(url)).map(CallbackAttempt::status)
                .toList();
    }

    private Node reader(String from) throws Exception {
        Node first = node(from);
        until(() -> !sandbox.journal("kf/sync_msg").isEmpty());
        return first;
    }

    private Node node(String from) throws Exception {
        Node node = new Node(from);
        nodes.add(node);
        node.context.start();
        return node;
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

    private final class Node {

        private final DefaultCamelContext context = new DefaultCamelContext();
        private final MainHttpServer httpServer = new MainHttpServer();
        private final GatedRoute route = new GatedRoute();
        private final AwayableDataSource database = new AwayableDataSource(SharedReadingTest.this.database);

        Node(String from) throws Exception {
            context.getRegistry().bind("db", database);
            context.getPropertiesComponent().addInitialProperty("account", account.openKfId());
            context.getPropertiesComponent().addInitialProperty("token", sandbox.token());
            context.getPropertiesComponent().addInitialProperty("key", sandbox.encodingAesKey());
            httpServer.setHost("127.0.0.1");
            httpServer.setPort(0);
            httpServer.setPath("/");
            context.addService(httpServer);
            HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
            registry.register(registry.resolveById("consumers"));
            context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
            context.addComponent("wecom-kf", component(from.contains("1h") ? 3_600_000 : 200));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).routeId(ROUTE).process(route);
                }
            });
        }

        private WecomKfComponent component(long safetyNetInterval) {
            WecomKfComponent component = new WecomKfComponent();
            component.setMaxTokenlessSyncPerMinute(10_000);
            WecomKfConfiguration configuration = component.getConfiguration();
            configuration.setBaseUri(sandbox.baseUri().toString());
            configuration.setCorpId(sandbox.corpId());
            configuration.setSecret(sandbox.secret());
            configuration.setSafetyNetInterval(safetyNetInterval);
            return component;
        }

        URI callbackUrl() {
            int port = httpServer.getRouter().getServer().getPort();
            return URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback");
        }

        void announce() {
            try (ProducerTemplate template = context.createProducerTemplate()) {
                template.sendBodyAndHeader("wecom-kf:announce", null, WecomKfConstants.OPEN_KF_ID, account.openKfId());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        HealthCheck.Result health() {
            return HealthCheckHelper.invokeReadiness(context, "full").iterator().next();
        }

        String console() {
            DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("wecom-kf");
            return String.valueOf(console.call(DevConsole.MediaType.TEXT));
        }

        Object attribute(String name) throws Exception {
            MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
            ObjectName consumer = server.queryNames(
                    new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"), null)
                    .iterator().next();
            return server.getAttribute(consumer, name);
        }

        boolean isStandby() {
            return ((WecomKfSyncConsumer) context.getRoute(ROUTE).getConsumer()).isStandby();
        }

        boolean isIdle() {
            return context.getInflightRepository().size() == 0;
        }
    }
}
