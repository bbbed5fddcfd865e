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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelwecom.kf.AwayableDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReaderLeaseTest {

    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    private final JdbcConnectionPool source
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final AwayableDataSource reached = new AwayableDataSource(source);
    private final Database database = new Database(reached, Duration.ofSeconds(2));
    private final AtomicLong timeOfOne = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicLong timeOfOther = new AtomicLong(42);
    private final ReaderLease one = lease("one", NOW, timeOfOne);
    /** Its clock is ten minutes ahead. */
    private final ReaderLease other = lease("other", NOW.plusSeconds(600), timeOfOther);

    @BeforeEach
    void createTables() {
        new SharedDatabase(source, SILENCE).requireTables(true);
    }

    @AfterEach
    void close() {
        source.dispose();
    }

    @Test
    void oneOfTwoHasIt() {
        assertThat(one.tryToTake()).isTrue();
        assertThat(other.tryToTake()).isFalse();
        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isFalse();
    }

    @Test
    void whoIsHeardOfKeepsIt() {
        one.tryToTake();
        for (int i = 0; i < 10; i++) {
            passes(Duration.ofSeconds(2));
            assertThat(one.renew()).isTrue();
            assertThat(other.tryToTake()).isFalse();
        }
        assertThat(one.isHeld()).isTrue();
    }

    @Test
    void whoIsSilentForTooLongLosesItAndKnowsWithoutBeingTold() {
        one.tryToTake();
        other.tryToTake();
        passes(SILENCE.minusMillis(1));
        assertThat(other.tryToTake()).isFalse();
        assertThat(one.isHeld()).isTrue();
        passes(Duration.ofMillis(1));
        assertThat(one.isHeld()).isFalse();
        assertThat(other.tryToTake()).isTrue();
        assertThat(one.renew()).isFalse();
        assertThat(other.isHeld()).isTrue();
    }

    /** It saw the beat long ago, and was frozen since. */
    @Test
    void whoWasFrozenDoesNotTakeWhatWasRenewedMeanwhile() {
        one.tryToTake();
        other.tryToTake();
        timeOfOne.addAndGet(SILENCE.toNanos() / 2);
        one.renew();
        timeOfOther.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(other.tryToTake()).isFalse();
        assertThat(one.isHeld()).isTrue();
    }

    @Test
    void whoGivesItBackIsFollowedAtOnce() {
        one.tryToTake();
        other.tryToTake();
        one.release();
        assertThat(one.isHeld()).isFalse();
        assertThat(other.tryToTake()).isTrue();
        assertThat(one.tryToTake()).isFalse();
    }

    @Test
    void whoFollowsIsNotDisturbedByALateReleaseOrBeat() {
        one.tryToTake();
        other.tryToTake();
        passes(SILENCE);
        other.tryToTake();
        one.release();
        assertThat(one.renew()).isFalse();
        assertThat(other.renew()).isTrue();
        assertThat(one.tryToTake()).isFalse();
    }

    @Test
    void whileTheDatabaseIsAwayTheReaderReadsOnUntilItsTimeIsOver() {
        one.tryToTake();
        reached.away(true);
        passes(Duration.ofSeconds(5));
        assertThatThrownBy(one::renew).isInstanceOf(UncheckedIOException.class);
        assertThat(one.isHeld()).isTrue();
        passes(Duration.ofSeconds(2));
        assertThat(one.isHeld()).isFalse();
        reached.away(false);
        assertThat(one.renew()).as("nobody took it").isTrue();
        assertThat(one.isHeld()).isTrue();
    }

    /** What counts is when it was asked for, not when the answer came. */
    @Test
    void aSlowAnswerGivesNoTimeThatOthersDoNotSee() {
        reached.onTheWayBack(() -> passes(Duration.ofSeconds(5)));
        one.tryToTake();
        passes(Duration.ofSeconds(1));
        assertThat(one.isHeld()).isFalse();
        one.renew();
        assertThat(one.isHeld()).isTrue();
        passes(Duration.ofSeconds(1));
        assertThat(one.isHeld()).isFalse();
    }

    @Test
    void aLostAnswerGivesNoTime() {
        one.tryToTake();
        reached.loseReplies(true);
        assertThatThrownBy(one::renew).isInstanceOf(UncheckedIOException.class);
        reached.loseReplies(false);
        passes(SILENCE);
        assertThat(one.isHeld()).isFalse();
    }

    @Test
    void everybodyCanSeeWhoReadsSinceWhenAndUntilWhen() {
        assertThat(other.report()).isEmpty();
        one.tryToTake();
        other.tryToTake();
        assertThat(one.report()).contains(new ReaderReport("one", true, NOW, NOW.plus(SILENCE)));
        assertThat(other.report()).contains(new ReaderReport("one", false, NOW, NOW.plusSeconds(600).plus(SILENCE)));
        one.release();
        other.tryToTake();
        assertThat(other.report()).get().extracting(ReaderReport::holder, ReaderReport::isUs).containsExactly("other", true);
    }

    private ReaderLease lease(String holder, Instant now, AtomicLong nanoTime) {
        return new ReaderLease(
                new ReaderTable(database, "ww1"), holder, SILENCE, Clock.fixed(now, ZoneOffset.UTC), nanoTime::get);
    }

    private void passes(Duration time) {
        timeOfOne.addAndGet(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
        timeOfOther.addAndGet(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
