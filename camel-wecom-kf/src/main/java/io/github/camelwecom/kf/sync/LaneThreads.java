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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads that lanes run on. Once they are shutting down, nothing more is run: what was not read is read after the
 * next start.
 *
 * @param workers one thread for each page being fetched and each message being processed
 * @param timer   for waking up later; never runs anything that blocks
 */
public record LaneThreads(ExecutorService workers, ScheduledExecutorService timer) {

    /** Returns false when the task is not run, because the threads are shutting down. */
    boolean now(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            dropIfShuttingDown(workers, e);
            return false;
        }
    }

    void later(Duration delay, Runnable task) {
        try {
            timer.schedule(() -> now(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            dropIfShuttingDown(timer, e);
        }
    }

    private static void dropIfShuttingDown(ExecutorService executor, RejectedExecutionException refusal) {
        if (!executor.isShutdown()) {
            throw refusal;
        }
    }
}
