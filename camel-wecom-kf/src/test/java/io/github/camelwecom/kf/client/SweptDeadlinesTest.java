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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.client.Deadlines.Deadline;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweptDeadlinesTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATE = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Deadlines deadlines = Deadlines.of(scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void endsWhatIsOverdueThoughOthersHaveMoreTime() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        deadlines.in(LATE, () -> {
        });
        deadlines.in(SOON, first::countDown);

        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        deadlines.in(SOON, second::countDown);

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsEachAtItsOwnTime() throws InterruptedException {
        List<Integer> ended = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            int number = i;
            deadlines.in(SOON.plusMillis(40L * i), () -> {
                ended.add(number);
                all.countDown();
            });
        }

        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ended).containsExactly(0, 1, 2);
    }

    @Test
    void leavesAloneWhatWasMetInTime() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch later = new CountDownLatch(1);

        deadlines.in(SOON, ended::incrementAndGet).close();
        deadlines.in(SOON.multipliedBy(3), later::countDown);

        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ended).hasValue(0);
    }

    @Test
    void needsOneTaskForManyCalls() {
        for (int i = 0; i < 5000; i++) {
            deadlines.in(LATE.plusMillis(i), () -> {
            });
        }

        assertThat(scheduler.getQueue()).hasSize(1);
    }

    @Test
    void leavesNoTaskBehindWhenAllWereMet() throws InterruptedException {
        deadlines.in(SOON, () -> {
        }).close();
        scheduler.shutdown();

        assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Camel's schedulers refuse the 1001st task. */
    @Test
    void takesMoreCallsAtOnceThanASchedulerTakesTasks() throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            ScheduledExecutorService bounded
                    = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "deadlines");
            Deadlines ofCamel = Deadlines.of(bounded);
            List<Deadline> set = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                set.add(ofCamel.in(LATE, () -> {
                }));
            }
            assertThat(set).hasSize(3000);
        }
    }

    @Test
    void refusesWhenNobodyIsThereToEndIt() {
        ScheduledExecutorService stopped = Executors.newSingleThreadScheduledExecutor();
        Deadlines ofStopped = Deadlines.of(stopped);
        ofStopped.in(LATE, () -> {
        });
        stopped.shutdownNow();

        assertThatThrownBy(() -> ofStopped.in(LATE, () -> {
        })).isInstanceOf(RejectedExecutionException.class);
    }
}
