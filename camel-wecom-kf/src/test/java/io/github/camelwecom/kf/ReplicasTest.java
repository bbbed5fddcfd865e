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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three nodes with a real PostgreSQL between them: killed, frozen, stopped, with a wrong clock, and without it for a
 * while. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=ReplicasTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dreplicas.kills=50 -Dreplicas.messages=20000
 * </pre>
 */
@Tag("once")
@Tag("slow")
class ReplicasTest {

    private static final int KILLS = Integer.getInteger("replicas.kills", 6);
    private static final int MESSAGES = Integer.getInteger("replicas.messages", 1500);
    private static final int NODES = 3;
    /** Each writes five messages: after as many answers to a customer who is silent the platform takes no more. */
    private static final int CUSTOMERS = Math.max(MESSAGES, 700) / 5;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @RegisterExtension
    final Seed seed = new Seed("replicas.seed");

    private final Random random = seed.random();
    private final KfSandbox sandbox = KfSandbox.start();
    private final Map<String, SandboxCustomer> customers = new HashMap<>();
    private final Map<String, List<String>> written = new HashMap<>();
    private final DeliveryLog deliveries = new DeliveryLog();
    private final List<Replica> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private BufferedReader lines;
    private Path log;
    private int messagesWritten;

    @BeforeEach
    void start() throws Exception {
        // what is committed must be there after a crash, as with a server that nobody has set up for speed in tests
        postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on")
                .setDataDirectory(directory.resolve("database")).setPGStartupWait(PATIENCE).start();
        log = Files.createFile(directory.resolve("processed"));
        lines = Files.newBufferedReader(log);
        for (int i = 0; i < NODES; i++) {
            nodes.add(node(Duration.ZERO));
        }
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(Replica::close);
        lines.close();
        sandbox.close();
        postgres.close();
    }

    @Test
    void whicheverNodesAreKilledNothingIsLostOrAnsweredTwice() throws Exception {
        List<Duration> silences = new ArrayList<>();
        awaitReader();
        for (int kill = 1; kill <= KILLS; kill++) {
            write((MESSAGES - messagesWritten) / (KILLS + 2 - kill));
            int enough = deliveries.distinct() + 1 + random.nextInt(messagesWritten - deliveries.distinct());
            until(() -> deliveries.read(lines).distinct() >= enough);
            int victim = random.nextInt(NODES);
            boolean wasReader = nodes.get(victim).name().equals(reader());
            nodes.get(victim).kill();
            deliveries.read(lines).lifeIsOver();
            if (wasReader && deliveries.distinct() < messagesWritten) {
                silences.add(silenceFromNow());
            }
            nodes.set(victim, node(Duration.ZERO));
        }
        write(MESSAGES - messagesWritten);
        everythingIsProcessedInOrder();
        silences.sort(null);
        System.out.printf("%d messages, %d kills, %d of the reader; silence after these: median %s, longest %s%n", MESSAGES,
                KILLS,
                silences.size(), silences.isEmpty() ? "-" : silences.get(silences.size() / 2),
                silences.isEmpty() ? "-" : silences.get(silences.size() - 1));
    }

    @Test
    void aReaderThatWasFrozenForLongWritesNothingWhenItGoesOn() throws Exception {
        awaitReader();
        write(200);
        until(() -> deliveries.read(lines).distinct() >= 50);
        Replica frozen = node(reader());
        frozen.freeze();
        until(() -> !reader().equals(frozen.name()));
        String next = reader();
        write(200);
        until(() -> deliveries.read(lines).distinct() == messagesWritten);
        frozen.goOn();
        write(200);
        everythingIsAnsweredOnce();
        assertThat(reader()).isEqualTo(next);
        assertThat(writersAfterTheTakeOver()).hasSize(1);
        // what it had begun, if anything, goes on when it does, and comes again on the other
        Set<String> begun = delivered(frozen.name()).map(line -> line[0]).collect(Collectors.toSet());
        assertThat(delivered(next).filter(line -> begun.contains(line[0])))
                .allMatch(line -> line[2].equals("true"));
    }

    @Test
    void aDatabaseThatIsKilledAndStartedAgainLosesNothingThoughTheClockOfANodeIsWrong() throws Exception {
        // it takes each callback for an old one and refuses it, and may read all the same
        nodes.set(0, node(TEN_MINUTES)).close();
        awaitReader();
        for (int i = 0; i < Math.max(2, KILLS / 10); i++) {
            write(150);
            int enough = deliveries.distinct() + 20;
            until(() -> deliveries.read(lines).distinct() >= enough);
            crashDatabase();
        }
        write(100);
        everythingIsProcessedInOrder();
    }

