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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.KfMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of one account: pulls page after page until there is no more, hands out the messages in order, and stores
 * the cursor once a page is processed. It runs once at a time, whoever calls it; news during a run make it look again.
 */
final class AccountLane {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLane.class);
    /** A breached frequency limit blocks for the rest of its minute at least (doc/90454). */
    private static final Duration QUOTA_WAIT = Duration.ofMinutes(1);

    private final AtomicReference<LaneState> state = new AtomicReference<>(LaneState.IDLE);
    private final String openKfId;
    private final PageSource source;
    private final AccountProgress progress;
    private final MessageHandler handler;
    private final SyncSettings settings;
    private final LaneThreads threads;
    private final BooleanSupplier engineOpen;
    private volatile boolean served = true;

    // Only the running lane touches these two; the changes of state order one run after the other.
    private Page page;
    private int failuresInARow;

    AccountLane(String openKfId, PageSource source, AccountProgress progress, MessageHandler handler, SyncSettings settings,
                LaneThreads threads, BooleanSupplier engineOpen) {
        this.openKfId = openKfId;
        this.source = source;
        this.progress = progress;
        this.handler = handler;
        this.settings = settings;
        this.threads = threads;
        this.engineOpen = engineOpen;
    }

    /** Something may be waiting. Returns at once. */
    void news() {
        if (state.getAndUpdate(LaneState::onNews) == LaneState.IDLE) {
            threads.now(this::run);
        }
    }

    void news(String callbackToken) {
        source.freshToken(callbackToken);
        news();
    }

    /** Whether the account is ours to read: it may be taken away and given back while the lane exists. */
    void serve(boolean ours) {
        served = ours;
    }

    void close() {
        progress.close();
    }

    private boolean mayGoOn() {
        return served && engineOpen.getAsBoolean();
    }

    private void run() {
        try {
            do {
                drain();
            } while (state.updateAndGet(LaneState::onCaughtUp) == LaneState.PULLING);
        } catch (MessageFailedException e) {
            waitAfter(e, settings.redelivery(), Duration.ZERO);
        } catch (RuntimeException | Error e) {
            // whatever went wrong, a lane that does not come back would lose its account's messages
            waitAfter(e, settings.outage(), isQuota(e) ? QUOTA_WAIT : Duration.ZERO);
        }
    }

    private static boolean isQuota(Throwable e) {
        return e instanceof WecomKfException refusal && refusal.getCategory() == ErrorCategory.QUOTA;
    }

    private void drain() throws MessageFailedException {
        boolean more = true;
        while (more && mayGoOn()) {
            if (page == null) {
                page = nextPage();
            }
            more = workOffPage();
        }
    }

    private Page nextPage() {
        if (progress.cursor() == null && settings.startFrom() == StartFrom.LATEST) {
            skipHistory();
        }
        return source.pull(progress.cursor());
    }

    private void skipHistory() {
        String cursor = null;
        Page skipped;
        do {
            skipped = source.pull(cursor);
            cursor = requireProgress(skipped, cursor);
        } while (skipped.hasMore());
        if (cursor != null) {
            progress.commit(cursor);
        }
    }

    /** Returns whether the page is finished and another one follows. */
    private boolean workOffPage() throws MessageFailedException {
        while (page.head() != null) {
            if (!mayGoOn()) {
                return false;
            }
            handOut(page.head());
            page.next();
        }
        Page finished = page;
        page = null;
        String cursor = requireProgress(finished, progress.cursor());
        if (cursor != null && !cursor.equals(progress.cursor())) {
            progress.commit(cursor);
        }
        worksAgain();
        return finished.hasMore();
    }

    private void handOut(KfMessage message) throws MessageFailedException {
        String key = MessageKey.of(message);
        if (!progress.isDone(key)) {
            handler.handle(message);
            progress.done(key);
        }
        worksAgain();
    }

    /**
     * The cursor to go on from. An empty one means nothing new, and the old one stays good; but "more" without a new
     * cursor would be the same page for ever.
     */
    private String requireProgress(Page finished, String cursor) {
        String next = finished.nextCursor();
        boolean moved = next != null && !next.isEmpty() && !next.equals(cursor);
        if (finished.hasMore() && !moved) {
            throw new IllegalStateException("sync_msg answered has_more=1 for account " + openKfId + " without a new cursor");
        }
        return moved ? next : cursor;
    }

    private void waitAfter(Throwable failure, Backoff backoff, Duration atLeast) {
        failuresInARow++;
        Duration wait = backoff.after(failuresInARow);
        wait = wait.compareTo(atLeast) < 0 ? atLeast : wait;
        if (failuresInARow == 1) {
            LOG.warn("Account {} waits {} and tries again, with growing pauses until it works: {}", openKfId, wait,
                    failure.getMessage());
        } else {
            LOG.debug("Account {} waits {} after failure {} in a row: {}", openKfId, wait, failuresInARow,
                    failure.getMessage());
        }
        state.updateAndGet(LaneState::onFailure);
        threads.later(wait, this::runAfterBackoff);
    }

    private void runAfterBackoff() {
        state.updateAndGet(LaneState::onBackoffOver);
        run();
    }

    private void worksAgain() {
        if (failuresInARow > 0) {
            LOG.info("Account {} works again after {} failures", openKfId, failuresInARow);
            failuresInARow = 0;
        }
    }
}
