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

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.LostMessageException;

/**
 * The rows of one account, each behind the one before: what was done, as lines, and what is kept, a message a row. Who
 * appends says which place the rows are to have. So of two that take themselves for the reader only one can ever
 * append, however long the other one slept: the place is taken.
 */
final class ProgressTable {

    static final String NAME = "wecom_kf_progress";

    /** So many rows are written by one statement at most, and so many deleted. */
    static final int AT_ONCE = 200;
    private static final int COLUMNS = 8;
    private static final String OF_ACCOUNT = " WHERE corp_id = ? AND open_kfid = ?";
    private static final String LOAD
            = "SELECT place, message_key, customer, size, CASE WHEN message_key IS NULL THEN content END"
              + " FROM " + NAME + OF_ACCOUNT + " ORDER BY place";
    private static final String INSERT = "INSERT INTO " + NAME
                                         + " (corp_id, open_kfid, place, reader, message_key, customer, size, content) VALUES ";
    private static final String READER = "SELECT reader FROM " + NAME + OF_ACCOUNT + " AND place = ?";
    private static final String CONTENT = "SELECT content FROM " + NAME + OF_ACCOUNT + " AND place = ?";
    /** Unless somebody else has appended. MySQL wants a table that it deletes from to be read through another one. */
    private static final String IF_OURS = " AND (SELECT newest FROM (SELECT MAX(place) AS newest FROM " + NAME + OF_ACCOUNT
                                          + ") AS appended) = ?";
    private static final String DELETE_LINES = "DELETE FROM " + NAME + OF_ACCOUNT + " AND message_key IS NULL AND place < ?"
                                               + IF_OURS;

    private final Database database;
    private final String corpId;
    private final String openKfId;

    ProgressTable(Database database, String corpId, String openKfId) {
        this.database = database;
        this.corpId = corpId;
        this.openKfId = openKfId;
    }

    /** Who is told of the rows, in their order. */
    interface Reader {
        void lines(long place, String lines);

        void kept(long place, KeptEntry entry);
    }

    /**
     * Tells of all rows, of kept messages without their JSON.
     *
     * @return the place behind the last one
     */
    long load(Reader reader) {
        return database.call("read the progress of account " + openKfId, LOAD, statement -> {
            Database.fill(statement, 1, corpId, openKfId);
            try (ResultSet rows = statement.executeQuery()) {
                long next = 0;
                while (rows.next()) {
                    next = rows.getLong(1) + 1;
                    tell(rows, reader);
                }
                return next;
            }
        });
    }

    private static void tell(ResultSet row, Reader reader) throws SQLException {
        String messageKey = row.getString(2);
        if (messageKey == null) {
            reader.lines(row.getLong(1), row.getString(5));
        } else {
            reader.kept(row.getLong(1), new KeptEntry(messageKey, row.getString(3), row.getInt(4), null));
        }
    }

    /**
     * Appends rows from this place on, all of them or none. Rows that this reader has there already, because the answer
     * to an earlier try was lost, are these.
     *
     * @return false when another reader has taken the place
     */
    boolean append(long place, String reader, List<ProgressRow> rows) {
        String sql = INSERT + String.join(",", Collections.nCopies(rows.size(), marks(COLUMNS)));
        try {
            return database.callOrFail(sql, statement -> insert(statement, place, reader, rows));
        } catch (SQLException e) {
            if (Database.isDuplicate(e)) {
                return reader.equals(readerAt(place));
            }
            throw Database.failed("write the progress of account " + openKfId, e);
        }
    }

    private boolean insert(PreparedStatement statement, long place, String reader, List<ProgressRow> rows) throws SQLException {
        int index = 1;
        for (int i = 0; i < rows.size(); i++) {
            ProgressRow row = rows.get(i);
            index = Database.fill(statement, index, corpId, openKfId, place + i, reader, row.messageKey(), row.customer(),
                    row.content().length(), row.content());
        }
        return statement.executeUpdate() == rows.size();
    }

    private String readerAt(long place) {
        return text("see who reads account " + openKfId, READER, place);
    }

    /**
     * The JSON of the kept message at this place.
     *
     * @throws LostMessageException when there is no such row
     */
    String json(long place, String messageKey) {
        String json = text("read a kept message of account " + openKfId, CONTENT, place);
        if (json == null) {
            throw new LostMessageException("Message " + messageKey + " is not kept in table " + NAME + ", or was lost with it");
        }
        return json;
    }

    private String text(String what, String sql, long place) {
        return database.call(what, sql, statement -> {
            Database.fill(statement, 1, corpId, openKfId, place);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        });
    }

    /**
     * Deletes lines that a later row repeats as far as they matter.
     *
     * @param last the place that was written last
     */
    void deleteLinesBefore(long place, long last) {
        database.update("tidy up", DELETE_LINES, corpId, openKfId, place, corpId, openKfId, last);
    }

    /**
     * Deletes kept messages that are done.
     *
     * @param last the place that was written last
     */
    void deleteKept(Collection<Long> places, long last) {
        List<Long> all = List.copyOf(places);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            deleteChunk(all.subList(from, Math.min(from + AT_ONCE, all.size())), last);
        }
    }

    private void deleteChunk(List<Long> chunk, long last) {
        String sql = "DELETE FROM " + NAME + OF_ACCOUNT + " AND place IN " + marks(chunk.size()) + IF_OURS;
        database.call("tidy up", sql, statement -> {
            int index = Database.fill(statement, 1, corpId, openKfId);
            index = Database.fill(statement, index, chunk.toArray());
            Database.fill(statement, index, corpId, openKfId, last);
            return statement.executeUpdate();
        });
    }

    private static String marks(int count) {
        return Collections.nCopies(count, "?").stream().collect(Collectors.joining(",", "(", ")"));
    }
}