    @Test
    void oneNodeAfterTheOtherIsRestartedWithoutAnybodyNoticing() throws Exception {
        awaitReader();
        int attempts = sandbox.callbackAttempts().size();
        List<Duration> silences = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            write(100);
            boolean isReader = nodes.get(i).name().equals(reader());
            assertThat(nodes.get(i).endInOrder(PATIENCE)).isTrue();
            if (isReader) {
                write(10);
                silences.add(silenceFromNow());
            }
            nodes.set(i, node(Duration.ZERO));
            until(() -> nodes.stream().allMatch(Replica::isUp));
        }
        write(100);
        everythingIsProcessedInOrder();
        assertThat(deliveries.repeatsPerLife().stream().mapToInt(Integer::intValue).sum()).as("delivered twice").isZero();
        assertThat(sandbox.callbackAttempts().subList(attempts, sandbox.callbackAttempts().size()))
                .as("answers that make the platform give up").extracting(CallbackAttempt::status).doesNotContain(404);
        System.out.println("Silence after a reader that ended in order: " + silences);
    }

    private Stream<String[]> delivered(String node) throws IOException {
        return Files.readAllLines(log).stream().map(line -> line.split(" ")).filter(words -> words[4].equals(node));
    }

    private void everythingIsProcessedInOrder() {
        everythingIsAnsweredOnce();
        assertThat(deliveries.outOfOrder(written)).as("customers whose order was not kept").isEmpty();
        assertThat(deliveries.unmarkedRepeats()).as("delivered twice without being marked").isZero();
    }

    private void everythingIsAnsweredOnce() {
        until(() -> deliveries.read(lines).distinct() == messagesWritten);
        until(() -> customers.values().stream().mapToInt(customer -> customer.received().size()).sum() >= messagesWritten);
        assertThat(deliveries.lostOf(written)).as("lost").isZero();
        written.forEach((customer, msgIds) -> assertThat(customers.get(customer).received()).extracting(ReceivedMessage::text)
                .containsExactlyElementsOf(msgIds.stream().map(msgId -> "answer to " + msgId).toList()));
    }

    private Duration silenceFromNow() {
        long before = System.nanoTime();
        int known = deliveries.read(lines).distinct();
        until(() -> deliveries.read(lines).distinct() > known);
        return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
    }

    /** Each callback goes to any node that is up. */
    private void write(int messages) {
        for (int i = 0; i < messages; i++) {
            until(() -> nodes.stream().anyMatch(Replica::isUp));
            List<Replica> up = nodes.stream().filter(Replica::isUp).toList();
            sandbox.callbackUrl(up.get(random.nextInt(up.size())).callbackUrl());
            String name = "customer" + messagesWritten % CUSTOMERS;
            SandboxCustomer customer = customers.computeIfAbsent(name, sandbox::customer);
            written.computeIfAbsent(name, first -> new ArrayList<>()).add(customer.says("hello"));
            messagesWritten++;
        }
    }

    /** As if its process were killed: it ends at once, writes nothing more, and has to recover from its log. */
    private void crashDatabase() throws Exception {
        long server = databaseServer();
        List<String> command = new ArrayList<>(
                "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of());
        command.addAll(List.of(Files.readString(Path.of("/proc", Long.toString(server), "cmdline")).split("\0")));
        new ProcessBuilder("kill", "-QUIT", Long.toString(server)).start().waitFor();
        until(() -> ProcessHandle.of(server).isEmpty());
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(directory.resolve("database.log").toFile())
                .start();
        until(() -> !query("SELECT 1").isEmpty());
    }

    private long databaseServer() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("database/postmaster.pid")).get(0).strip());
    }

    private void awaitReader() {
        until(() -> nodes.stream().allMatch(Replica::isUp));
        until(() -> nodes.stream().anyMatch(node -> node.name().equals(reader())));
    }

    private Replica node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }

    private Replica node(Duration clockAhead) throws Exception {
        return new Replica(clockAhead, sandbox, url(), log, directory.resolve("output"), SILENCE);
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private String reader() {
        List<String> holders = query("SELECT holder FROM wecom_kf_reader WHERE holder IS NOT NULL");
        return holders.isEmpty() ? "nobody" : holders.get(0).replaceAll("#.*", "");
    }

    /** The rows of those who read after the first one that did, by who wrote them. */
    private List<String> writersAfterTheTakeOver() {
        return query("SELECT DISTINCT reader FROM wecom_kf_progress WHERE place > (SELECT MAX(place) FROM wecom_kf_progress"
                     + " WHERE content LIKE '%in-use%')");
    }

    private List<String> query(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            // the tables are not there yet, or the database is not
            return List.of();
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }
}
