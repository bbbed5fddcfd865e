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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SyncPermitsTest {

    private final ByHand workers = new ByHand();
    private final LaneThreads threads = new LaneThreads(workers, Executors.newScheduledThreadPool(0));
    private final SyncPermits permits = new SyncPermits(2);
    private final List<String> made = new ArrayList<>();

    @Test
    void letsNoMoreCallsThroughThanThereArePermits() {
        call("a", "b", "c");

        assertThat(workers.tasks).hasSize(2);
    }

    @Test
    void whoWaitsLongestGetsThePermitThatIsGivenBack() {
        call("a", "b", "c", "d");

        workers.runNext();

        assertThat(made).containsExactly("a");
        assertThat(workers.tasks).hasSize(2);
        workers.runAll();
        assertThat(made).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aCallThatFailsGivesItsPermitBack() {
        permits.whenFree(threads, () -> {
            throw new IllegalStateException("no call");
        });
        call("a", "b");

        assertThatThrownBy(workers::runNext).hasMessage("no call");

        workers.runAll();
        assertThat(made).containsExactly("a", "b");
    }

    @Test
    void threadsThatAreShutDownKeepNoPermit() {
        LaneThreads others = new LaneThreads(new ByHand(), Executors.newScheduledThreadPool(0));
        others.workers().shutdown();
        call("a", "b");
        permits.whenFree(others, () -> made.add("never"));
        call("c");

        workers.runAll();

        assertThat(made).containsExactly("a", "b", "c");
    }

    @Test
    void mustAllowOne() {
        assertThatThrownBy(() -> new SyncPermits(0)).hasMessage("Option maxConcurrentSync is 0: it must be at least 1");
        assertThatCode(() -> new SyncPermits(1)).doesNotThrowAnyException();
    }

    private void call(String... names) {
        for (String name : names) {
            permits.whenFree(threads, () -> made.add(name));
        }
    }

    /** Runs what it is given when a test says so. */
    private static final class ByHand extends AbstractExecutorService {

        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean shutDown;

        void runNext() {
            tasks.remove().run();
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                runNext();
            }
        }

        @Override
        public void execute(Runnable task) {
            if (shutDown) {
                throw new RejectedExecutionException();
            }
            tasks.add(task);
        }

        @Override
        public void shutdown() {
            shutDown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutDown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutDown;
        }

        @Override
        public boolean isTerminated() {
            return shutDown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
