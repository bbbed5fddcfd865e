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

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelwecom.kf.AwayableDataSource;
import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.LostMessageException;
import io.github.camelwecom.kf.progress.Parking;
import io.github.camelwecom.kf.progress.ProgressStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What progress in a database must do, whichever database that is. */
abstract class JdbcProgressContract {

    private final String script;
    private final DataSource source;
    private final AwayableDataSource reached;
    private final SharedDatabase database;
    private final AtomicBoolean leads = new AtomicBoolean(true);

    /**
     * @param source an empty database, or one that was used by such a test
     * @param script the file that has its tables
     */
    JdbcProgressContract(DataSource source, String script) {
        this.source = source;
        this.script = script;
        this.reached = new AwayableDataSource(source);
        this.database = new SharedDatabase(reached, Duration.ofSeconds(5));
    }

    @BeforeEach
    void createTables() throws SQLException {
        dropTables();
        database.requireTables(true);
    }

    private void dropTables() throws SQLException {
        for (String table : List.of(ProgressTable.NAME, ReaderTable.NAME, NewsTable.NAME, AccessTokenTable.NAME)) {
            execute("DROP TABLE IF EXISTS " + table);
        }
    }

    @Test
    void nodesThatStartTogetherAllFindTheTables() throws SQLException {
        for (int round = 0; round < 5; round++) {
            dropTables();
            assertThat(IntStream.range(0, 8).parallel().mapToObj(node -> {
                database.requireTables(true);
                return true;
            }).toList()).hasSize(8);
        }
    }

