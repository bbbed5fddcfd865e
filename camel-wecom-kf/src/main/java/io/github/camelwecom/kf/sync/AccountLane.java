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
import io.github.camelwecom.kf.progress.AccountProgress;

/**
 * The lane of one account: gets page after page, one at a time, as long as there is more and there is room, and has
 * their messages handed out. News during a pull make it look again.
 */
final class AccountLane {

    private final String openKfId;
    private final PageSource source;
    private final AccountProgress progress;
    private final CorpLimits limits;
    private final LaneThreads threads;
    private final MessageHandler handler;
    private final Supplier<EngineState> engine;
    private final MessageDispatcher dispatcher;
    /** Used by one fetch after the other. */
    private final ReadingPosition position;
    private final LaneWatch watch;
    private volatile boolean served = true;

    private final Lock lock = new ReentrantLock();
    // Both are guarded by the lock.
    private final Setbacks setbacks;
    private LaneState state = LaneState.IDLE;

    AccountLane(String openKfId, PageSource source, AccountProgress progress, MessageHandler handler, SyncSettings settings,
                CorpLimits limits, LaneThreads threads, Supplier<EngineState> engine) {
        this.openKfId = openKfId;
        this.source = source;
        this.progress = progress;
        this.limits = limits;
        this.threads = threads;
        this.handler = handler;
        this.engine = engine;
        this.setbacks = new Setbacks("Reading account " + openKfId, settings.outage(), settings.clock());
        this.dispatcher = new MessageDispatcher(
                openKfId, progress, handler, settings, threads, this::mayHandOut, () -> pullIfDueAfter(LaneState::onRoom));
        this.position = new ReadingPosition(openKfId, progress, dispatcher, settings.startFrom(), settings.clock().instant());
        this.watch = new LaneWatch(openKfId, setbacks, dispatcher, settings.clock());
    }

    /** Something may be waiting. Returns at once. */
    void news() {
        pullIfDueAfter(LaneState::onNews);
    }

    void news(String callbackToken) {
        source.freshToken(callbackToken);
        pullIfDueAfter(source.token() == null ? LaneState::onNews : LaneState::onCallback);
    }

    /** The account is ours to read, perhaps again. */
    void serve() {
        served = true;
        dispatcher.wake();
        news();
    }

    boolean isServed() {
        return served;
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
        limits.tokenless().leave(this);
        progress.close();
    }

    /** How the reading stands, for those who watch. */
    AccountReport report() {
        return watch.report(served);
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
            ask(source.token());
        }
        if (state != LaneState.RATIONED) {
            limits.tokenless().leave(this);
        }
    }

    private void ask(String token) {
        Duration wait = token == null ? limits.tokenless().take(this) : Duration.ZERO;
        if (wait.isZero()) {
            limits.permits().whenFree(threads, () -> fetch(token));
        } else {
            state = state.onRationed();
            threads.later(wait, () -> pullIfDueAfter(LaneState::onTurn));
        }
    }

    private void fetch(String token) {
        try {
            answered(source.pull(position.cursor(), token));
        } catch (WecomKfException e) {
            refused(token, e);
        } catch (RuntimeException | Error e) {
            // whatever went wrong, a lane that does not come back would lose its account's messages
            failed(e);
        }
    }

    private void answered(Page page) {
        watch.pulled();
        if (position.asksAgainAfterAnswer()) {
            askAgain();
            return;
        }
        position.take(page);
        requireProgress(page);
        fetched(page);
    }

    /** "More" without a new cursor would be the same page for ever. */
    private void requireProgress(Page page) {
        if (page.hasMore() && !page.movesOn()) {
            throw new WecomKfException(
                    "syncMsg", ErrorCategory.RETRYABLE,
                    "the platform says has_more=1 for account " + openKfId + " without a new cursor", null);
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

    private void refused(String token, WecomKfException refusal) {
        if (source.dropsToken(token, refusal.getErrcode())) {
            limits.tokenless().charge();
            askAgain();
        } else if (position.asksAgainAfter(refusal)) {
            askAgain();
        } else {
            if (token == null && refusal.getCategory() == ErrorCategory.QUOTA) {
                limits.tokenless().usedUp();
            }
            failed(refusal);
        }
    }

    private void askAgain() {
        lock.lock();
        try {
            state = state.onAskingAgain();
            pull();
        } finally {
            lock.unlock();
        }
    }

    private void failed(Throwable failure) {
        Setback setback;
        lock.lock();
        try {
            state = state.onFailure();
            setback = setbacks.another(failure);
        } finally {
            lock.unlock();
        }
        threads.later(setback.pause(), () -> pullIfDueAfter(LaneState::onBackoffOver));
        setback.tell(handler);
    }
}
