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

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import io.github.camelwecom.kf.client.AccessToken;
import io.github.camelwecom.kf.client.SharedAccessToken;
import io.github.camelwecom.kf.database.AccessTokenTable;
import io.github.camelwecom.kf.database.SharedDatabase;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access tokens that nodes with the same database leave to each other. While it is away, or does not answer, each
 * node fetches its own ones.
 */
final class TokensOfNodes extends ServiceSupport implements AccessTokenSharing {

    private static final Logger LOG = LoggerFactory.getLogger(TokensOfNodes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int DIGITS = 32;

    private final SharedDatabase database;
    private final boolean createTables;
    private final ExecutorServiceManager executors;
    /** Its thread is the only one that waits for the database however long that takes, such as for a connection. */
    private ExecutorService worker;
    /** Only the worker's thread touches it. */
    private boolean hasTables;

    TokensOfNodes(DataSource source, boolean createTables, ExecutorServiceManager executors) {
        this.database = new SharedDatabase(source, PATIENCE);
        this.createTables = createTables;
        this.executors = executors;
    }

    @Override
    protected void doStart() {
        worker = executors.newSingleThreadExecutor(this, "WecomKfTokens");
    }

    @Override
    protected void doStop() {
        executors.shutdownNow(worker);
    }

    @Override
    public SharedAccessToken of(String baseUri, String corpId, String secret) {
        return new InTable(database.accessToken(corpId + "/" + digest(baseUri + " " + secret)));
    }

    /** Another secret has another token, and nobody learns one from this. */
    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void makeTables() {
        if (!hasTables) {
            database.requireTables(createTables);
            hasTables = true;
        }
    }

    private final class InTable implements SharedAccessToken {

        private final AccessTokenTable table;

        InTable(AccessTokenTable table) {
            this.table = table;
        }

        @Override
        public Optional<AccessToken> read() {
            // what still calls while the component stops, too, fetches its own
            return isStarted() ? ask() : Optional.empty();
        }

        private Optional<AccessToken> ask() {
            Future<Optional<AccessToken>> answer = worker.submit(this::readNow);
            try {
                return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.warn("This node fetches an access token by itself: the database of option dataSource does not answer"
                         + " within {}",
                        PATIENCE);
            } catch (ExecutionException e) {
                LOG.warn("This node fetches an access token by itself: {}", e.getCause().getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer.cancel(false);
            return Optional.empty();
        }

        private Optional<AccessToken> readNow() {
            makeTables();
            return table.read().map(row -> new AccessToken(row.token(), row.renewAt(), row.expiresAt()));
        }

        @Override
        public void write(AccessToken token) {
            if (isStarted()) {
                worker.execute(() -> writeNow(token));
            }
        }

        private void writeNow(AccessToken token) {
            try {
                makeTables();
                table.write(new AccessTokenTable.Row(token.value(), token.renewAt(), token.expiresAt()));
            } catch (UncheckedIOException | IllegalStateException e) {
                LOG.warn("Other nodes have to fetch an access token by themselves: {}", e.getMessage());
            }
        }
    }
}
