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
package io.github.camelwecom.kf.sandbox.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * The latest entries of one kind, numbered from 1 without gaps, so that a reader who was away can ask for what came
 * since. Bounded, because a sandbox may stay up for days.
 *
 * @param <T> what is recorded
 */
public final class Feed<T> {

    /** How many entries a feed keeps; older ones are forgotten. */
    public static final int CAPACITY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable listener;
    /** Entry number n is at (n - 1) % CAPACITY. */
    private final List<T> ring = new ArrayList<>();
    private long last;
    private long forgotten;

    /** @param listener called after each new entry, by whoever added it; must be quick */
    public Feed(Runnable listener) {
        this.listener = listener;
    }

    /**
     * Adds an entry.
     *
     * @param  entry made for the number it gets
     * @return       the entry
     */
    public T add(LongFunction<T> entry) {
        T added;
        lock.lock();
        try {
            last++;
            added = entry.apply(last);
            int index = (int) ((last - 1) % CAPACITY);
            if (index == ring.size()) {
                ring.add(added);
            } else {
                ring.set(index, added);
            }
            forgotten = Math.max(forgotten, last - CAPACITY);
        } finally {
            lock.unlock();
        }
        listener.run();
        return added;
    }

    /** The number of the newest entry; 0 when there never was one. */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Whether entries after this number are no longer kept. */
    public boolean hasForgottenSome(long after) {
        lock.lock();
        try {
            return after < forgotten;
        } finally {
            lock.unlock();
        }
    }

    /** The entries with a greater number, oldest first, at most so many. */
    public List<T> after(long number, int atMost) {
        lock.lock();
        try {
            long from = Math.max(number, forgotten);
            long to = Math.min(last, from + atMost);
            List<T> found = new ArrayList<>((int) Math.max(0, to - from));
            for (long n = from + 1; n <= to; n++) {
                found.add(ring.get((int) ((n - 1) % CAPACITY)));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** All that is kept, oldest first. */
    public List<T> entries() {
        return after(0, CAPACITY);
    }

    /** Forgets everything; numbers go on. */
    public void clear() {
        lock.lock();
        try {
            forgotten = last;
        } finally {
            lock.unlock();
        }
        listener.run();
    }
}
