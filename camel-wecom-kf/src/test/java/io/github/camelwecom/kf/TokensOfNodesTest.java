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

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;

import io.github.camelwecom.kf.client.AccessToken;
import io.github.camelwecom.kf.client.SharedAccessToken;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens of several nodes with one database.
 */
class TokensOfNodesTest extends NodesTestSupport {

    private final JdbcConnectionPool pool
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final AwayableDataSource database = new AwayableDataSource(pool);

    @Override
    void giveBack() {
        database.answerAgain();
        pool.dispose();
    }

    @Test
    void oneFetchesATokenAndAnotherOneAfterARefusal() throws Exception {
        try (CapturedLog log = CapturedLog.of("io.github.camelwecom.kf", Level.ALL)) {
            Node first = node();
            Node second = node();
            call(first);
            until(() -> !token().isEmpty());
            call(second);
            assertThat(sandbox.journal("gettoken")).hasSize(1);

            String old = token();
            sandbox.expireAccessToken();
            call(second);
            until(() -> !token().equals(old));
            call(first);
            assertThat(sandbox.journal("gettoken")).hasSize(2);
            assertThat(String.join("\n", log.lines())).doesNotContain(old, token(), sandbox.secret());
        }
    }

    @Test
    void eachFetchesItsOwnWhileTheDatabaseIsAway() throws Exception {
        database.away(true);
        call(node());
        call(node());
        assertThat(sandbox.journal("gettoken")).hasSize(2);
    }

    @Test
    void aDatabaseThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        database.hang();
        call(node());
        assertThat(sandbox.journal("gettoken")).hasSize(1);
    }

    @Test
    void keepsNobodyFromFetchingOneWhileTheComponentIsNotThere() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            TokensOfNodes tokens = new TokensOfNodes(database, true, camel.getExecutorServiceManager());
            assertNone(tokens);
            tokens.start();
            tokens.stop();
            assertNone(tokens);
        }
    }

    private void assertNone(TokensOfNodes tokens) {
        SharedAccessToken shared = tokens.of("https://qyapi.weixin.qq.com", "corp", "secret");
        shared.write(new AccessToken("token", Instant.MAX, Instant.MAX));
        assertThat(shared.read()).isEmpty();
    }

    private Node node() throws Exception {
        Node node = newNode();
        node.component().setShareAccessToken(true);
        node.component().getConfiguration().setDataSource(database);
        node.component().getConfiguration().setCreateTables(true);
        node.start("direct:none");
        return node;
    }

    private static void call(Node node) {
        assertThat(node.component().client().accountList(null).errcode()).isZero();
    }

    /** What a node left; empty as long as none did. */
    private String token() {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT access_token FROM wecom_kf_access_token")) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            // there are no tables yet
            return "";
        }
    }
}
