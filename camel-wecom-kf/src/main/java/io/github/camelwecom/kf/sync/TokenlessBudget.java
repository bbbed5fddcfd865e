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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How often a corp's lanes may ask for messages without the token of a callback. The platform is strict about that
 * (doc/94699, which gives no number): ten such calls in a minute are known to be refused for the next minute. When it
 * counts a call that is under way is not known, so that one counts from when it goes until a minute after its answer.
 * Lanes that find nothing left get their turn first come first served, and hold no thread meanwhile.
 */
final class TokenlessBudget {

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Lock lock = new ReentrantLock();
    // All below is guarded by the lock.
    private int perMinute;
    /** When the platform said so; null unless it did within the last minute. */
    private Long usedUp;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int underWay;
    private final Set<Object> waiting = new LinkedHashSet<>();

    TokenlessBudget(int perMinute, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        limitTo(perMinute);
    }

    /** From the next call on. */
    void limitTo(int maxTokenlessSyncPerMinute) {
        if (maxTokenlessSyncPerMinute < 1) {
            throw new IllegalArgumentException(
                    "Option maxTokenlessSyncPerMinute is " + maxTokenlessSyncPerMinute + ": it must be at least 1");
        }
        lock.lock();
        try {
            perMinute = maxTokenlessSyncPerMinute;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing of it matters any more. */
    boolean isUnused() {
        lock.lock();
        try {
            forgetBefore(nanoTime.getAsLong() - WINDOW);
            return answered.isEmpty() && underWay == 0 && usedUp == null && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Grants the lane one call, or tells how long to wait before it asks again; until then it keeps its place. Whoever
     * is granted a call must say when it is over.
     *
     * @return zero when the call is granted
     */
    Duration take(Object lane) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            forgetBefore(now - WINDOW);
            waiting.add(lane);
            int lanesBefore = placeOf(lane);
            int left = usedUp == null ? perMinute - answered.size() - underWay : 0;
            if (lanesBefore >= left) {
                return untilReturned(lanesBefore - left, now);
            }
            waiting.remove(lane);
            underWay++;
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** A call that was granted is over, with whatever result. */
    void over() {
        lock.lock();
        try {
            underWay--;
            answered.add(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** The lane no longer waits. */
    void leave(Object lane) {
        lock.lock();
        try {
            waiting.remove(lane);
        } finally {
            lock.unlock();
        }
    }

    /** A call was made that counts although nothing was granted: the token it had was wrong. */
    void charge() {
        lock.lock();
        try {
            answered.add(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** The platform says that nothing is left, whoever used it up. */
    void usedUp() {
        lock.lock();
        try {
            answered.clear();
            usedUp = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    private void forgetBefore(long instant) {
        while (!answered.isEmpty() && answered.peekFirst() - instant <= 0) {
            answered.removeFirst();
        }
        if (usedUp != null && usedUp - instant <= 0) {
            usedUp = null;
        }
    }

    /** Of those far behind only that they are: thousands of lanes may wait. */
    private int placeOf(Object lane) {
        int place = 0;
        for (Object other : waiting) {
            if (other == lane || place >= perMinute) {
                break;
            }
            place++;
        }
        return place;
    }

    /** Who has more lanes before it than calls are out asks again when the last of them is back. */
    private Duration untilReturned(int callsBefore, long now) {
        long call = usedUp == null ? now : usedUp;
        Iterator<Long> calls = answered.iterator();
        for (int i = 0; i <= callsBefore && calls.hasNext(); i++) {
            call = calls.next();
        }
        // a timer counts whole milliseconds, and must not be early
        return Duration.ofNanos(call + WINDOW - now).plusMillis(1);
    }
}
