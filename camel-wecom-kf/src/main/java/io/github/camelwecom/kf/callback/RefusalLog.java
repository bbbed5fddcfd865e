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
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why callbacks of one path were refused: of each check the first refusal, and then at most one a minute, with the
 * number of those left out. Anybody can have callbacks refused, and must not fill a disk that way.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final String path;
    private final Clock clock;
    // Complete from the start, so that threads need no lock.
    private final Map<CallbackRefusal, Line> lines = new EnumMap<>(CallbackRefusal.class);

    RefusalLog(String path, Clock clock) {
        this.path = path;
        this.clock = clock;
        for (CallbackRefusal refusal : CallbackRefusal.values()) {
            lines.put(refusal, new Line());
        }
    }

    void refused(CallbackRefusedException e) {
        CallbackRefusal refusal = e.refusal();
        Line line = lines.get(refusal);
        if (line.isDue(clock.millis())) {
            LOG.warn("Callback to {} refused with HTTP {} by check {}: {}; {} more by this check since its last line, there is"
                     + " at most one a minute",
                    path, refusal.httpStatus(), refusal, e.getMessage(), line.leftOut.getAndSet(0), e.getCause());
        } else {
            line.leftOut.incrementAndGet();
        }
    }

    private static final class Line {

        private final AtomicLong silentUntil = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong leftOut = new AtomicLong();

        /** Tells one thread so, and the others not. */
        boolean isDue(long now) {
            long until = silentUntil.get();
            boolean clockWasPutBack = until > now + PAUSE.toMillis();
            return (now >= until || clockWasPutBack) && silentUntil.compareAndSet(until, now + PAUSE.toMillis());
        }
    }
}
