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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures in a row of one thing that is tried until it works. Says so once when it begins to fail and once when it
 * works again. Not safe for several threads.
 */
final class Setbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    private final String what;
    private final Backoff backoff;
    private int inARow;

    Setbacks(String what, Backoff backoff) {
        this.what = what;
        this.backoff = backoff;
    }

    /** Returns how long to wait before the next try. */
    Duration another(Throwable failure, Duration atLeast) {
        inARow++;
        Duration wait = backoff.after(inARow);
        wait = wait.compareTo(atLeast) < 0 ? atLeast : wait;
        if (inARow == 1) {
            LOG.warn("{} waits {} and tries again, with growing pauses until it works: {}", what, wait, failure.getMessage());
        } else {
            LOG.debug("{} waits {} after failure {} in a row: {}", what, wait, inARow, failure.getMessage());
        }
        return wait;
    }

    /** Whether the latest one was the first in a row. */
    boolean isFirst() {
        return inARow == 1;
    }

    String what() {
        return what;
    }

    void over() {
        if (inARow > 0) {
            LOG.info("{} works again after {} failures", what, inARow);
            inARow = 0;
        }
    }
}
