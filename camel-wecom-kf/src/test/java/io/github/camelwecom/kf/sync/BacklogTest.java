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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.Parking;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.limits;
import static io.github.camelwecom.kf.sync.Fetched.message;
import static io.github.camelwecom.kf.sync.Fetched.page;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is next, and what the cursor may move over.
 */
class BacklogTest {

    private static final Parking PARKING = new Parking(Instant.EPOCH, 6, "a reason");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_000));
    private final Backlog backlog = Fetched.backlog(limits(2, 4, 6, 2), now::get);

    @Test
    void handsOutOneMessageOfACustomerAtATimeInOrder() {
        add("c1", message("a1", "ann"), message("a2", "ann"));

        PendingMessage first = take();
        assertThat(first.key()).isEqualTo("a1");
        assertThat(next()).isEmpty();

        backlog.done(List.of(first));
        assertThat(take().key()).isEqualTo("a2");
    }

    @Test
    void theOldestMessageThatMayBeHandedOutComesFirst() {
        add("c1", message("a1", "ann"), message("a2", "ann"));
        add("c2", message("b1", "bob"));
        backlog.done(List.of(take()));

        assertThat(take().key()).isEqualTo("a2");
        assertThat(take().key()).isEqualTo("b1");
    }

    @Test
    void aCustomerWhoRestsHoldsUpNobodyElse() {
        add("c1", message("a1", "ann"), message("b1", "bob"), message("a2", "ann"));
        PendingMessage failed = take();
        backlog.rest(failed);

        backlog.done(List.of(take()));
        assertThat(next()).isEmpty();

        backlog.rested(failed);
        assertThat(take()).isSameAs(failed);
    }

    @Test
    void theCursorMovesOverAllPagesThatAreDoneAtOnce() {
        add("c1", message("a1", "ann"));
        add("c2", message("b1", "bob"));
        backlog.done(List.of(take()));
        backlog.done(List.of(take()));

        Commit commit = backlog.beginCommit(true).orElseThrow();

        assertThat(commit.cursor()).isEqualTo("c2");
        assertThat(commit.kept()).isEmpty();
        backlog.committed(commit);
        assertThat(backlog.beginCommit(true)).isEmpty();
    }

    @Test
    void theCursorStaysBeforeAMessageThatIsNotDoneAsLongAsThereIsRoom() {
        add("c1", message("a1", "ann"));
        add("c2", message("b1", "bob"));
        take();
        backlog.done(List.of(take()));

        assertThat(backlog.beginCommit(true)).isEmpty();
        assertThat(backlog.hasRoom()).isTrue();
    }

    @Test
    void oneCommitIsMadeAtATime() {
        add("c1", message("a1", "ann"));
        backlog.done(List.of(take()));
        Commit commit = backlog.beginCommit(true).orElseThrow();

        assertThat(backlog.beginCommit(true)).isEmpty();

        backlog.notCommitted();
        assertThat(backlog.beginCommit(true)).contains(commit);
    }

    /** Fault D1: however many pages there are behind, they are not held up. */
    @Test
    void aMessageThatIsNotDoneIsKeptOnceTooMuchIsDoneBehindIt() {
        add("c0", message("a1", "ann"));
        PendingMessage stuck = take();
        for (int i = 1; i <= 5; i++) {
            add("c" + i, message("b" + i, "bob"));
            backlog.done(List.of(take()));
            assertThat(backlog.beginCommit(true)).isEmpty();
        }
        add("c6", message("b6", "bob"));
        assertThat(backlog.hasRoom()).isFalse();

        Commit commit = backlog.beginCommit(true).orElseThrow();

        assertThat(commit.cursor()).isEqualTo("c0");
        assertThat(commit.content()).extracting(KeptMessage::messageKey).containsExactly("a1");
        backlog.committed(commit);
        assertThat(backlog.hasRoom()).isTrue();
        assertThat(backlog.beginCommit(true).orElseThrow().cursor()).isEqualTo("c5");
        assertThat(backlog.report().kept()).isOne();

        backlog.done(List.of(stuck));
        assertThat(backlog.report().kept()).isZero();
    }

    @Test
    void nothingIsKeptThatMayNotBe() {
        add("c0", message("a1", "ann"));
        take();
        for (int i = 1; i <= 6; i++) {
            add("c" + i, message("b" + i, "bob"));
            backlog.done(List.of(take()));
        }

        assertThat(backlog.beginCommit(false)).isEmpty();
        assertThat(backlog.hasRoom()).isFalse();
    }

    @Test
    void thoseWhoWaitMakeRoomOnceOthersGotThrough() {
        add("c1", message("a1", "ann"), message("a2", "ann"), message("a3", "ann"), message("b1", "bob"));
        backlog.rest(take());
        assertThat(backlog.hasRoom()).isFalse();
        assertThat(backlog.beginCommit(true)).as("nobody got through, so that there is nobody to make room for").isEmpty();

        backlog.done(List.of(take()));
        Commit commit = backlog.beginCommit(true).orElseThrow();

        assertThat(commit.content()).extracting(KeptMessage::messageKey).containsExactly("a1", "a2", "a3");
        backlog.committed(commit);
        assertThat(backlog.hasRoom()).isTrue();
    }

    @Test
    void aMessageThatIsLongInTheRouteGivesItsPlaceToAnother() {
        add("c1", message("a1", "ann"), message("b1", "bob"), message("d1", "dan"));
        take();
        take();
        assertThat(backlog.reservePlace()).isFalse();
        assertThat(next()).isEmpty();

        now.updateAndGet(time -> time.plusSeconds(31));

        assertThat(backlog.reservePlace()).isTrue();
        backlog.giveBackPlace();
        assertThat(next()).map(PendingMessage::key).contains("d1");
    }

    @Test
    void aPlaceThatIsReservedForAWorkerIsTakenByNobodyElse() {
        add("c1", message("a1", "ann"), message("b1", "bob"), message("d1", "dan"));
        assertThat(backlog.reservePlace()).isTrue();
        assertThat(backlog.reservePlace()).as("one is on its way").isFalse();
        assertThat(take().key()).isEqualTo("a1");

        assertThat(next()).isEmpty();

        backlog.giveBackPlace();
        assertThat(take().key()).isEqualTo("b1");
    }

    @Test
    void isQuietOnceWhatBecameOfEachMessageIsWrittenDown() {
        add("c1", message("a1", "ann"), message("b1", "bob"));
        PendingMessage failed = take();
        PendingMessage processed = take();

        backlog.rest(failed);
        assertThat(backlog.busy()).isEqualTo(2);
        backlog.written(processed);
        assertThat(backlog.isQuiet()).isFalse();

        backlog.settled();
        assertThat(backlog.isQuiet()).isTrue();
    }

    @Test
    void whoHasNoPlaceIsLookedAfterWhenTheNextOneIsLongInTheRoute() {
        add("c1", message("a1", "ann"), message("b1", "bob"), message("d1", "dan"));
        take();
        now.updateAndGet(time -> time.plusSeconds(10));
        take();

        now.updateAndGet(time -> time.plusSeconds(15));

        assertThat(backlog.nextLook()).contains(Duration.ofSeconds(5).plusMillis(1));
    }

    @Test
    void whatIsSetAsideHoldsUpNoLaterMessageOfItsCustomer() {
        add("c1", message("a1", "ann"), message("a2", "ann"));
        park(take());

        assertThat(take().key()).isEqualTo("a2");
        assertThat(backlog.parked()).containsOnlyKeys("a1");
    }

    @Test
    void whatIsGivenBackComesBeforeLaterMessagesButNotIntoOneInTheRoute() {
        add("c1", message("a1", "ann"), message("a2", "ann"), message("a3", "ann"));
        park(take());
        PendingMessage second = take();

        backlog.unparked("a1");

        assertThat(next()).isEmpty();
        backlog.done(List.of(second));
        assertThat(take().key()).isEqualTo("a1");
    }

    @Test
    void whatIsGivenBackToACustomerWithoutOtherMessagesIsHandedOut() {
        add("c1", message("a1", "ann"));
        park(take());

        backlog.unparked("a1");

        assertThat(take().key()).isEqualTo("a1");
    }

    @Test
    void whatIsDroppedIsGone() {
        add("c1", message("a1", "ann"));
        park(take());

        backlog.dropped("a1");

        assertThat(backlog.parked()).isEmpty();
        assertThat(backlog.keptInAll()).isZero();
        assertThat(next()).isEmpty();
    }

    @Test
    void whatWasKeptBeforeARestartComesFirst() {
        backlog.restore(List.of(new KeptEntry("a1", "ann", 10, null), new KeptEntry("a0", "ann", 10, PARKING)), false);
        add("c1", message("a2", "ann"));

        PendingMessage first = take();

        assertThat(first.key()).isEqualTo("a1");
        assertThat(backlog.parked()).containsOnlyKeys("a0");
    }

    @Test
    void whatWasKeptIsMarkedIfItWasBegunOrIfThatIsNotKnown() {
        KeptEntry entry = new KeptEntry("a1", "ann", 10, null);
        backlog.restore(List.of(entry), false);
        PendingMessage known = take();
        Backlog other = Fetched.backlog(limits(2, 4, 6, 2), now::get);
        other.restore(List.of(entry), true);
        PendingMessage uncertain = other.take().orElseThrow();

        assertThat(known.delivery(Delivery.FIRST)).isEqualTo(Delivery.FIRST);
        assertThat(known.delivery(Delivery.REPEATED)).isEqualTo(Delivery.REPEATED);
        assertThat(uncertain.delivery(Delivery.FIRST)).isEqualTo(Delivery.REPEATED);
    }

    /** Its cursor was not written down before the process ended. */
    @Test
    void whatWasKeptIsNotTakenASecondTimeWhenItsPageComesAgain() {
        backlog.restore(List.of(new KeptEntry("a1", "ann", 10, null)), false);

        add("c1", message("a1", "ann"), message("b1", "bob"));
        List<String> handedOut = List.of(take().key(), take().key());

        assertThat(handedOut).containsExactly("a1", "b1");
        assertThat(next()).isEmpty();
    }

    @Test
    void isBehindOnlyWhatIsInAPageBehindTheCommittedOnes() {
        add("c1", message("a1", "ann"));
        add("c2", message("b1", "bob"));
        backlog.done(List.of(take()));
        Commit commit = backlog.beginCommit(true).orElseThrow();

        assertThat(backlog.isBehind(commit, "b1")).isTrue();
        assertThat(backlog.isBehind(commit, "a1")).isFalse();
        assertThat(backlog.isIn(commit, "a1")).isTrue();
        assertThat(backlog.isIn(commit, "unknown")).isFalse();
    }

    @Test
    void heldCustomersGoOnWhenToldTo() {
        add("c1", message("a1", "ann"));
        backlog.hold(take());
        assertThat(next()).isEmpty();
        assertThat(backlog.report().held()).isOne();

        backlog.goOn();

        assertThat(take().key()).isEqualTo("a1");
    }

    private void park(PendingMessage message) {
        backlog.kept(message);
        backlog.parked(message, PARKING);
    }

    private final List<String> cursors = new ArrayList<>();

    private void add(String nextCursor, ObjectNode... messages) {
        String cursor = cursors.isEmpty() ? null : cursors.get(cursors.size() - 1);
        cursors.add(nextCursor);
        backlog.add(page(cursor, nextCursor, true, messages), false);
    }

    private PendingMessage take() {
        return next().orElseThrow();
    }

    private Optional<PendingMessage> next() {
        return backlog.take();
    }
}
