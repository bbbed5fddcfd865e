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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A route that writes messages into a database whose server goes away and comes back. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=DatabaseAwayTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Ddatabase.customers=500 -Ddatabase.away.seconds=120
 * </pre>
 */
class DatabaseAwayTest extends LaneTestSupport {

    private static final int CUSTOMERS = Integer.getInteger("database.customers", 25);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("database.away.seconds", 0));
    private static final Duration PATIENCE = AWAY.plusMinutes(2);
    private static final int ROUNDS = 4;

    @TempDir
    Path databaseDirectory;

    private final CapturedLog log = CapturedLog.ofTheComponent();
    private final JdbcDataSource database = new JdbcDataSource();
    private Server server;

    @BeforeEach
    void openDatabase() throws SQLException {
        server = server(0);
        database.setURL("jdbc:h2:tcp://localhost:" + server.getPort() + "/crm");
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE message (id INT AUTO_INCREMENT, customer VARCHAR(40), text VARCHAR(40))");
        }
    }

    private Server server(int port) throws SQLException {
        return Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists", "-baseDir",
                databaseDirectory.toString()).start();
    }

    @AfterEach
    void closeDatabase() {
        server.stop();
    }

    @Override
    protected void cleanupResources() {
        log.close();
    }

    @Test
    void everyMessageIsProcessedOnceItIsBackInOrderAndNobodyIsBlamed() throws Exception {
        String options
                = "pageSize=40&concurrentCustomers=25&redeliveryDelay=10&maximumRedeliveryDelay=200&maximumRedeliveries=1";
        start(routes -> routes.from(messages(options)).routeId(ROUTE).process(route).process(this::insert));
        writeAll(1);
        until(() -> stored().size() == CUSTOMERS);

        int port = server.getPort();
        server.stop();
        for (int round = 2; round <= ROUNDS; round++) {
            writeAll(round);
        }
        // more often than the tries that a message has before it is set aside
        await().atMost(PATIENCE).until(
                () -> route.redeliveredMarks().stream().filter(marked -> marked).count() > 3 * CUSTOMERS);
        await().pollDelay(AWAY).atMost(PATIENCE).until(() -> true);
        server = server(port);

        await().atMost(PATIENCE).until(() -> stored().size() >= CUSTOMERS * ROUNDS);
        untilCommitted();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            assertThat(storedOf(name(customer))).containsExactlyElementsOf(
                    IntStream.rangeClosed(1, ROUNDS).mapToObj(round -> "text" + round).toList());
        }
        assertThat(log.linesAbout("is set aside")).isEmpty();
        assertThat(log.lines()).hasSizeLessThan(10);
    }

    private void writeAll(int round) {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            sandbox.customer(name(customer)).says("text" + round);
        }
    }

    private static String name(int customer) {
        return "customer" + customer;
    }

    private void insert(Exchange exchange) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement insert = connection.prepareStatement("INSERT INTO message (customer, text) VALUES (?, ?)")) {
            insert.setString(1, exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, String.class));
            insert.setString(2, exchange.getMessage().getBody(TextMessage.class).text().content());
            insert.executeUpdate();
        }
    }

    private List<String> stored() throws SQLException {
        return storedOf("%");
    }

    private List<String> storedOf(String customer) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement select
                     = connection.prepareStatement("SELECT text FROM message WHERE customer LIKE ? ORDER BY id")) {
            select.setString(1, customer);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
