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
import java.util.List;
import java.util.Optional;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.LostMessageException;
import io.github.camelwecom.kf.progress.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the messages of an account whose route failed.
 */
final class FailedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);

    private final AccountContext account;
    private final Backlog backlog;
    private final Redelivery redelivery;
    private final RouteEvidence evidence;
    private final FailureLog log;

    FailedMessages(AccountContext account) {
        this.account = account;
        this.backlog = account.backlog();
        this.redelivery = account.settings().redelivery();
        this.evidence = account.shared().evidence();
        this.log = new FailureLog(account.openKfId(), account.settings().clock());
    }

    /**
     * Returns how long its customer waits for the next try; empty when there is none.
     */
    Optional<Duration> failed(PendingMessage pending, KfMessage message, MessageFailedException failure) {
        account.figures().failed(failure);
        Tries tries = pending.tries();
        long through = evidence.through(message.getClass());
        int others = evidence.failing() - (tries.isFailing() ? 1 : 0);
        Verdict verdict = Verdict.of(failure.kind(), tries.throughSince(through), others, tries.own(), redelivery);
        count(tries, verdict, through);
        return switch (verdict) {
            case TRY_AGAIN, BLAMED -> Optional.of(rest(tries, message, failure));
            case OVER -> over(pending, failure);
            case EXHAUSTED -> exhausted(pending, message, failure);
        };
    }

    private void count(Tries tries, Verdict verdict, long through) {
        if (!tries.isFailing()) {
            evidence.beginsToFail();
        }
        if (verdict == Verdict.TRY_AGAIN) {
            tries.failed();
        } else {
            tries.blamed(through);
        }
    }

    private Duration rest(Tries tries, KfMessage message, MessageFailedException failure) {
        Duration pause = redelivery.pause().after(tries.failures());
        log.failed(message, failure, tries.failures(), pause);
        return pause;
    }

    private Optional<Duration> over(PendingMessage pending, MessageFailedException failure) {
        account.progress().done(pending.key());
        LOG.warn("Message {} of account {} counts as processed, because its answer is no longer the bot's to give: {}",
                pending.key(), account.openKfId(), Incident.reasonOf(failure.getCause()));
        account.figures().overtaken();
        finish(pending);
        return Optional.empty();
    }

    private Optional<Duration> exhausted(PendingMessage pending, KfMessage message, MessageFailedException failure) {
        switch (redelivery.onExhausted()) {
            case PARK -> park(pending, failure);
            case SKIP -> skip(pending, failure);
            case STOP -> hold(pending, failure);
        }
        account.handler().givenUp(message, failure);
        return Optional.empty();
    }

    /** No repetition brings it back, and its customer's later messages need not wait. */
    void lost(PendingMessage pending, LostMessageException loss) {
        setAside(pending, loss.getMessage());
        LOG.error("Message {} of account {} is set aside, its customer's later messages go on: {}", pending.key(),
                account.openKfId(), loss.getMessage());
    }

    private void park(PendingMessage pending, MessageFailedException failure) {
        String reason = Incident.reasonOf(failure.getCause());
        setAside(pending, reason);
        LOG.warn("Message {} of account {} failed {} times and is set aside, its customer's later messages go on: {}."
                 + " wecom-kf:parked lists such messages, wecom-kf:unpark gives them back",
                pending.key(), account.openKfId(), pending.tries().failures(), reason);
    }

    private void setAside(PendingMessage pending, String reason) {
        Parking parking = new Parking(account.settings().clock().instant(), pending.tries().failures(), reason);
        backlog.toKeep(pending).ifPresent(content -> {
            account.progress().keep(List.of(content));
            backlog.kept(pending);
        });
        account.progress().park(pending.key(), parking);
        account.figures().parked();
        over(pending);
        backlog.parked(pending, parking);
    }

    private void skip(PendingMessage pending, MessageFailedException failure) {
        account.progress().done(pending.key());
        LOG.warn("Message {} of account {} failed {} times and is skipped: {}", pending.key(), account.openKfId(),
                pending.tries().failures(), Incident.reasonOf(failure.getCause()));
        account.figures().skipped();
        finish(pending);
    }

    private void hold(PendingMessage pending, MessageFailedException failure) {
        LOG.error("Message {} of account {} failed {} times, and its customer waits: {}. Make its route work, then resume or"
                  + " restart it; onExhausted=park or skip would go on without the message",
                pending.key(), account.openKfId(), pending.tries().failures(), Incident.reasonOf(failure.getCause()));
        over(pending);
        backlog.hold(pending);
    }

    private void finish(PendingMessage pending) {
        over(pending);
        backlog.done(List.of(pending));
    }

    /** It fails no more, whatever became of it. */
    void over(PendingMessage pending) {
        if (pending.tries().isFailing()) {
            evidence.failsNoMore();
        }
    }

    /**
     * Something else than its route failed. Returns how long its customer waits.
     */
    Duration setback(PendingMessage pending, Throwable failure) {
        pending.tries().setback();
        Setback setback = account.writing().another(failure);
        setback.tell(account.handler());
        // each at its own pace: customers who fail together are not failures in a row
        return account.settings().outage().after(pending.tries().setbacks());
    }
}
