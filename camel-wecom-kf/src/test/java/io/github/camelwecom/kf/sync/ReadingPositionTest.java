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
package io.github.camelwecom.kf.sync;

import java.time.Instant;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static io.github.camelwecom.kf.sync.Fetched.page;
import static org.assertj.core.api.Assertions.assertThat;

class ReadingPositionTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00.700Z");
    private static final int START_SECOND = (int) START.getEpochSecond();
    private static final WecomKfException WRONG = new WecomKfException("syncMsg", ErrorCategory.CALLER, "wrong", null) {
        @Override
        public Integer getErrcode() {
            return 40058;
        }
    };
    private static final WecomKfException TOO_LARGE = new WecomKfException("syncMsg", ErrorCategory.CALLER, "too large", null);
    private static final WecomKfException AWAY = new WecomKfException("syncMsg", ErrorCategory.RETRYABLE, "away", null);

    private final MemoryProgress progress = new MemoryProgress();

    @Test
    void goesOnBehindThePageThatItTook() {
        ReadingPosition position = earliest();
        assertThat(position.cursor()).isNull();

        assertThat(position.take(page(null, "c1", true, message("a1", "ann")))).isPresent();

        assertThat(position.cursor()).isEqualTo("c1");
        assertThat(position.take(page("c1", "", false))).as("nothing new").isEmpty();
        assertThat(position.cursor()).isEqualTo("c1");
    }

    @Test
    void doesNotBlameTheCursorForAPageThatIsTooLarge() {
        progress.cursors.add("c7");
        ReadingPosition position = earliest();

        assertThat(position.asksAgainAfter(TOO_LARGE)).isFalse();
        assertThat(position.cursor()).isEqualTo("c7");
    }

    @Test
    void beginsWhereProgressIs() {
        progress.cursors.add("c7");

        assertThat(earliest().cursor()).isEqualTo("c7");
    }

    /** Fault D5: the platform gives times in seconds. */
    @Test
    void whatWasSentInTheSecondOfTheStartIsNoHistory() {
        ReadingPosition position = latest(START);

        Page wanted = position.take(page(null, "c1", false, message("old", "ann", START_SECOND - 1),
                message("now", "ann", START_SECOND))).orElseThrow().page();

        assertThat(wanted.messages()).extracting(FetchedMessage::key).containsExactly("now");
    }

    /** Fault D5: an account without messages gives no cursor. */
    @Test
    void whatIsSentAfterTheFirstLookIsNoHistoryAfterARestart() {
        latest(START).take(page(null, "", false));

        ReadingPosition later = latest(START.plusSeconds(600));
        Page wanted = later.take(page(null, "c1", false, message("a1", "ann", START_SECOND + 300))).orElseThrow().page();

        assertThat(wanted.messages()).hasSize(1);
    }

    @Test
    void historyIsBehindOnceItIsReadToItsEndAndNotBefore() {
        ReadingPosition position = latest(START);

        position.take(page(null, "c1", true, message("old1", "ann", START_SECOND - 9)));
        assertThat(progress.cursors).isEmpty();
        position.take(page("c1", "c2", false, message("old2", "ann", START_SECOND - 8)));

        assertThat(progress.cursors).containsExactly("c2");
        assertThat(position.cursor()).isEqualTo("c2");
    }

    /** Fault D13. */
    @Test
    void whatComesIsMarkedUntilItIsCaughtUpWhenProgressWasLost() {
        progress.uncertain = true;
        ReadingPosition position = earliest();

        assertThat(position.take(page(null, "c1", true, message("a1", "ann"))).orElseThrow().readAgain()).isTrue();
        assertThat(position.take(page("c1", "c2", false, message("a2", "ann"))).orElseThrow().readAgain()).isTrue();
        assertThat(position.take(page("c2", "c3", false, message("a3", "ann"))).orElseThrow().readAgain()).isFalse();
    }

    @Test
    void aCursorThatIsRefusedTwiceWhileTheCallWithoutItIsTakenIsLeft() {
        progress.cursors.add("c7");
        ReadingPosition position = earliest();

        assertThat(position.asksAgainAfter(WRONG)).isTrue();
        assertThat(position.cursor()).isNull();
        assertThat(position.asksAgainAfterAnswer()).as("the page only shows that it can be read").isTrue();
        assertThat(position.cursor()).isEqualTo("c7");
        assertThat(position.asksAgainAfter(WRONG)).isTrue();
        assertThat(position.cursor()).isNull();

        assertThat(position.asksAgainAfterAnswer()).isFalse();
        assertThat(position.take(page(null, "d1", true, message("a1", "ann"))).orElseThrow().readAgain()).isTrue();
        assertThat(position.cursor()).isEqualTo("d1");
    }

    @Test
    void aPlatformThatIsAwayIsNoReasonToDoubtTheCursor() {
        progress.cursors.add("c7");
        ReadingPosition position = earliest();

        assertThat(position.asksAgainAfter(AWAY)).isFalse();
        assertThat(position.cursor()).isEqualTo("c7");
    }

    @Test
    void withoutACursorThereIsNoneToDoubt() {
        assertThat(earliest().asksAgainAfter(WRONG)).isFalse();
    }

    private ReadingPosition earliest() {
        return new ReadingPosition("wk1", progress, StartFrom.EARLIEST, START);
    }

    private ReadingPosition latest(Instant now) {
        return new ReadingPosition("wk1", progress, StartFrom.LATEST, now);
    }
}
