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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that lanes run on. Once they are shutting down, nothing more is run: what was not read is read after the
 * next start. Until then everything is run some time: where a thread cannot be had now, it is asked for again.
 *
 * @param workers one thread for each page being fetched and each message being processed
 * @param timer   for waking up later; never runs anything that blocks
 */
public record LaneThreads(ExecutorService workers, ScheduledExecutorService timer) {

    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);
    /** The machine has no thread left, or no memory for one. */
    private static final Duration NO_THREAD_PAUSE = Duration.ofSeconds(1);

    /** Returns false when the task is never run, because the threads are shutting down. */
    boolean now(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            if (workers.isShutdown()) {
                return false;
            }
            LOG.warn("No thread can be had to read messages, asking again in {}: {}", NO_THREAD_PAUSE, e.toString());
            return later(NO_THREAD_PAUSE, task);
        }
    }

    /** Returns false when the task is never run, because the threads are shutting down. */
    boolean later(Duration delay, Runnable task) {
        try {
            timer.schedule(() -> now(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
            return false;
        }
    }

    /** Runs a short task again and again, whatever becomes of one run: Java ends what throws. */
    Future<?> every(Duration interval, Duration firstDelay, Runnable task) {
        return timer.scheduleWithFixedDelay(
                () -> runSafely(task), firstDelay.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("What is done now and then failed, and is done again next time", e);
        }
    }
}
