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
package io.github.camelwecom.kf.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import io.github.camelwecom.kf.progress.ProgressStore;

/**
 * The SQL database that nodes share, with its tables.
 */
public final class SharedDatabase {

    private static final List<String> TABLES
            = List.of(ProgressTable.NAME, ReaderTable.NAME, NewsTable.NAME, AccessTokenTable.NAME);

    private final DataSource source;
    private final Database database;

    /**
     * @param patience how long an answer of the database is waited for
     */
    public SharedDatabase(DataSource source, Duration patience) {
        this.source = source;
        this.database = new Database(source, patience);
    }

    /** How far accounts were read. A node reads while it {@code leads}. */
    public ProgressStore progress(BooleanSupplier leads) {
        return new JdbcProgressStore(database, leads);
    }

    /**
     * Who reads.
     *
     * @param name    what is to be read by one node at a time
     * @param node    this node, in words for an operator
     * @param silence how long this node may be silent when it reads
     */
    public ReaderLease lease(String name, String node, Duration silence, InstantSource clock) {
        // a node that was started anew is another one
        String holder = node + "#" + UUID.randomUUID().toString().substring(0, 8);
        return new ReaderLease(new ReaderTable(database, name), holder, silence, clock, System::nanoTime);
    }

    /** What nodes tell the one that reads. */
    public NewsTable news(String corpId) {
        return new NewsTable(database, corpId);
    }

    /**
     * The access token that nodes leave to each other.
     *
     * @param name of whoever has the same token
     */
    public AccessTokenTable accessToken(String name) {
        return new AccessTokenTable(database, name);
    }

    /**
     * Makes sure that the tables are there.
     *
     * @param  create                whether to create those that are not
     * @throws IllegalStateException when they are not there
     * @throws UncheckedIOException  when the database cannot be reached
     */
    public void requireTables(boolean create) {
        try (Connection connection = source.getConnection()) {
            String script = script(connection.getMetaData().getDatabaseProductName());
            if (create) {
                create(connection, script);
            }
            requireTables(connection, script);
        } catch (SQLException e) {
            throw Database.failed("look for the tables", e);
        }
    }

    private static void create(Connection connection, String script) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(script)) {
                create(statement, sql);
            }
        }
        // not every pool does that
        connection.setAutoCommit(autoCommit);
    }

    private static void create(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // of nodes that create a table at the same moment, PostgreSQL lets one, and the others find it now
            statement.execute(sql);
        }
    }

    private static void requireTables(Connection connection, String script) {
        for (String table : TABLES) {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "Table " + table + " cannot be read (SQLSTATE " + e.getSQLState() + "). Create the tables with the"
                                                + " statements of " + script + ", which is in the jar of camel-wecom-kf,"
                                                + " or set createTables=true",
                        e);
            }
        }
    }

    /** The file with the tables for this database. */
    private static String script(String product) {
        String name = product.toLowerCase(Locale.ROOT).replace("mariadb", "mysql");
        String script = "wecom-kf-" + name + ".sql";
        if (SharedDatabase.class.getResource(script) == null) {
            throw new IllegalStateException(
                    "Option dataSource leads to a database of the kind " + product
                                            + "; it must be PostgreSQL, MySQL, MariaDB or H2");
        }
        return script;
    }

    private static List<String> statements(String script) {
        try (InputStream file = SharedDatabase.class.getResourceAsStream(script)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";")).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
