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
package io.github.camelwecom.kf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Lets consumers' timers run ten thousand times faster: an hour is over in a third of a second. Knows how long they
 * were asked to wait.
 */
final class HastyTimers extends DefaultThreadPoolFactory {

    private static final int HASTE = 10_000;
    private static final String CONSUMERS_TIMER = "WecomKfTimer";

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<ThreadPoolExecutor> pools = new CopyOnWriteArrayList<>();

    /** The waits so far, in the order they began, without those that come again and again. */
    List<Duration> waits() {
        return waits;
    }

    Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** How many tasks wait for a thread or for their time, in all pools made so far. */
    int queued() {
        return pools.stream().mapToInt(pool -> pool.getQueue().size()).sum();
    }

    int threads() {
        return pools.stream().mapToInt(ThreadPoolExecutor::getPoolSize).sum();
    }

    @Override
    public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
        if (threads instanceof CamelThreadFactory named && named.getName().equals(CONSUMERS_TIMER)) {
            HastyTimer timer = new HastyTimer(threads);
            pools.add(timer);
            return timer;
        }
        return super.newScheduledThreadPool(profile, threads);
    }

    @Override
    public ExecutorService newCachedThreadPool(ThreadFactory threads) {
        ExecutorService pool = super.newCachedThreadPool(threads);
        pools.add((ThreadPoolExecutor) pool);
        return pool;
    }

    private final class HastyTimer extends ScheduledThreadPoolExecutor {

        HastyTimer(ThreadFactory threads) {
            super(1, threads);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, hasty(delay, unit), TimeUnit.NANOSECONDS);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
            return super.schedule(task, hasty(delay, unit), TimeUnit.NANOSECONDS);
        }

        private long hasty(long delay, TimeUnit unit) {
            waits.add(Duration.of(delay, unit.toChronoUnit()));
            return unit.toNanos(delay) / HASTE;
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(
                    task, unit.toNanos(initialDelay) / HASTE, unit.toNanos(delay) / HASTE, TimeUnit.NANOSECONDS);
        }
    }
}
