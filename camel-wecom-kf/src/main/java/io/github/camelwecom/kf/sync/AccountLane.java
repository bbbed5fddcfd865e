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

    private final AccountContext account;
    private final PageSource source;
    private final CorpLimits limits;
    private final LaneGate gate;
    private final MessageDispatcher dispatcher;
    private final PageCommitter committer;
    private final ParkedMessages parked;
    private final ReadingPosition position;
    private final LaneWatch watch;
    private final Setbacks pulling;
    private volatile boolean fetching;
    private volatile boolean holdsTokenlessCall;

    /** Taken before the backlog's, never the other way round. */
    private final Lock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private LaneState state = LaneState.IDLE;
    /** The call that was asked for last, null before the first; guarded by the lock. */
    private SyncPermits.Request asked;

    AccountLane(AccountContext account, PageSource source, CorpLimits limits, Supplier<EngineState> engine) {
        SyncSettings settings = account.settings();
        KeptWatch keptWatch = new KeptWatch(account);
        this.account = account;
        this.source = source;
        this.limits = limits;
        this.gate = new LaneGate(engine);
        this.pulling = new Setbacks("Reading account " + account.openKfId(), settings.outage(), settings.clock());
        this.committer = new PageCommitter(account, keptWatch);
        this.dispatcher = new MessageDispatcher(account, committer, gate);
        this.parked = new ParkedMessages(account);
        this.position = new ReadingPosition(
                account.openKfId(), account.progress(), settings.startFrom(), settings.clock().instant());
        this.watch = new LaneWatch(account, pulling, keptWatch);
    }

    /** Begins with what was kept, and is told when there is room. */
    void open() {
        committer.tellOfRoom(this::room);
        account.backlog().restore(account.progress().kept(), account.progress().isUncertain());
    }

    /** Something may be waiting. Returns at once. */
    void news() {
        pullIfDueAfter(LaneState::onNews);
    }

    void news(String callbackToken) {
        source.freshToken(callbackToken);
        pullIfDueAfter(source.token() == null ? LaneState::onNews : LaneState::onCallback);
        hurry();
    }

    private void hurry() {
        lock.lock();
        try {
            if (asked != null) {
                limits.permits().hurry(asked);
            }
        } finally {
            lock.unlock();
        }
    }

    private void room() {
        pullIfDueAfter(LaneState::onRoom);
        account.shared().budget().tellNext();
    }

    /** The account is ours to read, perhaps again. */
    void serve() {
        gate.open();
        dispatcher.wake();
        news();
    }

    boolean isServed() {
        return gate.isServed();
    }

    /** The account is no longer ours to read. */
    void release() {
        gate.close();
    }

    /** Goes on where it was suspended, or with those who were held. */
    void resume() {
        account.backlog().goOn();
        dispatcher.wake();
        news();
    }

    /** Whether another reader took the account's lock, which somebody had deleted. */
    boolean isLost() {
        return !account.progress().isOurs();
    }

    /** What time does to what is set aside. */
    void dropOld() {
        parked.dropOld();
        committer.keptLess();
    }

    /** The messages that are set aside. */
    List<ParkedMessage> parked() {
        return parked.list();
    }

    /** Gives a message back that was set aside. Returns false when there is no such message. */
    boolean unpark(String messageId) {
        boolean found = parked.unpark(messageId);
        dispatcher.wake();
        return found;
    }

    /** Forgets a message that was set aside. Returns false when there is no such message. */
    boolean drop(String messageId) {
        boolean found = parked.drop(messageId);
        committer.keptLess();
        return found;
    }

    /** Whether nobody works on it. */
    boolean isQuiet() {
        return !fetching && account.backlog().isQuiet() && dispatcher.isQuiet();
    }

    /** Waits until nobody works on its messages, or until this time of {@link System#nanoTime}. */
    void awaitQuiet(long deadline) {
        account.backlog().awaitQuiet(deadline);
    }

    /** Once nobody works on it. */
    void close() {
        limits.tokenless().leave(this);
        if (holdsTokenlessCall) {
            limits.tokenless().over();
        }
        dispatcher.close();
        account.backlog().close(account.shared().evidence());
        account.shared().budget().tellNext();
        account.progress().close();
    }

    /** How the reading stands, for those who watch. */
    AccountReport report() {
        return watch.report(gate.isServed());
    }

    /** How many messages are handed out, or about to be. */
    int busy() {
        return account.backlog().busy();
    }

    private boolean mayPull() {
        return gate.mayPull() && !isLost();
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
        if (!mayPull()) {
            state = state.onClosed();
        } else if (!committer.hasRoom()) {
            state = state.onNoRoom();
        } else if (!account.shared().budget().hasRoom()) {
            waitForOthers();
        } else {
            ask(source.token());
        }
        if (state != LaneState.RATIONED) {
            limits.tokenless().leave(this);
        }
    }

    private void waitForOthers() {
        state = state.onNoRoom();
        account.shared().budget().whenRoom(() -> account.threads().now(this::room));
    }

    private void ask(String token) {
        Duration wait = token == null ? limits.tokenless().take(this) : Duration.ZERO;
        if (wait.isZero()) {
            holdsTokenlessCall = token == null;
            fetching = true;
            asked = limits.permits().whenFree(account.threads(), () -> fetch(token));
        } else {
            rationed(wait);
        }
    }

    private void rationed(Duration wait) {
        state = state.onRationed();
        account.threads().brieflyLater(wait, () -> pullIfDueAfter(LaneState::onTurn));
    }

    private void fetch(String token) {
        try {
            Page page = pull(token);
            lookForUnannounced(token, page);
            answered(page);
        } catch (WecomKfException e) {
            refused(token, e);
        } catch (RuntimeException | Error e) {
            // whatever went wrong, a lane that does not come back would lose its account's messages
            failed(e);
        }
    }

    private Page pull(String token) {
        try {
            return source.pull(position.cursor(), token);
        } finally {
            if (token == null) {
                holdsTokenlessCall = false;
                limits.tokenless().over();
            }
            fetching = false;
        }
    }

    /** The first pulls find what came while nobody read. */
    private void lookForUnannounced(String token, Page page) {
        if (token == null && source.token() == null && watch.isCaughtUp() && !page.messages().isEmpty()) {
            account.shared().announcements().missed(account.openKfId(), page.messages().size());
        }
    }

    private void answered(Page page) {
        watch.pulled();
        if (position.asksAgainAfterAnswer()) {
            askAgain();
            return;
        }
        position.take(page).ifPresent(read -> dispatcher.add(read.page(), read.readAgain()));
        requireProgress(page);
        fetched(page);
    }

    /** "More" without a new cursor would be the same page for ever. */
    private void requireProgress(Page page) {
        if (page.hasMore() && !page.movesOn()) {
            throw new WecomKfException(
                    "syncMsg", ErrorCategory.RETRYABLE,
                    "the platform says has_more=1 for account " + account.openKfId() + " without a new cursor", null);
        }
    }

    private void fetched(Page page) {
        lock.lock();
        try {
            pulling.over();
            state = page.hasMore() ? state.onMore() : state.onCaughtUp();
            if (!page.hasMore()) {
                watch.caughtUp();
            }
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
        } else if (token == null && refusal.getCategory() == ErrorCategory.QUOTA) {
            limits.tokenless().usedUp();
            tokenlessRefused(refusal);
        } else {
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

    /** Only calls without a token are over: one that a callback brings is as good as before. */
    private void tokenlessRefused(WecomKfException refusal) {
        Setback setback = pulling.another(refusal);
        lock.lock();
        try {
            if (source.token() == null) {
                rationed(setback.pause());
            } else {
                state = state.onAskingAgain();
                pull();
            }
        } finally {
            lock.unlock();
        }
        setback.tell(account.handler());
    }

    private void failed(Throwable failure) {
        Setback setback = pulling.another(failure);
        lock.lock();
        try {
            state = setback.isThrottled() ? state.onThrottled() : state.onFailure();
        } finally {
            lock.unlock();
        }
        account.threads().brieflyLater(setback.pause(), () -> pullIfDueAfter(LaneState::onBackoffOver));
        setback.tell(account.handler());
    }
}
