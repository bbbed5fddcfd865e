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

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.AwayableDataSource;
import io.github.camelwecom.kf.database.NewsTable.News;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewsOutboxTest {

    private final JdbcConnectionPool h2
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final AwayableDataSource way = new AwayableDataSource(h2);
    private final SharedDatabase database = new SharedDatabase(way, Duration.ofSeconds(5));
    private final NewsTable table = database.news("ww1");
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final NewsOutbox outbox = new NewsOutbox(table, work::add);

    @BeforeEach
    void createTables() {
        database.requireTables(true);
    }

    @AfterEach
    void dispose() {
        h2.dispose();
    }

    @Test
    void hasTheLastWordOfEachAccountTold() {
        outbox.add(new News("wk1", "old"));
        outbox.add(new News("wk2", "token"));
        outbox.add(new News("wk1", "new"));
        outbox.add(News.ofAnyAccount());
        assertThat(work).hasSize(1);

        work.remove().run();
        assertThat(table.take()).containsExactlyInAnyOrder(
                new News("wk1", "new"), new News("wk2", "token"), News.ofAnyAccount());
    }

    @Test
    void hasAllAccountsLookedAtWhereTooManyHaveNews() {
        IntStream.rangeClosed(1, 1000).forEach(n -> outbox.add(new News("wk" + n, "token")));
        outbox.add(new News("wk1", "new"));
        assertThat(outbox.size()).isEqualTo(1000);
        outbox.add(new News("wk1001", "token"));

        work.remove().run();
        assertThat(table.take()).containsExactly(News.ofAnyAccount());
    }

    @Test
    void keepsWhatTheDatabaseDoesNotTakeForTheNextTry() {
        way.away(true);
        outbox.add(new News("wk1", "token"));
        outbox.add(new News("wk2", "token"));
        work.remove().run();
        assertThat(outbox.size()).isEqualTo(2);
        outbox.tryAgain();
        work.remove().run();
        assertThat(work).isEmpty();

        way.away(false);
        outbox.tryAgain();
        work.remove().run();
        assertThat(table.take()).containsExactlyInAnyOrder(new News("wk1", "token"), new News("wk2", "token"));
        outbox.tryAgain();
        assertThat(work).isEmpty();
    }

    @Test
    void doesNotPutAnOldWordInPlaceOfALaterOne() {
        way.onTheWayBack(() -> {
            if (outbox.size() == 0) {
                outbox.add(new News("wk1", "new"));
            }
        });
        way.loseReplies(true);
        outbox.add(new News("wk1", "old"));
        work.remove().run();

        way.onTheWayBack(() -> {
        });
        way.loseReplies(false);
        outbox.tryAgain();
        work.remove().run();
        assertThat(table.take()).containsExactly(new News("wk1", "new"));
    }
}
