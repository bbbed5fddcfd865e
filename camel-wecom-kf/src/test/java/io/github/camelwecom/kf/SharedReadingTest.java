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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.PluggedInRepositoriesTest.ValuesInMemory;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.spi.IdempotentRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Several nodes with one database, of which one at a time reads.
 */
class SharedReadingTest extends NodesTestSupport {

    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?dataSource=#bean:db&createTables=true&pageSize=3";
    private static final String ONE_ACCOUNT = ALL_ACCOUNTS + "&openKfId={{account}}";
    private static final String CALLBACKS = "&safetyNetInterval=1h&token={{token}}&encodingAesKey={{key}}";

    private final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final ValuesInMemory cursors = new ValuesInMemory();
    private final IdempotentRepository seen = new SharedRepository();

    @TempDir
    Path directory;

    @Override
    void giveBack() {
        database.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS, ONE_ACCOUNT })
    void oneReadsAndTheOtherGoesOnBehindIt(String from) throws Exception {
        Node first = reader(from);
        Node second = node(from);
        write(1, 7);
        until(() -> first.route().finished().equals(texts(1, 7)) && first.isIdle());
        assertThat(second.route().begun()).isEmpty();

        first.stop();
        write(8, 10);
        until(() -> second.route().finished().size() >= 3);
        assertThat(second.route().begun()).isEqualTo(texts(8, 10));
        assertThat(second.route().redeliveredMarks()).containsOnly(false);
    }

    @Test
    void whatWasInTheRouteOfAReaderThatIsSilentComesAgainMarked() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&readerLease=1s");
        Node second = node(ONE_ACCOUNT + "&readerLease=1s");
        first.route().close("m3");
        write(1, 5);
        until(() -> first.route().begun().equals(texts(1, 3)));

        way(first).away(true);
        until(() -> second.route().finished().equals(texts(3, 5)));
        assertThat(second.route().redeliveredMarks()).containsExactly(true, false, false);

        first.route().open("m3");
        way(first).away(false);
        write(6, 7);
        until(() -> second.route().finished().equals(texts(3, 7)));
        assertThat(first.route().begun()).isEqualTo(texts(1, 3));
    }

    @Test
    void aDatabaseThatComesBackFindsTheSameReader() throws Exception {
        Node only = reader(ONE_ACCOUNT + "&readerLease=1s");
        write(1, 2);
        until(() -> only.route().finished().equals(texts(1, 2)));
        way(only).away(true);
        until(() -> only.health().getState() == State.DOWN);
        assertThat(only.health().getMessage().orElseThrow()).contains("database");
        write(3, 4);
        await().during(2, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> only.route().begun().size() <= 3);
        way(only).away(false);
        until(() -> only.route().finished().equals(texts(1, 4)));
        until(() -> only.health().getState() == State.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = { ALL_ACCOUNTS + CALLBACKS, ONE_ACCOUNT + CALLBACKS })
    void aCallbackMayComeInAtAnyNode(String from) throws Exception {
        Node first = reader(from);
        Node second = node(from);
        until(() -> isStandby(second));
        sandbox.callbackUrl(second.callbackUrl());
        for (int i = 1; i <= 3; i++) {
            sandbox.customer("ann").says("m" + i);
            int sent = i;
            until(() -> first.route().finished().equals(texts(1, sent)));
        }
        assertThat(answersOf(second)).containsOnly(200);
        assertThat(second.route().begun()).isEmpty();
        assertThat(sandbox.journal("kf/sync_msg").stream().filter(call -> call.request().has("token")))
                .as("pulls with the token of a callback").isNotEmpty();
    }

    @Test
    void anAccountThatIsGivenWhileAnotherNodeTakesTheCallbackIsRead() throws Exception {
        Node first = reader(ALL_ACCOUNTS + CALLBACKS);
        Node second = node(ALL_ACCOUNTS + CALLBACKS);
        until(() -> isStandby(second));
        sandbox.callbackUrl(second.callbackUrl());
        SandboxAccount added = sandbox.account("Another");
        sandbox.customer("bob").writesTo(added).says("hello");
        until(() -> first.route().finished().contains("hello"));
    }

    @Test
    void newsThatAreAnnouncedAtANodeThatWaitsReachTheOneThatReads() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&safetyNetInterval=1h");
        Node second = node(ONE_ACCOUNT + "&safetyNetInterval=1h");
        until(() -> isStandby(second));
        write(1, 2);
        second.announce(account.openKfId());
        until(() -> first.route().finished().equals(texts(1, 2)));
    }

    @Test
    void newsThatNobodyCanBeToldOfComeAgain() throws Exception {
        Node only = reader(ONE_ACCOUNT);
        only.context().getRouteController().stopRoute(Node.ROUTE);
        assertThatThrownBy(() -> only.announce(account.openKfId())).hasRootCauseInstanceOf(RejectedExecutionException.class)
                .rootCause().hasMessageContaining("no started consumer wecom-kf:syncMsg of corp " + sandbox.corpId());
    }

    @Test
    void aDatabaseThatHangsHoldsNoCallbackUp() throws Exception {
        Node first = reader(ONE_ACCOUNT + CALLBACKS);
        Node second = node(ONE_ACCOUNT + CALLBACKS);
        until(() -> isStandby(second));
        way(second).hang();
        sandbox.callbackUrl(second.callbackUrl());
        sandbox.customer("ann").says("m1");
        sandbox.customer("ann").says("m2");
        until(() -> answersOf(second).equals(List.of(200, 200)));

        way(second).answerAgain();
        until(() -> first.route().finished().equals(texts(1, 2)));
    }

    @Test
    void newsWaitAtANodeUntilTheDatabaseIsBack() throws Exception {
        Node first = reader(ONE_ACCOUNT + CALLBACKS);
        Node second = node(ONE_ACCOUNT + CALLBACKS);
        until(() -> isStandby(second));
        way(second).away(true);
        sandbox.callbackUrl(second.callbackUrl());
        sandbox.customer("ann").says("m1");
        until(() -> answersOf(second).equals(List.of(200)));
        assertThatThrownBy(() -> second.announce(account.openKfId())).hasRootCauseInstanceOf(IOException.class)
                .rootCause().hasMessageContaining("Cannot hand over news in the database");

        way(second).away(false);
        until(() -> first.route().finished().equals(texts(1, 1)));
    }

    @Test
    void theDatabaseGoesBeforeRepositoryAndDirectory() throws Exception {
        Path unused = directory.resolve("unused");
        Node only = reader(ONE_ACCOUNT + "&cursorRepository=#bean:cursors&stateDirectory=" + unused);
        write(1, 2);
        until(() -> only.route().finished().equals(texts(1, 2)));
        only.stop();
        assertThat(cursors.keys()).isEmpty();
        assertThat(unused).doesNotExist();
        Node next = reader(ONE_ACCOUNT);
        write(3, 3);
        until(() -> next.route().finished().equals(texts(3, 3)));
    }

    @Test
    void accountsOfRoutesOfTheirOwnAreReadByDifferentNodes() throws Exception {
        SandboxAccount other = sandbox.account("Other");
        Node first = node(ONE_ACCOUNT);
        Node second = node(ALL_ACCOUNTS + "&openKfId=" + other.openKfId());
        write(1, 2);
        sandbox.customer("bob").unannounced().writesTo(other).says("hello");
        until(() -> first.route().finished().equals(texts(1, 2)));
        until(() -> second.route().finished().equals(List.of("hello")));
        assertThat(List.of(isStandby(first), isStandby(second))).containsOnly(false);
    }

    @Test
    void whatARepositoryRemembersIsNotProcessedAgainWhenTheDatabaseHasForgotten() throws Exception {
        Node first = reader(ONE_ACCOUNT + "&idempotentRepository=#bean:seen");
        write(1, 3);
        until(() -> first.route().finished().equals(texts(1, 3)));
        first.stop();
        forgetProgress();
        Node second = node(ONE_ACCOUNT + "&idempotentRepository=#bean:seen");
        write(4, 4);
        until(() -> second.route().finished().contains("m4"));
        assertThat(second.route().begun()).isEqualTo(texts(4, 4));
    }

    private void forgetProgress() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM wecom_kf_progress")).isPositive();
        }
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
        assertThat(second.figures("Standby")).containsExactly(true);
        assertThat(second.figures("Reader")).singleElement().asString().startsWith("node-1#");
        assertThat(first.figures("Standby")).containsExactly(false);
        assertThat(first.figures("ReaderUntil")).singleElement().isNotNull();
    }

    @Test
    void aSuspendedNodeDoesNotTakeOver() throws Exception {
        Node first = reader(ONE_ACCOUNT);
        Node second = node(ONE_ACCOUNT);
        until(() -> isStandby(second));
        second.context().getRouteController().suspendRoute(Node.ROUTE);
        first.stop();
        write(1, 2);
        await().during(2, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> second.route().begun().isEmpty());
        second.context().getRouteController().resumeRoute(Node.ROUTE);
        until(() -> second.route().finished().equals(texts(1, 2)));
    }

    @Test
    void withoutTablesTheRouteDoesNotStartAndSaysWhereTheyAre() {
        assertThatThrownBy(() -> node("wecom-kf:syncMsg?dataSource=#bean:db")).rootCause()
                .hasMessageContaining("wecom_kf_progress");
        assertThatThrownBy(() -> node("wecom-kf:syncMsg?dataSource=#bean:db")).hasStackTraceContaining("createTables=true");
    }

    private Node reader(String from) throws Exception {
        Node first = node(from);
        untilAccountIsRead();
        return first;
    }

    private Node node(String from) throws Exception {
        Node node = newNode();
        node.context().getRegistry().bind("db", new AwayableDataSource(database));
        node.context().getRegistry().bind("cursors", cursors);
        node.context().getRegistry().bind("seen", seen);
        node.start(from);
        return node;
    }

    /** How a node reaches the database. */
    private static AwayableDataSource way(Node node) {
        return node.context().getRegistry().lookupByNameAndType("db", AwayableDataSource.class);
    }

    private static boolean isStandby(Node node) {
        return ((WecomKfSyncConsumer) node.consumer()).isStandby();
    }
}
