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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What callbacks told nodes that do not read: an account a row, so that they do not pile up. The later word counts.
 */
public final class NewsTable {

    static final String NAME = "wecom_kf_news";

    private static final String CHANGE = "UPDATE " + NAME + " SET callback_token = ?, stamp = ?"
                                         + " WHERE corp_id = ? AND open_kfid = ?";
    private static final String ADD
            = "INSERT INTO " + NAME + " (callback_token, stamp, corp_id, open_kfid) VALUES (?, ?, ?, ?)";
    private static final String READ = "SELECT open_kfid, callback_token, stamp FROM " + NAME + " WHERE corp_id = ?";
    /** Unless there was a later word meanwhile. */
    private static final String TAKE = "DELETE FROM " + NAME + " WHERE corp_id = ? AND open_kfid = ? AND stamp = ?";
    private static final String WHAT = "hand over news";

    private final Database database;
    private final String corpId;

    NewsTable(Database database, String corpId) {
        this.database = database;
        this.corpId = corpId;
    }

    /**
     * News of an account.
     *
     * @param openKfId      null for any account
     * @param callbackToken what to ask the platform with; null when there is none
     */
    public record News(String openKfId, String callbackToken) {

        /** No account has this name. */
        private static final String OF_ACCOUNTS = "*";
        private static final String OF_ANY = "";

        /** Of one or several, nobody knows which. */
        public static News ofAnyAccount() {
            return new News(null, null);
        }

        /** That the platform gave or took accounts. */
        public static News ofAccounts() {
            return new News(OF_ACCOUNTS, null);
        }

        public boolean isOfAccounts() {
            return OF_ACCOUNTS.equals(openKfId);
        }

        private static News stored(String openKfId, String callbackToken) {
            return new News(OF_ANY.equals(openKfId) ? null : openKfId, callbackToken);
        }

        private String storedAs() {
            return openKfId == null ? OF_ANY : openKfId;
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "News[" + openKfId + "]";
        }
    }

    private record Stamped(News news, String stamp) {
    }

    /**
     * Tells the node that reads.
     *
     * @throws java.io.UncheckedIOException when the database cannot be told
     */
    public void tell(News news) {
        database.put(WHAT, CHANGE, ADD, news.callbackToken(), UUID.randomUUID().toString(), corpId, news.storedAs());
    }

    /**
     * Takes what nodes were told.
     *
     * @throws java.io.UncheckedIOException when the database cannot be asked
     */
    public List<News> take() {
        List<Stamped> found = read();
        found.forEach(told -> database.update(WHAT, TAKE, corpId, told.news().storedAs(), told.stamp()));
        return found.stream().map(Stamped::news).toList();
    }

    private List<Stamped> read() {
        return database.call(WHAT, READ, statement -> {
            statement.setString(1, corpId);
            try (ResultSet rows = statement.executeQuery()) {
                List<Stamped> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Stamped(News.stored(rows.getString(1), rows.getString(2)), rows.getString(3)));
                }
                return found;
            }
        });
    }
}
