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
import java.time.InstantSource;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures in a row of one thing that is tried until it works. Says so once when it begins to fail and once when it
 * works again. One thread at a time may tell it what happens, any thread may ask.
 */
final class Setbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
    /** A breached frequency limit blocks for the rest of its minute at least (doc/90454). */
    private static final Duration QUOTA_WAIT = Duration.ofMinutes(1);

    private final String what;
    private final Backoff backoff;
    private final InstantSource clock;
    private int inARow;
    private volatile Incident ongoing;
    private volatile Incident last;

    Setbacks(String what, Backoff backoff, InstantSource clock) {
        this.what = what;
        this.backoff = backoff;
        this.clock = clock;
    }

    Setback another(Throwable failure) {
        inARow++;
        last = Incident.of(failure, clock.instant());
        ongoing = last;
        Duration wait = isQuota(failure) ? QUOTA_WAIT : backoff.after(inARow);
        if (inARow == 1) {
            LOG.warn("{} waits {} and tries again, with growing pauses until it works: {}", what, wait, last.description());
        }
        LOG.debug("{} waits {} after failure {} in a row", what, wait, inARow, failure);
        return new Setback(what, failure, wait, inARow == 1);
    }

    private static boolean isQuota(Throwable failure) {
        return failure instanceof WecomKfException refusal && refusal.getCategory() == ErrorCategory.QUOTA;
    }

    void over() {
        if (inARow > 0) {
            LOG.info("{} works again after {} failures", what, inARow);
            inARow = 0;
            ongoing = null;
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
