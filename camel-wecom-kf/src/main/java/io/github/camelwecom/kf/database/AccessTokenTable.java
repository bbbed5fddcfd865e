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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The access token of one app, as the node that fetched it left it for the others.
 */
public final class AccessTokenTable {

    static final String NAME = "wecom_kf_access_token";

    private static final String READ = "SELECT access_token, renew_at, expires_at FROM " + NAME + " WHERE name = ?";
    private static final String CHANGE
            = "UPDATE " + NAME + " SET access_token = ?, renew_at = ?, expires_at = ? WHERE name = ?";
    private static final String ADD
            = "INSERT INTO " + NAME + " (access_token, renew_at, expires_at, name) VALUES (?, ?, ?, ?)";

    private final Database database;
    private final String name;

    AccessTokenTable(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** A token, and until when it is good. The times are those of the node that fetched it. */
    public record Row(String token, Instant renewAt, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Row[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Empty as long as nobody left one.
     *
     * @throws java.io.UncheckedIOException when the database cannot be asked
     */
    public Optional<Row> read() {
        return database.call("see the access token of all nodes", READ, statement -> {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3)));
    }

    /**
     * Leaves a token in place of the last one.
     *
     * @throws java.io.UncheckedIOException when the database cannot be told
     */
    public void write(Row row) {
        database.put("leave the access token for other nodes", CHANGE, ADD, row.token(), row.renewAt().toEpochMilli(),
                row.expiresAt().toEpochMilli(), name);
    }
}
