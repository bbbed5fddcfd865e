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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RepositoryProgressTest {

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

        @Override
        public void setState(String key, String value) {
            if (away) {
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
