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

import io.github.camelwecom.kf.model.message.KfMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the messages of an account that fail: the first time with all there is to know, then a line a minute at
 * most, for a failing message is tried for hours, and many may fail together.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String openKfId;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastTold = new AtomicReference<>(Instant.MIN);

    FailureLog(String openKfId, InstantSource clock) {
        this.openKfId = openKfId;
        this.clock = clock;
    }

    /** A message that is tried again after a pause. */
    void failed(KfMessage message, MessageFailedException failure, int failures, Duration pause) {
        if (!mayTell()) {
            return;
        }
        if (failures == 1) {
            LOG.warn("Message {} of account {} was not processed and is tried again in {}", failure.msgId(), openKfId, pause,
                    QuotedWords.of(message).leftOutOf(failure.getCause()));
        } else {
            LOG.warn("Message {} of account {} was not processed for the {}. time and is tried again in {}: {}",
                    failure.msgId(),
                    openKfId, failures, pause, Incident.reasonOf(failure.getCause()));
        }
    }

    private boolean mayTell() {
        Instant now = clock.instant();
        Instant last = lastTold.get();
        return (last.equals(Instant.MIN) || !now.isBefore(last.plus(INTERVAL))) && lastTold.compareAndSet(last, now);
    }
}
