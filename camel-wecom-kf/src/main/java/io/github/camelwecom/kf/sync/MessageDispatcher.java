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
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.LostMessageException;

/**
 * Hands out the messages of an account: those of one customer in order, one at a time, different customers side by
 * side. No thread waits here: a worker takes whichever customer is ready, and ends when none is.
 */
final class MessageDispatcher {

    private final AccountContext account;
    private final Backlog backlog;
    private final FailedMessages failures;
    private final PageCommitter committer;
    private final LaneGate gate;
    private final GroupCommit groupCommit;
    private final ForgottenStarts forgotten;
    private final AtomicBoolean looksAgain = new AtomicBoolean();

    MessageDispatcher(AccountContext account, PageCommitter committer, LaneGate gate) {
        this.account = account;
        this.backlog = account.backlog();
        this.failures = new FailedMessages(account);
        this.committer = committer;
        this.gate = gate;
        this.groupCommit = new GroupCommit(account, this::durable);
        this.forgotten = account.progress().isLastForgotten()
                ? new ForgottenStarts(backlog.limits().mostOnTheirWay(account.progress().kept().size()))
                : new ForgottenStarts(0);
    }

    /**
     * There must be room for it.
     *
     * @param readAgain whether its messages may have been processed before, though nothing remembers it
     */
    void add(Page page, boolean readAgain) {
        account.figures().fetched();
        backlog.add(page, readAgain);
        wake();
        committer.commitPages();
    }

    /** It may be that something may be handed out again. */
    void wake() {
        if (!gate.mayHandOut()) {
            return;
        }
        callWorker();
        if (!looksAgain.get()) {
            backlog.nextLook().ifPresent(this::lookAgainAfter);
        }
    }

    /** Or customers would wait behind messages that stay in the route, until somebody writes the next one. */
    private void lookAgainAfter(Duration pause) {
        if (looksAgain.compareAndSet(false, true)) {
            account.threads().later(pause, () -> {
                looksAgain.set(false);
                wake();
            });
        }
    }

    private void callWorker() {
        if (backlog.reservePlace() && !account.threads().now(this::come)) {
            backlog.giveBackPlace();
        }
    }

    private void come() {
        backlog.giveBackPlace();
        work();
    }

    private void work() {
        Optional<PendingMessage> next = takeNext();
        while (next.isPresent()) {
            callWorker();
            handOut(next.get());
            next = takeNext();
        }
    }

    private Optional<PendingMessage> takeNext() {
        return gate.mayHandOut() ? backlog.take() : Optional.empty();
    }

    private void handOut(PendingMessage pending) {
        Optional<MessageInRoute> inRoute;
        try {
            inRoute = isDone(pending) ? Optional.empty() : Optional.of(begin(pending));
        } catch (LostMessageException e) {
            lost(pending, e);
            return;
        } catch (RuntimeException | Error e) {
            broken(pending, e);
            return;
        }
        inRoute.ifPresentOrElse(this::process, () -> doneBefore(pending));
    }

    private MessageInRoute begin(PendingMessage pending) {
        KfMessage message = content(pending);
        Delivery remembered = account.progress().started(pending.key());
        Delivery delivery = forgotten.mayInclude(pending) ? Delivery.REPEATED : pending.delivery(remembered);
        pending.tries().begin(account.shared().evidence().through(message.getClass()));
        account.figures().handedOut(delivery);
        return new MessageInRoute(pending, message, delivery, this::cameOutElsewhere);
    }

    private void process(MessageInRoute inRoute) {
        try {
            account.handler().handle(inRoute.message(), inRoute.delivery(), inRoute);
        } catch (RuntimeException | Error e) {
            inRoute.broken(e);
        }
        if (inRoute.isOverHere()) {
            settle(inRoute);
        }
    }

    private void doneBefore(PendingMessage pending) {
        done(List.of(pending));
        backlog.settled();
    }

    /** What has to be written must not keep the thread of a broker or of an HTTP client. */
    private void cameOutElsewhere(MessageInRoute inRoute) {
        boolean goesOn = account.threads().nowIfPossible(() -> {
            settle(inRoute);
            work();
        });
        if (!goesOn) {
            settle(inRoute);
            wake();
        }
    }

    private void settle(MessageInRoute inRoute) {
        Throwable failure = inRoute.failure();
        if (failure == null) {
            processed(inRoute.pending(), inRoute.message());
        } else if (failure instanceof MessageFailedException routeFailure) {
            failed(inRoute.pending(), inRoute.message(), routeFailure);
        } else {
            broken(inRoute.pending(), failure);
        }
    }

    private void processed(PendingMessage pending, KfMessage message) {
        try {
            writeDown(pending);
        } catch (RuntimeException | Error e) {
            broken(pending, e);
            return;
        }
        account.figures().processed();
        account.shared().evidence().gotThrough(message.getClass());
        backlog.written(pending);
        groupCommit.add(pending);
    }

    /** Whatever went wrong, a customer who does not come back would lose the rest of the messages. */
    private void broken(PendingMessage pending, Throwable failure) {
        tryAgain(pending, failures.setback(pending, failure));
        backlog.settled();
    }

    /** Their customers' next messages may be handed out. */
    private void durable(List<PendingMessage> messages) {
        done(messages);
        wake();
    }

    private void done(List<PendingMessage> messages) {
        account.writing().over();
        messages.forEach(failures::over);
        backlog.done(messages);
        if (messages.stream().anyMatch(PendingMessage::isKept)) {
            committer.keptLess();
        } else {
            committer.commitPages();
        }
    }

    /** Whether nobody writes down what was processed. */
    boolean isQuiet() {
        return groupCommit.isQuiet();
    }

    void close() {
        groupCommit.close();
    }

    private boolean isDone(PendingMessage pending) {
        return account.progress().isDone(pending.key())
                || account.shared().recent().contains(account.openKfId(), pending.key());
    }

    /** From memory, or from where it is kept. */
    private KfMessage content(PendingMessage pending) {
        KfMessage message = backlog.content(pending);
        return message == null ? read(pending.key(), account.progress().json(pending.key())) : message;
    }

    private static KfMessage read(String key, String json) {
        KfMessage message = MessageReader.read(json);
        if (!key.equals(MessageKey.of(message))) {
            throw new LostMessageException("What was kept of it is damaged");
        }
        return message;
    }

    private void writeDown(PendingMessage pending) {
        // a route may leave its thread interrupted, and an interrupted thread cannot write
        Thread.interrupted();
        account.progress().processed(pending.key());
        account.shared().recent().add(account.openKfId(), pending.key());
    }

    private void failed(PendingMessage pending, KfMessage message, MessageFailedException failure) {
        try {
            failures.failed(pending, message, failure).ifPresent(pause -> tryAgain(pending, pause));
        } catch (RuntimeException | Error e) {
            // what becomes of it could not be written down
            tryAgain(pending, failures.setback(pending, e));
        }
        committer.keptMore();
        backlog.settled();
    }

    private void lost(PendingMessage pending, LostMessageException loss) {
        try {
            failures.lost(pending, loss);
        } catch (RuntimeException | Error e) {
            tryAgain(pending, failures.setback(pending, e));
        }
        backlog.settled();
    }

    private void tryAgain(PendingMessage pending, Duration pause) {
        backlog.rest(pending);
        account.threads().brieflyLater(pause, () -> {
            backlog.rested(pending);
            wake();
        });
    }
}
