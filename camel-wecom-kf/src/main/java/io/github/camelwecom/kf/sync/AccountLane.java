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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;

/**
 * The lane of one account: gets page after page, one at a time, as long as there is more and there is room, and has
 * their messages handed out. News during a pull make it look again.
 */
final class AccountLane {

    /** A breached frequency limit blocks for the rest of its minute at least (doc/90454). */
    private static final Duration QUOTA_WAIT = Duration.ofMinutes(1);

    private final String openKfId;
    private final PageSource source;
    private final AccountProgress progress;
    private final SyncSettings settings;
    private final SyncPermits permits;
    private final LaneThreads threads;
    private final MessageHandler handler;
    private final Supplier<EngineState> engine;
    private final MessageDispatcher dispatcher;
    private volatile boolean served = true;

    private final Lock lock = new ReentrantLock();
    // Both are guarded by the lock.
    private final Setbacks setbacks;
    private LaneState state = LaneState.IDLE;

    AccountLane(String openKfId, PageSource source, AccountProgress progress, MessageHandler handler, SyncSettings settings,
                SyncPermits permits, LaneThreads threads, Supplier<EngineState> engine) {
        this.openKfId = openKfId;
        this.source = source;
        this.progress = progress;
        this.settings = settings;
        this.permits = permits;
        this.threads = threads;
        this.handler = handler;
        this.engine = engine;
        this.setbacks = new Setbacks("Reading account " + openKfId, settings.outage());
        this.dispatcher = new MessageDispatcher(
                openKfId, progress, handler, settings, threads, this::mayHandOut, () -> pullIfDueAfter(LaneState::onRoom));
    }

    /** Something may be waiting. Returns at once. */
    void news() {
        pullIfDueAfter(LaneState::onNews);
    }

    void news(String callbackToken) {
        source.freshToken(callbackToken);
        news();
    }

    /** The account is ours to read, perhaps again. */
    void serve() {
        served = true;
        dispatcher.wake();
        news();
    }

    /** The account is no longer ours to read. */
    void release() {
        served = false;
    }

    /** Goes on where it was suspended, or where it was held. */
    void resume() {
        dispatcher.goOn();
        news();
    }

    void close() {
        progress.close();
    }

    /** How many threads are handing out messages. */
    int busy() {
        return dispatcher.busy();
    }

    private boolean mayHandOut() {
        return served && engine.get().handsOut();
    }

    private boolean mayPull() {
        return served && engine.get().pulls();
    }

    private void pullIfDueAfter(UnaryOperator<LaneState> event) {
        lock.lock();
        try {
            LaneState before = state;
            state = event.apply(before);
            if (state != before && state == LaneState.PULLING) {
                pull();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pull() {
        if (dispatcher.isHeld() || !mayPull()) {
            state = state.onClosed();
        } else if (!dispatcher.hasRoom()) {
            state = state.onNoRoom();
        } else {
            permits.whenFree(threads, this::fetch);
        }
    }

    private void fetch() {
        try {
            Page page = nextPage();
            if (!page.isNothingNew()) {
                dispatcher.add(page);
            }
            requireProgress(page);
            fetched(page);
        } catch (RuntimeException | Error e) {
            // whatever went wrong, a lane that does not come back would lose its account's messages
            failed(e);
        }
    }

    private Page nextPage() {
        if (dispatcher.fetchedUpTo() == null && settings.startFrom() == StartFrom.LATEST) {
            skipHistory();
        }
        return source.pull(dispatcher.fetchedUpTo());
    }

    private void skipHistory() {
        String cursor = null;
        Page skipped;
        do {
            skipped = source.pull(cursor);
            requireProgress(skipped);
            cursor = skipped.cursorBehind();
        } while (skipped.hasMore());
        if (cursor != null) {
            progress.commit(cursor, key -> false);
        }
    }

    /** "More" without a new cursor would be the same page for ever. */
    private void requireProgress(Page page) {
        if (page.hasMore() && !page.movesOn()) {
            throw new IllegalStateException("sync_msg answered has_more=1 for account " + openKfId + " without a new cursor");
        }
    }

    private void fetched(Page page) {
        lock.lock();
        try {
            setbacks.over();
            state = page.hasMore() ? state.onMore() : state.onCaughtUp();
            if (state == LaneState.PULLING) {
                pull();
            }
        } finally {
            lock.unlock();
        }
    }

    private void failed(Throwable failure) {
        Duration wait;
        boolean first;
        lock.lock();
        try {
            state = state.onFailure();
            wait = setbacks.another(failure, isQuota(failure) ? QUOTA_WAIT : Duration.ZERO);
            first = setbacks.isFirst();
        } finally {
            lock.unlock();
        }
        threads.later(wait, () -> pullIfDueAfter(LaneState::onBackoffOver));
        if (first) {
            handler.setback(setbacks.what(), failure);
        }
    }

    private static boolean isQuota(Throwable e) {
        return e instanceof WecomKfException refusal && refusal.getCategory() == ErrorCategory.QUOTA;
    }
}
