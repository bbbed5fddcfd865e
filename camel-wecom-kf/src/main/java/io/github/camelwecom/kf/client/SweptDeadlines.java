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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Deadlines that one task looks after, however many there are: almost all calls end in time, and schedulers refuse too
 * many tasks. It comes when the earliest is over, and only while there are any.
 */
final class SweptDeadlines {

    private final Timer timer;
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
    /** The earliest that is to come, null when none is. */
    private final AtomicReference<Sweep> next = new AtomicReference<>();

    SweptDeadlines(Timer timer) {
        this.timer = timer;
    }

    /**
     * Sets a deadline.
     *
     * @return what to run when it was met
     */
    Runnable in(Duration time, Runnable end) {
        timer.requireRunning();
        Pending deadline = new Pending(System.nanoTime() + time.toNanos(), end);
        pending.add(deadline);
        try {
            sweepAt(deadline.nanoTime);
        } catch (RejectedExecutionException e) {
            pending.remove(deadline);
            throw e;
        }
        return () -> pending.remove(deadline);
    }

    private void sweepAt(long nanoTime) {
        Sweep sweep = new Sweep(nanoTime);
        Sweep before = next.get();
        while (before == null || nanoTime - before.nanoTime < 0) {
            if (next.compareAndSet(before, sweep)) {
                schedule(sweep);
                return;
            }
            before = next.get();
        }
    }

    private void schedule(Sweep sweep) {
        try {
            timer.after(Duration.ofNanos(Math.max(0, sweep.nanoTime - System.nanoTime())), () -> sweep(sweep));
        } catch (RejectedExecutionException e) {
            next.compareAndSet(sweep, null);
            throw e;
        }
    }

    private void sweep(Sweep sweep) {
        // first, so that whoever sets a deadline from now on has a sweep of his own
        next.compareAndSet(sweep, null);
        long now = System.nanoTime();
        Pending earliest = null;
        for (Pending deadline : pending) {
            if (deadline.nanoTime - now <= 0) {
                end(deadline);
            } else if (earliest == null || deadline.nanoTime - earliest.nanoTime < 0) {
                earliest = deadline;
            }
        }
        if (earliest != null) {
            sweepAt(earliest.nanoTime);
        }
    }

    /** Unless it was met meanwhile. */
    private void end(Pending deadline) {
        if (pending.remove(deadline)) {
            deadline.end.run();
        }
    }

    /** What comes back after a time. */
    interface Timer {

        /** @throws RejectedExecutionException when it does not come back any more */
        void requireRunning();

        /** @throws RejectedExecutionException when it does not */
        void after(Duration time, Runnable task);
    }

    private record Sweep(long nanoTime) {
    }

    /** No record: two of the same time are two. */
    private static final class Pending {

        private final long nanoTime;
        private final Runnable end;

        Pending(long nanoTime, Runnable end) {
            this.nanoTime = nanoTime;
            this.end = end;
        }
    }
}
