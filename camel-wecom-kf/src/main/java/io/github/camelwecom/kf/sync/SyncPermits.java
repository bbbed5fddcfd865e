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
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits how many sync_msg calls of a corp are in flight. Whoever finds none free is called later, first come first
 * served, and holds no thread meanwhile. A lane asks for one at a time, so there are never more waiting than lanes.
 */
final class SyncPermits {

    private final Lock lock = new ReentrantLock();
    // All below is guarded by the lock.
    private final Queue<Request> waiting = new ArrayDeque<>();
    /** Some of those that wait, which go first. */
    private final Queue<Request> hurried = new ArrayDeque<>();
    private int most;
    private int taken;

    SyncPermits(int maxConcurrentSync) {
        limitTo(maxConcurrentSync);
    }

    /** From the next call on. */
    void limitTo(int maxConcurrentSync) {
        if (maxConcurrentSync < 1) {
            throw new IllegalArgumentException("Option maxConcurrentSync is " + maxConcurrentSync + ": it must be at least 1");
        }
        lock.lock();
        try {
            most = maxConcurrentSync;
        } finally {
            lock.unlock();
        }
    }

    boolean areUnused() {
        lock.lock();
        try {
            return taken == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the call on one of these threads as soon as a permit is free. Returns at once. */
    Request whenFree(LaneThreads threads, Runnable call) {
        Request request = new Request(threads, call);
        ask(request);
        return request;
    }

    /**
     * Lets the call, if it waits, go before those that are in no hurry: thousands of lanes may look around at the same
     * time, just in case, and who knows of a message is not to wait for them.
     */
    void hurry(Request request) {
        lock.lock();
        try {
            if (request.waits && !request.hurries) {
                request.hurries = true;
                hurried.add(request);
            }
        } finally {
            lock.unlock();
        }
    }

    private void ask(Request request) {
        if (takeOrWait(request)) {
            start(request);
        }
    }

    private boolean takeOrWait(Request request) {
        lock.lock();
        try {
            if (taken >= most) {
                request.waits = true;
                request.hurries = false;
                waiting.add(request);
                return false;
            }
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** This one, who has a permit, or else the first one waiting who can have a thread. */
    private void start(Request request) {
        Request next = request;
        while (next != null && !next.threads.nowIfPossible(work(next))) {
            askAgain(next);
            next = nextOrFree();
        }
    }

    private Runnable work(Request request) {
        return () -> {
            try {
                request.call.run();
            } finally {
                passOn();
            }
        };
    }

    /** Without a permit, which would be lost should the threads be shut down meanwhile. */
    private void askAgain(Request request) {
        request.threads.whenPossible(() -> ask(request));
    }

    private void passOn() {
        Request next = nextOrFree();
        if (next != null) {
            start(next);
        }
    }

    private Request nextOrFree() {
        lock.lock();
        try {
            Request next = taken > most ? null : next();
            if (next == null) {
                taken--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Who hurried is in both queues, and waits no longer when its other turn comes. */
    private Request next() {
        Request next = hurried.isEmpty() ? waiting.poll() : hurried.poll();
        while (next != null && !next.waits) {
            next = hurried.isEmpty() ? waiting.poll() : hurried.poll();
        }
        if (next != null) {
            next.waits = false;
        }
        return next;
    }

    /** A call to be made. */
    static final class Request {

        private final LaneThreads threads;
        private final Runnable call;
        // Guarded by the lock.
        private boolean waits;
        private boolean hurries;

        private Request(LaneThreads threads, Runnable call) {
            this.threads = threads;
            this.call = call;
        }
    }
}
