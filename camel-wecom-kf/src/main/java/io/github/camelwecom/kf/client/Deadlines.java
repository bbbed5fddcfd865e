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

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long. */
@FunctionalInterface
interface Deadlines {

    /**
     * Sets a deadline.
     *
     * @param  time                       from now
     * @param  end                        what to do then, on a thread that is not the caller's; must not block
     * @throws RejectedExecutionException when nobody is there to do it
     */
    Deadline in(Duration time, Runnable end);

    /** Those that a scheduler ends. */
    static Deadlines of(ScheduledExecutorService scheduler) {
        SweptDeadlines swept = new SweptDeadlines(new SweptDeadlines.Timer() {
            @Override
            public void requireRunning() {
                if (scheduler.isShutdown()) {
                    throw new RejectedExecutionException("The scheduler is shut down");
                }
            }

            @Override
            public void after(Duration time, Runnable task) {
                scheduler.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
        return (time, end) -> swept.in(time, end)::run;
    }

    /** A deadline that was set, to be closed when it was met. */
    @FunctionalInterface
    interface Deadline extends AutoCloseable {

        @Override
        void close();
    }
}
