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
package io.github.camelwecom.kf.sandbox.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Doubles some callbacks and puts some behind the next one, at random, so many of a hundred. */
final class Mishaps {

    private static final int ALL = 100;

    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    // All are guarded by the lock.
    private int doubled;
    private int reordered;
    private SealedCallback late;

    Mishaps(RandomGenerator random) {
        this.random = random;
    }

    /** @throws IllegalArgumentException when it is not 0 to 100 */
    void doubled(int percent) {
        set(() -> doubled = checked("doubled", percent));
    }

    /** @throws IllegalArgumentException when it is not 0 to 100 */
    void reordered(int percent) {
        set(() -> reordered = checked("reordered", percent));
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static int checked(String name, int percent) {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException(name + " is " + percent + ", must be 0 to 100 percent");
        }
        return percent;
    }

    int doubled() {
        lock.lock();
        try {
            return doubled;
        } finally {
            lock.unlock();
        }
    }

    int reordered() {
        lock.lock();
        try {
            return reordered;
        } finally {
            lock.unlock();
        }
    }

    /** What goes out instead of this callback, in this order; nothing when it is to go behind the next one. */
    List<SealedCallback> befall(SealedCallback callback) {
        lock.lock();
        try {
            if (late == null && happens(reordered)) {
                late = callback;
                return List.of();
            }
            List<SealedCallback> out = new ArrayList<>(List.of(callback));
            if (happens(doubled)) {
                out.add(callback);
            }
            if (late != null) {
                out.add(late);
                late = null;
            }
            return out;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing came that it could go behind. */
    List<SealedCallback> takeLate(SealedCallback callback) {
        lock.lock();
        try {
            if (late != callback) {
                return List.of();
            }
            late = null;
            return List.of(callback);
        } finally {
            lock.unlock();
        }
    }

    private boolean happens(int percent) {
        return percent > 0 && random.nextInt(ALL) < percent;
    }
}
