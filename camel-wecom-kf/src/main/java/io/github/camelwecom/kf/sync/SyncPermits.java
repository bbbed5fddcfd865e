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
    private final Queue<Request> waiting = new ArrayDeque<>();
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
    void whenFree(LaneThreads threads, Runnable call) {
        Request request = new Request(threads, call);
        if (takeOrWait(request)) {
            start(request);
        }
    }

    private boolean takeOrWait(Request request) {
        lock.lock();
        try {
            if (taken >= most) {
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
        while (next != null && !next.threads().nowIfPossible(work(next))) {
            askAgain(next);
            next = nextOrFree();
        }
    }

    private Runnable work(Request request) {
        return () -> {
            try {
                request.call().run();
            } finally {
                passOn();
            }
        };
    }

    /** Without a permit, which would be lost should the threads be shut down meanwhile. */
    private void askAgain(Request request) {
        request.threads().whenPossible(() -> whenFree(request.threads(), request.call()));
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
            Request next = taken > most ? null : waiting.poll();
            if (next == null) {
                taken--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private record Request(LaneThreads threads, Runnable call) {
    }
}
