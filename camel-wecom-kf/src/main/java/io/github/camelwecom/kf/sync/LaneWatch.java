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
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Looks at a lane from outside, and costs it nothing until somebody asks.
 */
final class LaneWatch {

    private final AccountContext account;
    private final Setbacks pulling;
    private final KeptWatch kept;
    private volatile Instant lastPull;
    private volatile boolean caughtUp;

    LaneWatch(AccountContext account, Setbacks pulling, KeptWatch kept) {
        this.account = account;
        this.pulling = pulling;
        this.kept = kept;
    }

    /** The platform answered. */
    void pulled() {
        lastPull = account.settings().clock().instant();
    }

    /** The platform had no more. */
    void caughtUp() {
        caughtUp = true;
    }

    /** Whether all that came before the route was started is read. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    AccountReport report(boolean served) {
        BacklogReport backlog = account.backlog().report();
        return served ? served(backlog) : report(backlog, AccountStatus.RELEASED, null);
    }

    private AccountReport served(BacklogReport backlog) {
        if (!account.progress().isOurs()) {
            return report(backlog, AccountStatus.TAKEN,
                    now("somebody deleted the lock file, and another reader took the account"));
        }
        Incident failing = latest(pulling.ongoing(), account.writing().ongoing());
        if (failing != null) {
            return report(backlog, AccountStatus.FAILING, failing);
        }
        if (backlog.held() > 0) {
            return report(backlog, AccountStatus.HELD, held(backlog));
        }
        if (!kept.mayKeep()) {
            return report(backlog, AccountStatus.FULL, full(backlog));
        }
        return report(backlog, lastPull == null ? AccountStatus.STARTING : AccountStatus.READING, null);
    }

    private Incident held(BacklogReport backlog) {
        return now(
                "messages of " + backlog.held() + " customers failed as often as they may. Make their route work, then resume"
                   + " or restart it; onExhausted=park or skip would go on without such a message");
    }

    private Incident full(BacklogReport backlog) {
        return now(
                (backlog.kept() + backlog.parked()) + " messages are kept or set aside, as many as options maximumKeptMessages"
                   + " and maximumKeptSize allow. Repair what fails, or give back or drop what is set aside");
    }

    private Incident now(String description) {
        return new Incident(account.settings().clock().instant(), description, null);
    }

    private AccountReport report(BacklogReport backlog, AccountStatus status, Incident problem) {
        Incident lastError = latest(pulling.last(), account.writing().last(), account.figures().lastFailure());
        // what is left of an account that is no longer ours stays where it is, and grows old
        Duration lag = status.isOurs() ? backlog.lagAt(account.settings().clock().instant()) : Duration.ZERO;
        return new AccountReport(
                account.openKfId(), status, problem, lag, backlog.inFlight(), backlog.failing(), backlog.kept(),
                account.backlog().parked().values().stream().toList(), lastPull, lastError, account.figures().counts());
    }

    /** Null when there is none. */
    private static Incident latest(Incident... incidents) {
        return Stream.of(incidents).filter(Objects::nonNull).max(Comparator.comparing(Incident::at)).orElse(null);
    }
}
