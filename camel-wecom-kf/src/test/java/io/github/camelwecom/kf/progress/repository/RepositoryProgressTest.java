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
package io.github.camelwecom.kf.progress.repository;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.Parking;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RepositoryProgressTest {

    private static final Parking PARKING = new Parking(Instant.parse("2026-11-01T10:00:00Z"), 3, "WecomKfException 95018");

    private final SlowStore values = new SlowStore();

    @Test
    void whatWasBegunIsKnownAfterACrash() {
        assertThat(open().started("m1")).isEqualTo(Delivery.FIRST);

        AccountProgress afterCrash = open();

        assertThat(afterCrash.started("m1")).isEqualTo(Delivery.REPEATED);
        assertThat(afterCrash.isDone("m1")).isFalse();
        assertThat(afterCrash.started("m2")).isEqualTo(Delivery.FIRST);
    }

    @Test
    void whatWasDoneIsKnownAfterACrash() {
        AccountProgress progress = open();
        progress.started("m1");
        progress.done("m1");

        assertThat(open().isDone("m1")).isTrue();
    }

    @Test
    void aCommitMovesTheCursorAndForgetsWhatIsBeforeIt() {
        AccountProgress progress = open();
        progress.done("m1");
        progress.started("m2");
        progress.done("m3");

        progress.commit("c1", List.of(), key -> !key.equals("m1"));

        AccountProgress afterCrash = open();
        assertThat(afterCrash.cursor()).isEqualTo("c1");
        assertThat(afterCrash.isDone("m1")).isFalse();
        assertThat(afterCrash.started("m2")).isEqualTo(Delivery.REPEATED);
        assertThat(afterCrash.isDone("m3")).isTrue();
    }

    @Test
    void whatCouldNotBeWrittenWasNotBegun() {
        AccountProgress progress = open();
        values.away = true;
        assertThatThrownBy(() -> progress.started("m1")).hasMessage("away");
        values.away = false;

        assertThat(progress.started("m1")).isEqualTo(Delivery.FIRST);
    }

    @Test
    void messagesDoneWhileOneIsWrittenAreWrittenTogether() throws Exception {
        AccountProgress progress = open();
        values.gate = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            for (int i = 1; i <= 10; i++) {
                String key = "m" + i;
                threads.execute(() -> progress.done(key));
            }
            values.entered.await(10, TimeUnit.SECONDS);
            awaitDone(progress);
        } finally {
            values.gate.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(values.writes.get()).as("one for the first, one for all others").isLessThanOrEqualTo(2);
        AccountProgress afterCrash = open();
        for (int i = 1; i <= 10; i++) {
            assertThat(afterCrash.isDone("m" + i)).isTrue();
        }
    }

    @Test
    void keptMessagesAreThereInTheirOrderAfterACrash() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(message("m2", "ann"), message("m1", "")), key -> false);
        progress.keep(List.of(message("m3", "bob"), message("m1", "")));
        progress.park("m1", PARKING);
        progress.park("unknown", PARKING);
        progress.started("m3");

        AccountProgress afterCrash = open();
        assertThat(afterCrash.cursor()).isEqualTo("c1");
        assertThat(afterCrash.kept()).containsExactly(entry("m2", "ann", null), entry("m1", "", PARKING),
                entry("m3", "bob", null));
        assertThat(afterCrash.keptBytes()).isEqualTo(3L * message("m1", "").json().length());
        assertThat(afterCrash.json("m1")).isEqualTo(message("m1", "").json());
        assertThat(afterCrash.started("m3")).isEqualTo(Delivery.REPEATED);
        afterCrash.unpark("m1");
        assertThat(open().kept()).extracting(KeptEntry::parking).containsOnlyNulls();
    }

    @Test
    void keptMessagesEndWhenTheyAreDoneHoweverFarTheCursorMoves() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(message("m1", "ann"), message("m2", "ann"), message("m3", "bob")), key -> false);
        progress.done("m1");
        progress.commit("c2", List.of(), key -> false);
        assertThat(progress.kept()).containsExactly(entry("m2", "ann", null), entry("m3", "bob", null));
        assertThatThrownBy(() -> progress.json("m1")).isInstanceOf(IllegalStateException.class).hasMessageContaining("m1");

        AccountProgress afterCrash = open();
        assertThat(afterCrash.kept()).isEqualTo(progress.kept());
        afterCrash.keep(List.of(message("m4", "ann")));
        afterCrash.commit("c3", List.of(), key -> false);
        assertThat(open().kept()).extracting(KeptEntry::messageKey).containsExactly("m2", "m3", "m4");
        assertThat(open().json("m3")).isEqualTo(message("m3", "").json());
    }

    @Test
    void keptMessagesLeaveNothingBehindOnceTheLastIsDone() {
        AccountProgress progress = open();
        progress.keep(List.of(message("m1", "ann"), message("m2", "bob")));
        assertThat(values.values.get("ww1/wk1/kept")).contains("hello");
        progress.done("m1");
        progress.done("m2");
        assertThat(values.values.get("ww1/wk1/kept")).isEqualTo("camel-wecom-kf progress 3\tcomplete");
        assertThat(open().kept()).isEmpty();
    }

    @Test
    void keptMessagesAreOneLineThatEveryRepositoryTakes() {
        AccountProgress progress = open();
        progress.keep(List.of(new KeptMessage("m1", "ann", "{\n\t\"text\" : \"\u4f60 = \\n\"\n}")));
        assertThat(values.values.get("ww1/wk1/kept")).matches("[ -~\\t]+");
        assertThat(open().json("m1")).isEqualTo("{  \"text\" : \"\\u4f60 = \\n\" }");
    }

    @Test
    void whatCouldNotBeWrittenIsNotKeptAndDoesNotMoveTheCursor() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(message("m1", "ann")), key -> false);
        values.away = true;
        assertThatThrownBy(() -> progress.commit("c2", List.of(message("m2", "ann")), key -> false)).hasMessage("away");
        assertThatThrownBy(() -> progress.keep(List.of(message("m2", "ann")))).hasMessage("away");
        assertThatThrownBy(() -> progress.park("m1", PARKING)).hasMessage("away");
        assertThatThrownBy(() -> progress.seen(Instant.EPOCH)).hasMessage("away");
        values.away = false;

        assertThat(progress.cursor()).isEqualTo("c1");
        assertThat(progress.firstSeen()).isNull();
        assertThat(progress.kept()).containsExactly(entry("m1", "ann", null));
        progress.commit("c2", List.of(message("m2", "ann")), key -> false);
        assertThat(open().kept()).extracting(KeptEntry::messageKey).containsExactly("m1", "m2");
    }

    @Test
    void keptMessagesAreWrittenBeforeTheCursor() {
        AccountProgress progress = open();
        values.refused = "ww1/wk1";
        assertThatThrownBy(() -> progress.commit("c1", List.of(message("m1", "ann")), key -> false)).hasMessage("away");

        AccountProgress afterCrash = open();
        assertThat(afterCrash.cursor()).isNull();
        assertThat(afterCrash.kept()).extracting(KeptEntry::messageKey).containsExactly("m1");
    }

    @Test
    void whenAnAccountWasFirstSeenIsKnownAfterACrash() {
        open().seen(Instant.parse("2026-11-01T10:00:00.123Z"));
        open().seen(Instant.EPOCH);

        assertThat(open().firstSeen()).isEqualTo("2026-11-01T10:00:00.123Z");
        assertThat(open().isUncertain()).isFalse();
    }

    @Test
    void whatTheVersionBeforeWroteIsReadAndGoneOnWith() {
        values.values.put("ww1/wk1", "c1");
        values.values.put("ww1/wk1/messages", "1 started:m1 done:m2");
        AccountProgress progress = open();
        assertThat(progress.isUncertain()).isFalse();
        assertThat(progress.cursor()).isEqualTo("c1");
        assertThat(progress.isDone("m2")).isTrue();
        assertThat(progress.started("m1")).isEqualTo(Delivery.REPEATED);
        progress.done("m3");

        AccountProgress afterCrash = open();
        assertThat(afterCrash.isUncertain()).isFalse();
        assertThat(afterCrash.isDone("m2")).isTrue();
        assertThat(afterCrash.isDone("m3")).isTrue();
        assertThat(afterCrash.started("m1")).isEqualTo(Delivery.REPEATED);
    }

    @Test
    void aCursorThatAPersonSetIsCertain() {
        values.values.put("ww1/wk1", "c1");
        assertThat(open().isUncertain()).isFalse();
    }

    @Test
    void aValueThatWasCutAtAnyCharacterIsReadAndSaysThatNobodyKnowsWhatWasDone() {
        AccountProgress progress = open();
        progress.commit("c1", List.of(message("kept1", "ann"), message("kept2", "bob")), key -> true);
        progress.started("m1");
        progress.done("m2");
        for (String key : List.of("ww1/wk1/messages", "ww1/wk1/kept")) {
            String whole = values.values.get(key);
            for (int end = 0; end < whole.length(); end++) {
                values.values.put(key, whole.substring(0, end));
                AccountProgress cut = open();
                assertThat(cut.isUncertain()).as(whole.substring(0, end)).isTrue();
                assertThat(cut.kept())
                        .allSatisfy(entry -> assertThat(entry.bytes()).isEqualTo(message("m", "").json().length()));
                assertThat(cut.isDone("m")).isFalse();
            }
            values.values.put(key, whole);
            assertThat(open().isUncertain()).isFalse();
        }
    }

    @Test
    void whatWasCutStaysUncertainUntilTheAccountIsCaughtUp() {
        for (String key : List.of("ww1/wk1/messages", "ww1/wk1/kept")) {
            values.values.put(key, "camel-wecom-kf progress 3\tdone");
            open().done("m1");
            assertThat(open().isUncertain()).isTrue();
            assertThat(open().isDone("m1")).isTrue();
            open().caughtUp();
            assertThat(open().isUncertain()).isFalse();
        }
    }

    @Test
    void whatALaterVersionWroteIsRefused() {
        values.values.put("ww1/wk1/kept", "camel-wecom-kf progress 4\tcomplete");
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ww1/wk1/kept").hasMessageContaining("later version").hasMessageContaining("delete it");
        assertThat(values.values).containsEntry("ww1/wk1/kept", "camel-wecom-kf progress 4\tcomplete");
    }

    @Test
    void aSecondReaderOfTheAccountIsRefused() {
        RepositoryProgressStore store = new RepositoryProgressStore(values);
        AccountProgress first = store.open("ww1", "wk1");
        assertThatThrownBy(() -> store.open("ww1", "wk1")).isInstanceOf(AccountInUseException.class)
                .hasMessageContaining("wk1").hasMessageContaining("Read an account once");
        assertThat(first.isOurs()).isTrue();
        first.close();
        assertThat(first.isOurs()).isFalse();
        store.open("ww1", "wk1").close();
    }

    private static KeptMessage message(String key, String customer) {
        return new KeptMessage(key, customer, "{\"text\":\"hello\"}");
    }

    private static KeptEntry entry(String key, String customer, Parking parking) {
        return new KeptEntry(key, customer, message(key, customer).json().length(), parking);
    }

    private static void awaitDone(AccountProgress progress) {
        await().until(() -> {
            for (int i = 1; i <= 10; i++) {
                if (!progress.isDone("m" + i)) {
                    return false;
                }
            }
            return true;
        });
    }

    private AccountProgress open() {
        return new RepositoryProgressStore(values).open("ww1", "wk1");
    }

    private static final class SlowStore extends ServiceSupport implements StateRepository<String, String> {

        private final Map<String, String> values = new ConcurrentHashMap<>();
        private final AtomicInteger writes = new AtomicInteger();
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean away;
        private volatile String refused;

        @Override
        public void setState(String key, String value) {
            if (away || key.equals(refused)) {
                throw new IllegalStateException("away");
            }
            writes.incrementAndGet();
            entered.countDown();
            awaitGate();
            values.put(key, value);
        }

        private void awaitGate() {
            try {
                gate.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String getState(String key) {
            return values.get(key);
        }
    }
}
