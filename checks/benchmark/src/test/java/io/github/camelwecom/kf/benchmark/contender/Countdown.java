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
package io.github.camelwecom.kf.benchmark.contender;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts messages by any number of threads, up to a number that is waited for.
 */
final class Countdown {

    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final long wanted;

    Countdown(long wanted) {
        this.wanted = wanted;
    }

    long one() {
        long number = count.incrementAndGet();
        if (number == wanted) {
            reached.countDown();
        }
        return number;
    }

    /** So many make up the whole. */
    long part(int parts) {
        return Math.max(1, wanted / parts);
    }

    long count() {
        return count.get();
    }

    /** @return how many came by the end of the wait */
    long await(Duration most) throws InterruptedException {
        reached.await(most.toMillis(), TimeUnit.MILLISECONDS);
        return count.get();
    }
}
