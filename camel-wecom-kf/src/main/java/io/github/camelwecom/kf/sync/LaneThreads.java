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
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that lanes run on. Once they are shutting down, nothing more is run: what was not read is read after the
 * next start. Until then everything is run some time: where a thread cannot be had now, it is asked for again.
 */
public final class LaneThreads {

    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);
    /** The machine has no thread left, or no memory for one. */
    private static final Duration NO_THREAD_PAUSE = Duration.ofSeconds(1);
    /** Thousands of lanes may ask in vain each second. */
    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final AtomicReference<Long> lastTold = new AtomicReference<>();

    /**
     * @param workers one thread for each page being fetched and each message being processed
     * @param timer   for waking up later; never runs anything that blocks
     */
    public LaneThreads(ExecutorService workers, ScheduledExecutorService timer) {
        this.workers = workers;
        this.timer = timer;
    }

    public ExecutorService workers() {
        return workers;
    }

    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns false when the task is never run, because the threads are shutting down. */
    boolean now(Runnable task) {
        return nowIfPossible(task) || whenPossible(task);
    }

    /** Returns false when no thread can be had for the task at present. */
    boolean nowIfPossible(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RuntimeException | Error e) {
            // such as an OutOfMemoryError: in the end a factory that the user plugged in may throw anything
            if (!workers.isShutdown()) {
                tell(e);
            }
            return false;
        }
    }

    /**
     * When a thread could not be had. Returns false when the task is never run, because the threads are shutting down.
     */
    boolean whenPossible(Runnable task) {
        return !workers.isShutdown() && later(NO_THREAD_PAUSE, task);
    }

    private void tell(Throwable failure) {
        Long told = lastTold.get();
        long now = System.nanoTime();
        if ((told == null || now - told > SILENCE) && lastTold.compareAndSet(told, now)) {
            LOG.warn("No thread can be had to read messages, asking again each {}: {}", NO_THREAD_PAUSE, failure.toString());
        }
    }

    /** Returns false when the task is never run, because the threads are shutting down. */
    boolean later(Duration delay, Runnable task) {
        return schedule(delay, () -> now(task));
    }

    /**
     * As {@link #later}, for what takes no time and waits for nothing: thousands of lanes that wake up together need no
     * threads for it.
     */
    boolean brieflyLater(Duration delay, Runnable task) {
        return schedule(delay, () -> runSafely(task));
    }

    private boolean schedule(Duration delay, Runnable task) {
        try {
            timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
            return false;
        } catch (OutOfMemoryError e) {
            // the timer's thread ended and there is none in its place, but the task is in its queue, and the next one starts it
            tell(e);
            return true;
        }
    }

    /**
     * Runs a short task again and again, whatever becomes of one run: Java ends what throws.
     *
     * @throws IllegalStateException when the timer cannot have a thread, without which nothing is ever tried again
     */
    Future<?> every(Duration interval, Duration firstDelay, Runnable task) {
        try {
            return timer.scheduleWithFixedDelay(
                    () -> runSafely(task), firstDelay.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("No thread can be had to wait for the time to read messages", e);
        }
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("What the timer does failed, and is done again when its time has come", e);
        }
    }
}
