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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.PluggedInRepositoriesTest.ValuesInMemory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.component.master.MasterConsumer;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckAware;
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
class LeadershipTest extends NodesTestSupport {

    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?pageSize=3";
    private static final String ONE_ACCOUNT = "wecom-kf:syncMsg?pageSize=3&openKfId={{account}}";
    private static final String CURSOR_REPOSITORY = "wecom-kf:syncMsg?pageSize=3&cursorRepository=#bean:cursors";
    private static final String CALLBACKS = ONE_ACCOUNT + "&safetyNetInterval=1h&token={{token}}&encodingAesKey={{key}}";

    @TempDir
    Path stateDirectory;
    @TempDir
    Path cluster;

    private final ValuesInMemory cursors = new ValuesInMemory();
    private final ExecutorService operator = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopOperator() {
        operator.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void onlyTheLeaderReads(String from) throws Exception {
        Node leader = leader(from);
        Node follower = node(from);
        write(1, 7);

        until(() -> leader.route().finished().equals(texts(1, 7)));
        // whoever calls the platform begins with an access token of its own
        await().during(1, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> sandbox.journal("gettoken").size() == 1);
        assertThat(follower.route().begun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void theOtherGoesOnBehindWhatTheLeaderProcessed(String from) throws Exception {
        Node leader = leader(from);
        Node follower = node(from);
        write(1, 7);
        until(() -> leader.route().finished().equals(texts(1, 7)) && leader.isIdle());

        leader.stop();
        write(8, 10);

        until(() -> follower.route().finished().size() >= 3);
        assertThat(leader.route().begun()).isEqualTo(texts(1, 7));
        assertThat(follower.route().begun()).isEqualTo(texts(8, 10));
        assertThat(follower.route().redeliveredMarks()).containsOnly(false);
    }

    /** A stopping leader does not wait for its route: camel-master stops the processors before the consumer. */
    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT, CURSOR_REPOSITORY })
    void whatWasInTheLeadersRouteComesAgainMarked(String from) throws Exception {
        Node leader = leader(from);
        Node follower = node(from);
        leader.route().close("m5");
        write(1, 10);
        until(() -> leader.route().begun().equals(texts(1, 5)));

        Future<?> stop = operator.submit(leader::stop);
        until(() -> isLeader(follower));
        leader.route().open("m5");
        stop.get(30, TimeUnit.SECONDS);

        until(() -> follower.route().finished().size() >= 6);
        assertThat(leader.route().begun()).isEqualTo(texts(1, 5));
        assertThat(follower.route().begun()).isEqualTo(texts(5, 10));
        assertThat(follower.route().redeliveredMarks()).containsExactly(true, false, false, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT })
    void aStateDirectoryKeepsTheOtherOutUntilTheLeadersRouteIsEmpty(String from) throws Exception {
        Node leader = leader(from);
        Node follower = node(from);
        leader.route().close("m1");
        write(1, 2);
        until(() -> leader.route().begun().equals(texts(1, 1)));

        Future<?> stop = operator.submit(leader::stop);
        until(() -> isLeader(follower));
        await().during(1, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> follower.route().begun().isEmpty());
        leader.route().open("m1");
        stop.get(30, TimeUnit.SECONDS);

        until(() -> follower.route().finished().equals(texts(1, 2)));
    }

    @Test
    void onlyTheLeaderTakesCallbacks() throws Exception {
        Node leader = leader(CALLBACKS);
        Node follower = node(CALLBACKS);
        sandbox.callbackUrl(follower.callbackUrl());
        sandbox.customer("ann").says("m1");
        until(() -> answersOf(follower).contains(404));
        sandbox.callbackUrl(leader.callbackUrl());
        sandbox.customer("ann").says("m2");
        until(() -> leader.route().finished().equals(texts(1, 2)));

        leader.stop();
        until(() -> sandbox.journal("gettoken").size() == 2);
        sandbox.callbackUrl(follower.callbackUrl());
        sandbox.customer("ann").says("m3");
        until(() -> answersOf(follower).contains(200));
        until(() -> follower.route().finished().equals(texts(3, 3)));
    }

    @Test
    void theHealthOfTheRouteIsThatOfTheLeadersConsumer() throws Exception {
        Node leader = leader(ONE_ACCOUNT);
        Node follower = node(ONE_ACCOUNT);
        until(() -> leader.health().getState() == State.UP);
        assertThat(leader.health().getDetails()).containsEntry("route.id", Node.ROUTE).containsEntry("account.count", 1);

        sandbox.wireMock().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        until(() -> leader.health().getState() == State.DOWN);
        assertThat(leader.health().getMessage().orElseThrow()).startsWith("Account " + account.openKfId() + " is failing: ");
        assertThat(follower.health().getState()).isEqualTo(State.UP);

        leader.context().getRouteController().stopRoute(Node.ROUTE);
        assertThat(((HealthCheckAware) leader.consumer()).getHealthCheck()).isNull();
    }

    @Test
    void jmxShowsTheConsumerOfTheLeaderAlone() throws Exception {
        Node leader = leader(ONE_ACCOUNT);
        Node follower = node(ONE_ACCOUNT);
        write(1, 3);

        until(() -> leader.figures("Messages").contains(3L));
        assertThat(follower.figures("Messages")).isEmpty();

        leader.context().getRouteController().stopRoute(Node.ROUTE);
        assertThat(leader.figures("Messages")).isEmpty();
    }

    @Test
    void theDevConsoleShowsTheConsumerOfTheLeaderAlone() throws Exception {
        Node leader = leader(ONE_ACCOUNT);
        Node follower = node(ONE_ACCOUNT);

        until(() -> leader.console().contains("Route Id: " + Node.ROUTE) && leader.console().contains(account.openKfId()));
        assertThat(follower.console()).doesNotContain(Node.ROUTE);

        leader.context().getRouteController().stopRoute(Node.ROUTE);
        assertThat(leader.console()).doesNotContain(Node.ROUTE);
    }

    private Node leader(String from) throws Exception {
        Node first = node(from);
        until(() -> isLeader(first));
        untilAccountIsRead();
        return first;
    }

    private Node node(String from) throws Exception {
        Node node = newNode();
        CamelContext context = node.context();
        // a route is left alone until the test lets it go on
        context.getExecutorServiceManager().setShutdownAwaitTermination(PATIENCE.toMillis());
        context.getRegistry().bind("cursors", cursors);
        context.addService(clusterService());
        context.addComponent("master", master());
        node.component().getConfiguration().setStateDirectory(stateDirectory.toString());
        node.start("master:kf:" + from);
        return node;
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

    private static MasterComponent master() {
        MasterComponent master = new MasterComponent();
        master.setBackOffDelay(100);
        master.setBackOffMaxAttempts(1000);
        return master;
    }

    private static boolean isLeader(Node node) {
        return ((MasterConsumer) node.consumer()).isMaster();
    }
}