    @Test
    void remembersWhatWasForcedAndNotWhatWasBegun() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(), key -> true);
        progress.started("m1");
        progress.processed("m1");
        progress.force();
        progress.started("m2");
        progress.processed("m2");

        AccountProgress next = openAfterCrash();
        assertThat(next.cursor()).isEqualTo("c1");
        assertThat(next.isDone("m1")).isTrue();
        assertThat(next.isDone("m2")).isFalse();
        assertThat(next.isLastForgotten()).as("m2 may have been processed").isTrue();
        assertThat(next.isUncertain()).isFalse();
    }

    @Test
    void afterAStopInOrderNothingIsForgotten() {
        AccountProgress progress = open();
        progress.started("m1");
        progress.started("m2");
        progress.processed("m1");
        progress.close();

        AccountProgress next = open();
        assertThat(next.isLastForgotten()).isFalse();
        assertThat(next.isDone("m1")).isTrue();
        assertThat(next.started("m2")).isEqualTo(Delivery.REPEATED);
        assertThat(next.started("m3")).isEqualTo(Delivery.FIRST);
    }

    @Test
    void whatIsForgottenStaysSoUntilTheAccountIsCaughtUp() {
        open().started("m1");
        openAfterCrash().close();
        AccountProgress third = open();
        assertThat(third.isLastForgotten()).isTrue();
        third.caughtUp();
        third.close();
        assertThat(open().isLastForgotten()).isFalse();
    }

    @Test
    void keepsMessagesWithTheirTextAndInOrder() {
        AccountProgress progress = open();
        List<KeptMessage> messages = IntStream.range(0, 450).mapToObj(JdbcProgressContract::message).toList();
        progress.commit("c1", messages, key -> false);
        progress.done("m7");
        progress.park("m8", new Parking(Instant.ofEpochSecond(1), 3, "because"));

        AccountProgress next = openAfterCrash();
        assertThat(next.kept()).extracting(KeptEntry::messageKey)
                .containsExactlyElementsOf(
                        messages.stream().map(KeptMessage::messageKey).filter(key -> !key.equals("m7")).toList());
        assertThat(next.json("m449")).isEqualTo(message(449).json());
        assertThat(next.keptBytes()).isEqualTo(next.kept().stream().mapToLong(KeptEntry::bytes).sum());
        assertThat(next.kept().get(7).parking()).isEqualTo(new Parking(Instant.ofEpochSecond(1), 3, "because"));
        next.unpark("m8");
        assertThat(openAfterCrash().kept().get(7).parking()).isNull();
        assertThatThrownBy(() -> next.json("m7")).isInstanceOf(LostMessageException.class).hasMessageContaining("m7");
    }

    @Test
    void customersWordsDoNotStayForNothing() throws SQLException {
        AccountProgress progress = open();
        progress.keep(List.of(message(1), message(2)));
        assertThat(count("content LIKE '%secret words%'")).isEqualTo(2);
        progress.done("m1");
        progress.done("m2");
        assertThat(count("content LIKE '%secret words%'")).isZero();
        assertThat(openAfterCrash().kept()).isEmpty();
    }

    @Test
    void rowsThatAreOfNoUseAreDeletedAndNothingIsLostWithThem() throws SQLException {
        AccountProgress progress = open();
        progress.keep(List.of(message(-1)));
        for (int i = 0; i < 3000; i++) {
            progress.started("m" + i);
            progress.done("m" + i);
            progress.commit("c" + i, List.of(), key -> false);
        }
        progress.force();
        assertThat(count("1 = 1")).isLessThan(1100);
        AccountProgress next = openAfterCrash();
        assertThat(next.kept()).extracting(KeptEntry::messageKey).containsExactly("m-1");
        assertThat(next.json("m-1")).isEqualTo(message(-1).json());
        assertThat(next.cursor()).isEqualTo("c2999");
    }

    @Test
    void aReaderWhosePlaceWasTakenWritesNothingAnyMoreAndNotices() throws SQLException {
        AccountProgress former = open();
        former.commit("c1", List.of(message(1)), key -> false);
        former.started("m2");
        AccountProgress later = openAfterCrash();
        long rows = count("1 = 1");

        former.processed("m2");
        assertThatThrownBy(former::force).isInstanceOf(AccountInUseException.class).hasMessageContaining("another reader");
        assertThatThrownBy(() -> former.commit("c9", List.of(message(9)), key -> false))
                .isInstanceOf(AccountInUseException.class);
        assertThatThrownBy(() -> former.started("m3")).isInstanceOf(AccountInUseException.class);
        assertThatThrownBy(() -> former.done("m1")).isInstanceOf(AccountInUseException.class);
        assertThat(former.isOurs()).isFalse();
        former.close();

        assertThat(count("1 = 1")).isEqualTo(rows);
        assertThat(later.isOurs()).isTrue();
        later.done("m2");
        assertThat(openAfterCrash().cursor()).isEqualTo("c1");
    }

    @Test
    void whoDoesNotLeadHandsOutNothingAndGoesOnWhenItLeadsAgain() {
        AccountProgress progress = open();
        leads.set(false);
        assertThat(progress.isOurs()).isFalse();
        assertThatThrownBy(() -> progress.started("m1")).isInstanceOf(AccountInUseException.class).hasMessageContaining("lead");
        assertThatThrownBy(() -> database.progress(leads::get).open("ww1", "wk2")).isInstanceOf(AccountInUseException.class);
        leads.set(true);
        assertThat(progress.started("m1")).isEqualTo(Delivery.FIRST);
        progress.done("m1");
        assertThat(openAfterCrash().isDone("m1")).isTrue();
    }

    @Test
    void aDatabaseThatIsAwayForAWhileLosesNothing() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(), key -> true);
        reached.away(true);
        progress.started("m1");
        progress.processed("m1");
        assertThatThrownBy(progress::force).isInstanceOf(UncheckedIOException.class).hasMessageContaining("wk1");
        assertThatThrownBy(() -> progress.keep(List.of(message(2)))).isInstanceOf(UncheckedIOException.class);
        reached.away(false);
        progress.keep(List.of(message(2)));

        AccountProgress next = openAfterCrash();
        assertThat(next.isDone("m1")).isTrue();
        assertThat(next.kept()).extracting(KeptEntry::messageKey).containsExactly("m2");
    }

    /** The rows are there, and nobody was told. */
    @Test
    void aLostReplyOfTheDatabaseRepeatsNothing() throws SQLException {
        AccountProgress progress = open();
        reached.loseReplies(true);
        assertThatThrownBy(() -> progress.commit("c1", List.of(message(1), message(2)), key -> false))
                .isInstanceOf(UncheckedIOException.class);
        reached.loseReplies(false);
        progress.commit("c1", List.of(message(1), message(2)), key -> false);

        assertThat(count("message_key IS NOT NULL")).isEqualTo(2);
        assertThat(progress.kept()).hasSize(2);
        assertThat(progress.json("m1")).isEqualTo(message(1).json());
        progress.done("m1");
        assertThat(openAfterCrash().kept()).extracting(KeptEntry::messageKey).containsExactly("m2");
    }

    @Test
    void failuresTellNothingOfWhatCustomersWrote() throws SQLException {
        AccountProgress progress = open();
        execute("DROP TABLE wecom_kf_progress");
        assertThatThrownBy(() -> progress.keep(List.of(message(1)))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("SQLSTATE").hasMessageNotContaining("secret words")
                .satisfies(failure -> assertThat(failure.getCause()).hasNoCause());
    }

    @Test
    void rowsOfALaterVersionAreNotGuessedAt() throws SQLException {
        open().close();
        execute("UPDATE wecom_kf_progress SET content = 'unheard-of'");
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("wk1");
    }

    @Test
    void oneRouteOfANodeReadsAnAccount() {
        ProgressStore store = database.progress(leads::get);
        AccountProgress first = store.open("ww1", "wk1");
        assertThatThrownBy(() -> store.open("ww1", "wk1")).isInstanceOf(AccountInUseException.class)
                .hasMessageContaining("another route");
        store.open("ww2", "wk1").close();
        first.close();
        store.open("ww1", "wk1").close();
    }

    @Test
    void missingTablesAreNamedWithTheFileThatHasThem() throws SQLException {
        execute("DROP TABLE wecom_kf_news");
        assertThatThrownBy(() -> database.requireTables(false)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wecom_kf_news").hasMessageContaining(script).hasMessageContaining("createTables");
        database.requireTables(true);
        database.requireTables(false);
    }

    @Test
    void oneOfTwoNodesHasTheLeaseAndIsTold() {
        ReaderLease one = lease("one");
        ReaderLease other = lease("other");
        assertThat(one.tryToTake()).isTrue();
        assertThat(other.tryToTake()).isFalse();
        assertThat(one.renew()).isTrue();
        one.release();
        assertThat(other.tryToTake()).isTrue();
        assertThat(one.renew()).isFalse();
        assertThat(lease("third").tryToTake()).isFalse();

        NewsTable news = database.news("ww1");
        news.tell(new NewsTable.News("wk1", "token 1"));
        news.tell(new NewsTable.News("wk1", "token 2"));
        news.tell(new NewsTable.News(null, null));
        news.tell(NewsTable.News.ofAccounts());
        assertThat(database.news("ww2").take()).isEmpty();
        assertThat(news.take()).containsExactlyInAnyOrder(
                new NewsTable.News("wk1", "token 2"), new NewsTable.News(null, null), NewsTable.News.ofAccounts());
        assertThat(news.take()).isEmpty();
    }

    /** Ids are told apart by case. */
    @Test
    void accountsWhoseIdsDifferInCaseAreTwo() {
        ProgressStore store = database.progress(leads::get);
        store.open("ww1", "wkA").done("m1");
        AccountProgress other = store.open("ww1", "wka");
        assertThat(other.isDone("m1")).isFalse();
        other.keep(List.of(message(1), new KeptMessage("M1", "Ann", "{}")));
        assertThat(other.kept()).hasSize(2);
    }

    private ReaderLease lease(String node) {
        return database.lease("ww1", node, Duration.ofMinutes(10), Clock.systemUTC());
    }

    /** What happens to a reader, its database and its process, at random; compared with what must be remembered. */
    @Test
    void nothingForcedIsLostWhateverHappens() {
        long seed = Long.getLong("progress.seed", System.nanoTime());
        try {
            Random random = new Random(seed);
            for (int life = 0; life < 20; life++) {
                new RandomJdbcLife(random, reached, this::openAfterCrash, "wk1").live(150);
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("With -Dprogress.seed=" + seed, e);
        }
    }

    private static KeptMessage message(int number) {
        return new KeptMessage("m" + number, "ann", "{\"msgid\":\"m" + number + "\",\"text\":\"secret words \\u4f60\"}");
    }

    private AccountProgress open() {
        return database.progress(leads::get).open("ww1", "wk1");
    }

    /** As another node does, while the one before was not closed. */
    private AccountProgress openAfterCrash() {
        return new SharedDatabase(reached, Duration.ofSeconds(5)).progress(leads::get).open("ww1", "wk1");
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT COUNT(*) FROM wecom_kf_progress WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
