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
    private int free;

    SyncPermits(int maxConcurrentSync) {
        if (maxConcurrentSync < 1) {
            throw new IllegalArgumentException("Option maxConcurrentSync is " + maxConcurrentSync + ": it must be at least 1");
        }
        this.free = maxConcurrentSync;
    }

    /** Runs the call on one of these threads as soon as a permit is free. Returns at once. */
    void whenFree(LaneThreads threads, Runnable call) {
        Request request = new Request(threads, call);
        if (takeOrWait(request) && !start(request)) {
            passOn();
        }
    }

    private boolean takeOrWait(Request request) {
        lock.lock();
        try {
            if (free == 0) {
                waiting.add(request);
                return false;
            }
            free--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean start(Request request) {
        return request.threads().now(() -> {
            try {
                request.call().run();
            } finally {
                passOn();
            }
        });
    }

    /** To the first one waiting whose threads are not shut down meanwhile. */
    private void passOn() {
        Request next = nextOrFree();
        while (next != null && !start(next)) {
            next = nextOrFree();
        }
    }

    private Request nextOrFree() {
        lock.lock();
        try {
            Request next = waiting.poll();
            if (next == null) {
                free++;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private record Request(LaneThreads threads, Runnable call) {
    }
}
