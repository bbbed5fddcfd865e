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
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Looks at a lane from outside, and costs it nothing until somebody asks.
 */
final class LaneWatch {

    private final String openKfId;
    private final Setbacks pulling;
    private final MessageDispatcher dispatcher;
    private final InstantSource clock;
    private volatile Instant lastPull;

    LaneWatch(String openKfId, Setbacks pulling, MessageDispatcher dispatcher, InstantSource clock) {
        this.openKfId = openKfId;
        this.pulling = pulling;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** The platform answered. */
    void pulled() {
        lastPull = clock.instant();
    }

    AccountReport report(boolean served) {
        return served ? served() : report(AccountStatus.RELEASED, null);
    }

    private AccountReport served() {
        Incident held = dispatcher.held();
        if (held != null) {
            return report(AccountStatus.HELD, held);
        }
        Incident failing = latest(pulling.ongoing(), dispatcher.writing().ongoing());
        if (failing != null) {
            return report(AccountStatus.FAILING, failing);
        }
        return report(lastPull == null ? AccountStatus.STARTING : AccountStatus.READING, null);
    }

    private AccountReport report(AccountStatus status, Incident problem) {
        Backlog backlog = dispatcher.backlog();
        DeliveryFigures figures = dispatcher.figures();
        Incident lastError = latest(pulling.last(), dispatcher.writing().last(), figures.lastFailure());
        // what is left of an account that is no longer ours stays where it is, and grows old
        Duration lag = status.isOurs() ? backlog.lagAt(clock.instant()) : Duration.ZERO;
        return new AccountReport(
                openKfId, status, problem, lag, backlog.inFlight(), lastPull, lastError, figures.counts());
    }

    /** Null when there is none. */
    private static Incident latest(Incident... incidents) {
        return Stream.of(incidents).filter(Objects::nonNull).max(Comparator.comparing(Incident::at)).orElse(null);
    }
}
