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

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.watch.CallbackReport;

/**
 * The callbacks that wait for a route, and whether somebody works them off: one at a time, so that they reach the route
 * in their order. What is taken is processed; what cannot be is refused, so that the platform sends it again.
 */
final class WaitingCallbacks {

    private static final int AT_MOST = 1000;
    /** The route keeps up again once so few wait: the state is not to change with each callback. */
    private static final int FEW = AT_MOST / 2;

    private final InstantSource clock;
    private final Lock lock = new ReentrantLock();
    // All below is guarded by the lock.
    private final Queue<CallbackNotice> waiting = new ArrayDeque<>();
    private boolean worked;
    private Instant last;
    private long refused;
    private String problem;

    WaitingCallbacks(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Takes a callback, and has it worked off.
     *
     * @param  worker                     has somebody take one after another until there is none; throws when it cannot
     * @throws RejectedExecutionException when the callback cannot be taken
     */
    void add(CallbackNotice notice, Runnable worker) {
        lock.lock();
        try {
            last = clock.instant();
            if (waiting.size() >= AT_MOST) {
                throw refusal(AT_MOST + " callbacks are waiting for the route, which does not keep up", null);
            }
            waiting.add(notice);
            startUnlessWorked(worker);
        } finally {
            lock.unlock();
        }
    }

    /** What nobody would work off is not taken: the platform has more patience than a queue has. */
    private void startUnlessWorked(Runnable worker) {
        if (worked) {
            return;
        }
        worked = true;
        try {
            worker.run();
            takesAgain();
        } catch (RuntimeException | Error e) {
            worked = false;
            waiting.clear();
            throw refusal("No thread can be had to process callbacks: " + e.getClass().getName(), e);
        }
    }

    private RejectedExecutionException refusal(String reason, Throwable cause) {
        problem = reason;
        refused++;
        return new RejectedExecutionException(reason, cause);
    }

    private void takesAgain() {
        problem = null;
        refused = 0;
    }

    /** The next one to be processed. When there is none, whoever works ends. */
    Optional<CallbackNotice> next(boolean mayGoOn) {
        lock.lock();
        try {
            Optional<CallbackNotice> next = mayGoOn ? Optional.ofNullable(waiting.poll()) : Optional.empty();
            worked = next.isPresent();
            if (worked && waiting.size() <= FEW) {
                takesAgain();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets them, and that anybody worked. Returns how many there were. */
    int clear() {
        lock.lock();
        try {
            int dropped = waiting.size();
            waiting.clear();
            worked = false;
            last = null;
            takesAgain();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    CallbackReport report() {
        lock.lock();
        try {
            return new CallbackReport(waiting.size(), last, refused, problem);
        } finally {
            lock.unlock();
        }
    }
}
