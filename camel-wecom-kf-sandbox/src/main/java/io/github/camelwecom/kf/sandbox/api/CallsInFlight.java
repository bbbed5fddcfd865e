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
package io.github.camelwecom.kf.sandbox.api;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How many sync_msg calls are not answered yet. The platform refuses too many at once with 45033 (doc/90313) and does
 * not say how many; developers report about five.
 */
public final class CallsInFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private int limit = Integer.MAX_VALUE;
    private int now;
    private int most;

    /** From now on that many at once are accepted. */
    public void limitTo(int atOnce) {
        lock.lock();
        try {
            limit = atOnce;
        } finally {
            lock.unlock();
        }
    }

    /** How many at once are accepted. */
    public int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    /** How many there were, accepted or not, when there were most of them. */
    public int most() {
        lock.lock();
        try {
            return most;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Another call arrived; it {@link #end()}s also when it is one too many.
     *
     * @return whether it is not one too many
     */
    boolean begin() {
        lock.lock();
        try {
            now++;
            most = Math.max(most, now);
            return now <= limit;
        } finally {
            lock.unlock();
        }
    }

    /** A call is about to be answered. */
    void end() {
        lock.lock();
        try {
            now--;
        } finally {
            lock.unlock();
        }
    }
}
