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
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who reads: a row for each lease, which is changed only by who knows its beat.
 */
final class ReaderTable {

    static final String NAME = "wecom_kf_reader";

    private static final String READ = "SELECT holder, turn, beat, silence_millis, since FROM " + NAME + " WHERE name = ?";
    private static final String CREATE = "INSERT INTO " + NAME
                                         + " (name, holder, turn, beat, silence_millis, since) VALUES (?, ?, 0, 0, ?, ?)";
    private static final String TAKE = "UPDATE " + NAME + " SET holder = ?, turn = turn + 1, beat = beat + 1,"
                                       + " silence_millis = ?, since = ? WHERE name = ? AND beat = ?";
    private static final String BEAT = "UPDATE " + NAME + " SET beat = beat + 1 WHERE name = ? AND turn = ? AND holder = ?";
    private static final String RELEASE = "UPDATE " + NAME + " SET holder = NULL, beat = beat + 1"
                                          + " WHERE name = ? AND turn = ? AND holder = ?";

    private final Database database;
    private final String name;

    ReaderTable(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /**
     * @param holder        null when it was given back
     * @param turn          how often it was taken
     * @param beat          how often it was changed
     * @param silenceMillis how long the holder may be silent
     * @param since         when it was taken, by the holder's clock
     */
    record Row(String holder, long turn, long beat, long silenceMillis, Instant since) {
    }

    /** Empty as long as nobody ever took it. */
    Optional<Row> read() {
        return database.call("see who reads", READ, statement -> {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), instant(row.getString(5)));
    }

    /** It is for people to look at. */
    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Returns false when somebody else was quicker. */
    boolean create(String holder, long silenceMillis, Instant since) {
        return database.add("become the reader", CREATE, name, holder, silenceMillis, since.toString());
    }

    /** Returns false when it has changed since this beat. */
    boolean take(String holder, long silenceMillis, Instant since, long beat) {
        return database.update("become the reader", TAKE, holder, silenceMillis, since.toString(), name, beat) == 1;
    }

    /** Returns false when somebody else took it. */
    boolean beat(String holder, long turn) {
        return database.update("stay the reader", BEAT, name, turn, holder) == 1;
    }

    void release(String holder, long turn) {
        database.update("give back the reading", RELEASE, name, turn, holder);
    }
}
