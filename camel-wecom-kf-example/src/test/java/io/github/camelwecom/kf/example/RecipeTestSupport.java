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
package io.github.camelwecom.kf.example;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A recipe at a sandbox of its own, with a customer and a servicer. */
abstract class RecipeTestSupport {

    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    final KfSandbox sandbox = KfSandbox.start();
    final SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
    final SandboxServicer servicer = sandbox.servicer("zhangsan");

    RecipeApplication bot;

    @AfterEach
    void stop() {
        bot.close();
        sandbox.close();
    }

    final void start(String recipe) {
        start(recipe, Map.of());
    }

    final void start(String recipe, Map<String, String> settings) {
        bot = RecipeApplication.at(recipe, sandbox, directory, settings);
        bot.start();
        sandbox.callbackUrl(bot.callbackUrl());
    }

    /** The only column of each row. */
    final List<String> rows(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database().getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    final void execute(String statement) throws SQLException {
        try (Connection connection = database().getConnection(); Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private DataSource database() {
        return bot.camel().getRegistry().lookupByNameAndType("tickets", DataSource.class);
    }

    /** Each asks once who serves. */
    final void awaitMessagesRead(int messages) {
        eventually(() -> assertThat(sandbox.journal("kf/service_state/get")).hasSize(messages));
    }

    final void awaitReceived(String... texts) {
        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly((Object[]) texts));
    }

    static void eventually(ThrowingRunnable assertion) {
        // H2 lets a connection wait for another only so long
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(SQLException.class).untilAsserted(assertion);
    }
}
