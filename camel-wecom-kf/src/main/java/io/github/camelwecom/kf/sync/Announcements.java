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
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the callbacks that a consumer waits for arrive: messages that nobody announced say that they do not.
 */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    /** Somebody may be about to mend it. */
    private static final Duration INTERVAL = Duration.ofHours(1);
    /** A callback that came so lately shows that they arrive. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    /** The callback of what was found just now may still be on its way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    private final String callbackPath;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastTold = new AtomicReference<>();
    private final LongAdder unannounced = new LongAdder();
    private volatile Instant last;
    /** Null as long as nothing was missed since a callback came. */
    private volatile Instant firstMissed;

    /**
     * @param callbackPath where callbacks are waited for; null when none are
     */
    Announcements(String callbackPath, InstantSource clock) {
        this.callbackPath = callbackPath;
        this.clock = clock;
    }

    /** A callback came. */
    void came() {
        last = clock.instant();
        firstMissed = null;
    }

    /** When a callback came last; null when none did. */
    Instant last() {
        return last;
    }

    /** How many messages were found that no callback had announced. */
    long unannounced() {
        return unannounced.sum();
    }

    /** Messages were found that no callback had announced. */
    void missed(String openKfId, int messages) {
        Instant now = clock.instant();
        if (callbackPath == null || last != null && last.plus(LATELY).isAfter(now)) {
            return;
        }
        unannounced.add(messages);
        if (firstMissed == null) {
            firstMissed = now;
        }
        Instant told = lastTold.get();
        if (firstMissed.plus(UNDER_WAY).isBefore(now) && (told == null || told.plus(INTERVAL).isBefore(now))
                && lastTold.compareAndSet(told, now)) {
            LOG.warn("Messages of account {} were found without a callback. The last callback came: {}. Is the URL in the WeCom"
                     + " console https://your.host{}, can the platform reach it, and is its receiving of events switched on?"
                     + " Without callbacks, messages are found late, and only a few accounts can be looked at each minute",
                    openKfId, last == null ? "never since the start" : last, callbackPath);
        }
    }
}
