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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of the lanes' work while the machine has no thread.
 */
class LaneThreadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScarceThreads workerThreads = new ScarceThreads();
    private final ScarceThreads timerThreads = new ScarceThreads();
    private final LaneThreads threads = new LaneThreads(
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), workerThreads),
            new ScheduledThreadPoolExecutor(1, timerThreads));
    private final SyncPermits permits = new SyncPermits(1);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void shutDown() {
        threads.timer().shutdownNow();
        threads.workers().shutdownNow();
    }

    @Test
    void whatHasNoThreadIsRunOnceThereIsOne() {
        workerThreads.haveNone();

        assertThat(threads.now(runs::incrementAndGet)).isTrue();
        await().atMost(PATIENCE).until(() -> workerThreads.refused() >= 2);
        assertThat(runs).hasValue(0);

        workerThreads.haveSome();
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
    }

    @Test
    void whatWaitsForItsTimeHasAThreadSoonerOrLater() {
        threads.later(Duration.ofMillis(1), runs::incrementAndGet);
        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        workerThreads.haveNone();

        threads.later(Duration.ofMillis(1), runs::incrementAndGet);

        await().atMost(PATIENCE).until(() -> workerThreads.refused() >= 1);
        workerThreads.haveSome();
        await().atMost(PATIENCE).until(() -> runs.get() == 2);
    }

    @Test
    void whatIsDonePeriodicallyOutlivesAnyError() {
        threads.every(Duration.ofMillis(1), Duration.ZERO, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("not now");
            }
            throw new IllegalStateException("not now either");
        });

        await().atMost(PATIENCE).until(() -> runs.get() >= 3);
    }

    @Test
    void aTimerWithoutAThreadIsSaidAtOnce() {
        timerThreads.haveNone();

        assertThatThrownBy(() -> threads.every(Duration.ofSeconds(1), Duration.ZERO, runs::incrementAndGet))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("No thread can be had")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whatATimerWithoutAThreadWasAskedForIsRunOnceItHasOne() {
        timerThreads.haveNone();
        assertThat(threads.later(Duration.ofMillis(1), runs::incrementAndGet)).isTrue();
        timerThreads.haveSome();

        threads.later(Duration.ofMillis(1), runs::incrementAndGet);

        await().atMost(PATIENCE).until(() -> runs.get() == 2);
    }

    @Test
    void nothingIsRunOnceTheThreadsAreShutDown() {
        threads.timer().shutdownNow();
        threads.workers().shutdownNow();

        assertThat(threads.now(runs::incrementAndGet)).isFalse();
        assertThat(threads.later(Duration.ZERO, runs::incrementAndGet)).isFalse();
    }

    @Test
    void aPermitIsNotLostWhenItsCallHasNoThread() {
        workerThreads.haveNone();
        permits.whenFree(threads, runs::incrementAndGet);
        permits.whenFree(threads, runs::incrementAndGet);
        assertThat(permits.areUnused()).isTrue();

        workerThreads.haveSome();

        await().atMost(PATIENCE).until(() -> runs.get() == 2);
        await().atMost(PATIENCE).until(permits::areUnused);
    }

    @Test
    void aPermitIsNotLostWhenTheNextCallHasNoThread() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        permits.whenFree(threads, () -> await().atMost(PATIENCE).until(() -> mayEnd.getCount() == 0));
        permits.whenFree(threads, runs::incrementAndGet);
        workerThreads.haveNone();

        mayEnd.countDown();
        await().atMost(PATIENCE).until(() -> workerThreads.refused() >= 1);
        workerThreads.haveSome();

        await().atMost(PATIENCE).until(() -> runs.get() == 1);
        await().atMost(PATIENCE).until(permits::areUnused);
    }

    /** The limits are the corp's: other consumers go on. */
    @Test
    void aPermitIsNotLostWhenTheThreadsEndWhileItsCallWaitsForOne() {
        workerThreads.haveNone();
        permits.whenFree(threads, runs::incrementAndGet);
        threads.timer().shutdownNow();
        threads.workers().shutdownNow();

        assertThat(permits.areUnused()).isTrue();
    }

    @Test
    void aPermitIsNotLostWhenItsCallThrows() {
        permits.whenFree(threads, () -> {
            throw new NoClassDefFoundError("not now");
        });

        permits.whenFree(threads, runs::incrementAndGet);

        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> runs.get() == 1);
    }

    @Test
    void whoHurriesGoesBeforeThoseThatLookJustInCase() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Integer> order = new CopyOnWriteArrayList<>();
        SyncPermits.Request current
                = permits.whenFree(threads, () -> await().atMost(PATIENCE).until(() -> mayEnd.getCount() == 0));
        permits.whenFree(threads, () -> order.add(1));
        SyncPermits.Request second = permits.whenFree(threads, () -> order.add(2));
        SyncPermits.Request third = permits.whenFree(threads, () -> order.add(3));

        permits.hurry(third);
        permits.hurry(third);
        permits.hurry(second);
        permits.hurry(current);
        mayEnd.countDown();

        await().atMost(PATIENCE).until(permits::areUnused);
        assertThat(order).containsExactly(3, 2, 1);
    }

    @Test
    void fewerPermitsThanAreTakenCountOnceTheyComeBack() {
        SyncPermits two = new SyncPermits(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger mostInside = new AtomicInteger();
        for (int call = 0; call < 6; call++) {
            two.whenFree(threads, () -> {
                mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                await().atMost(PATIENCE).until(() -> mayEnd.getCount() == 0);
                inside.decrementAndGet();
                runs.incrementAndGet();
            });
        }
        await().atMost(PATIENCE).until(() -> inside.get() == 2);

        two.limitTo(1);
        mayEnd.countDown();

        await().atMost(PATIENCE).until(() -> runs.get() == 6);
        assertThat(mostInside).hasValue(2);
        await().atMost(PATIENCE).until(two::areUnused);
    }
}
