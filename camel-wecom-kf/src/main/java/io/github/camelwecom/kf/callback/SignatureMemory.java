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
package io.github.camelwecom.kf.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers the signatures of processed callbacks, as many as fit. Only what was signed with the token gets in, so a
 * stranger cannot push anything out. The lock is held for a look into a map, never while a callback is processed.
 */
final class SignatureMemory implements ReplayGuard {

    /** About 7 MB; enough for 100 callbacks a second, all through the ten minutes that the default freshness makes. */
    static final int CAPACITY = 65_536;

    private final int capacity;
    private final long lifetimeMillis;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    private final Set<Signature> inFlight = new HashSet<>();
    /** When each was processed, oldest first. */
    private final Map<Signature, Long> processed = new LinkedHashMap<>();

    /**
     * @param capacity  how many are remembered; when it is full, the oldest is forgotten
     * @param freshness after this time before and after its timestamp a callback is refused for its age, so it can be
     *                  forgotten; zero when no callback is, then only the capacity bounds the memory
     */
    SignatureMemory(int capacity, Duration freshness, Clock clock) {
        this.capacity = capacity;
        // A timestamp may lie ahead by as much as it may lie behind.
        this.lifetimeMillis = freshness.isZero() ? Long.MAX_VALUE : freshness.multipliedBy(2).toMillis();
        this.clock = clock;
    }

    @Override
    public boolean once(String signature, Runnable processing) {
        Signature key = Signature.of(signature);
        if (!begin(key)) {
            return false;
        }
        boolean done = false;
        try {
            processing.run();
            done = true;
        } finally {
            end(key, done);
        }
        return true;
    }

    private boolean begin(Signature signature) {
        lock.lock();
        try {
            forgetOld();
            if (processed.containsKey(signature)) {
                return false;
            }
            if (!inFlight.add(signature)) {
                throw new CallbackRefusedException(CallbackRefusal.BEING_TAKEN);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(Signature signature, boolean done) {
        lock.lock();
        try {
            inFlight.remove(signature);
            if (done) {
                processed.put(signature, clock.millis());
                forgetOld();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld() {
        long now = clock.millis();
        Iterator<Long> oldestFirst = processed.values().iterator();
        while (oldestFirst.hasNext() && (now - oldestFirst.next() > lifetimeMillis || processed.size() > capacity)) {
            oldestFirst.remove();
        }
    }

    int size() {
        lock.lock();
        try {
            return processed.size() + inFlight.size();
        } finally {
            lock.unlock();
        }
    }

    /** Its first 128 bits: nobody without the token can make two that are alike. */
    private record Signature(long high, long low) {

        static Signature of(String hex) {
            return new Signature(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }
    }
}
