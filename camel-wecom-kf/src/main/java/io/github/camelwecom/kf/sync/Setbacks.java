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

import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelwecom.kf.client.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures in a row of one thing that is tried until it works. Says so once when it begins to fail and once when it
 * works again.
 */
final class Setbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    private final String what;
    private final Backoff backoff;
    private final InstantSource clock;

    private final Lock lock = new ReentrantLock();
    // Changed under the lock.
    private volatile int inARow;
    private volatile Incident ongoing;
    private volatile Incident last;

    Setbacks(String what, Backoff backoff, InstantSource clock) {
        this.what = what;
        this.backoff = backoff;
        this.clock = clock;
    }

    Setback another(Throwable failure) {
        Setback setback = count(failure);
        if (setback.isFirst()) {
            LOG.warn("{} waits {} and tries again, with growing pauses until it works: {}", what, setback.pause(),
                    last.description());
        }
        LOG.debug("{} waits {} after another failure in a row", what, setback.pause(), failure);
        return setback;
    }

    private Setback count(Throwable failure) {
        lock.lock();
        try {
            inARow++;
            last = Incident.of(failure, clock.instant());
            ongoing = last;
            return Setback.of(what, failure, inARow, backoff);
        } finally {
            lock.unlock();
        }
    }

    void over() {
        // seldom anything to do, and asked for each message
        if (inARow == 0) {
            return;
        }
        lock.lock();
        try {
            if (inARow > 0) {
                LOG.info("{} works again after {} failures", what, inARow);
                inARow = 0;
                ongoing = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The latest failure as long as it does not work, else null. */
    Incident ongoing() {
        return ongoing;
    }

    /** The latest failure, also if it works again; null when there was none. */
    Incident last() {
        return last;
    }
}
