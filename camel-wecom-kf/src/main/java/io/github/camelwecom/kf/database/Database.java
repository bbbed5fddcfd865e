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
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * The database that nodes share. Each call is one statement, which is done or not done as a whole: whatever happens to
 * this process meanwhile, no transaction of its is left open that others would have to wait for.
 */
final class Database {

    /** SQLSTATE of class 23 is a violated constraint; 23505 one of uniqueness, where a database is as precise. */
    private static final String VIOLATED = "23";
    /** SQLSTATE of class 08: the connection, and nothing about what was said over it. */
    private static final String CONNECTION = "08";

    private final DataSource source;
    private final Duration patience;

    /**
     * @param patience how long an answer of the database is waited for
     */
    Database(DataSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /** What is done with a statement. */
    @FunctionalInterface
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /**
     * @param  what                 what it is for, behind "Cannot"
     * @throws UncheckedIOException when the database does not do it; its text has nothing of what was to be written
     */
    <T> T call(String what, String sql, Use<T> use) {
        try {
            return callOrFail(sql, use);
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    /** Executes a statement that changes rows, and returns how many. */
    int update(String what, String sql, Object... values) {
        return call(what, sql, statement -> {
            fill(statement, 1, values);
            return statement.executeUpdate();
        });
    }

    /** Executes a statement that adds a row, and returns false when it was there already. */
    boolean add(String what, String sql, Object... values) {
        try {
            return callOrFail(sql, statement -> {
                fill(statement, 1, values);
                return statement.executeUpdate() == 1;
            });
        } catch (SQLException e) {
            if (isDuplicate(e)) {
                return false;
            }
            throw failed(what, e);
        }
    }

    /** Changes a row, or adds it where there is none. Both statements take the values in the same order. */
    void put(String what, String change, String add, Object... values) {
        if (update(what, change, values) == 0 && !add(what, add, values)) {
            // somebody else has added it meanwhile
            update(what, change, values);
        }
    }

    /** Does what a statement says, but leaves a failure to the caller. */
    <T> T callOrFail(String sql, Use<T> use) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            int before = limitSilence(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout((int) Math.max(1, patience.toSeconds()));
                return use.of(statement);
            } finally {
                limitSilence(connection, before);
            }
        }
    }

    /** Or a network that swallows everything would be waited for as long as the operating system does. */
    private int limitSilence(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) (2 * patience.toMillis()));
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            // such as of a database in this process, which has no network
            return -1;
        }
    }

    private static void limitSilence(Connection connection, int millis) throws SQLException {
        if (millis >= 0 && !connection.isClosed()) {
            connection.setNetworkTimeout(Runnable::run, millis);
        }
    }

    /** Fills in values from this index on, and returns the index behind them. A text may be null. */
    static int fill(PreparedStatement statement, int from, Object... values) throws SQLException {
        int index = from;
        for (Object value : values) {
            if (value == null) {
                statement.setNull(index, Types.VARCHAR);
            } else {
                statement.setObject(index, value);
            }
            index++;
        }
        return index;
    }

    /** Whether a row was there already. */
    static boolean isDuplicate(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(VIOLATED);
    }

    /**
     * Without what the driver says, which may quote what was to be written: unless it is about the connection. So there
     * is no cause, either.
     */
    static UncheckedIOException failed(String what, SQLException failure) {
        String state = failure.getSQLState();
        boolean isSafe = state != null && state.startsWith(CONNECTION);
        String reason = isSafe ? failure.getMessage() : failure.getClass().getSimpleName();
        String text = "Cannot " + what + " in the database: " + reason + " (SQLSTATE " + state + ", code "
                      + failure.getErrorCode() + ")";
        return new UncheckedIOException(text, new IOException(text));
    }
}
