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
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the messages of an account's pages: those of one customer in order, one at a time, different customers side
 * by side. No thread waits here: a worker takes whichever customer is ready, and ends when none is.
 */
final class MessageDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MessageDispatcher.class);

    private final String openKfId;
    private final AccountProgress progress;
    private final MessageHandler handler;
    private final SyncSettings settings;
    private final LaneThreads threads;
    private final BooleanSupplier mayGoOn;
    private final PageCommitter committer;
    private final DeliveryFigures figures;
    /** Null when nothing is held. */
    private volatile Incident held;

    private final Lock lock = new ReentrantLock();
    // Guarded by the lock, as are the pages and their customers.
    private final Queue<CustomerQueue> ready = new ArrayDeque<>();
    private final CommitOrder pages = new CommitOrder();
    private final Setbacks writing;
    private int workers;

    /**
     * @param mayGoOn whether anything may be handed out at present
     * @param onRoom  called when a page was committed, without any lock
     */
    MessageDispatcher(String openKfId, AccountProgress progress, MessageHandler handler, SyncSettings settings,
                      LaneThreads threads, BooleanSupplier mayGoOn, Runnable onRoom) {
        this.openKfId = openKfId;
        this.progress = progress;
        this.handler = handler;
        this.settings = settings;
        this.threads = threads;
        this.mayGoOn = mayGoOn;
        this.figures = new DeliveryFigures(settings.clock());
        this.writing = new Setbacks("Processing account " + openKfId, settings.outage(), settings.clock());
        this.committer = new PageCommitter(progress, pages, writing, lock, handler, threads, onRoom);
    }

    boolean hasRoom() {
        lock.lock();
        try {
            return pages.hasRoom();
        } finally {
            lock.unlock();
        }
    }

    /** The cursor behind everything that was fetched, null for an account that was never read. */
    String fetchedUpTo() {
        Page newest = newestPage();
        return newest == null ? progress.cursor() : newest.cursorBehind();
    }

    private Page newestPage() {
        lock.lock();
        try {
            return pages.newest();
        } finally {
            lock.unlock();
        }
    }

    /** There must be room for it. */
    void add(Page page) {
        figures.fetched();
        lock.lock();
        try {
            pages.add(page);
            page.customers().stream().filter(CustomerQueue::isReady).forEach(ready::add);
            startWorkers();
        } finally {
            lock.unlock();
        }
        committer.commitFinishedPages();
    }

    /** A message failed as often as it may, and nothing is handed out until {@link #goOn()}. */
    boolean isHeld() {
        return held != null;
    }

    /** Why it is held, null when it is not. */
    Incident held() {
        return held;
    }

    DeliveryFigures figures() {
        return figures;
    }

    /** Those failures that are neither the platform's nor the route's. */
    Setbacks writing() {
        return writing;
    }

    Backlog backlog() {
        lock.lock();
        try {
            return pages.backlog();
        } finally {
            lock.unlock();
        }
    }

    void goOn() {
        held = null;
        wake();
    }

    /** It may be that something may be handed out again. */
    void wake() {
        lock.lock();
        try {
            startWorkers();
        } finally {
            lock.unlock();
        }
    }

    /** How many threads are handing out messages, or writing down what became of them. */
    int busy() {
        lock.lock();
        try {
            return workers;
        } finally {
            lock.unlock();
        }
    }

    private void startWorkers() {
        int wanted = Math.min(ready.size(), settings.concurrentCustomers() - workers);
        while (wanted > 0 && isOpen() && threads.now(this::work)) {
            workers++;
            wanted--;
        }
    }

    private boolean isOpen() {
        return !isHeld() && mayGoOn.getAsBoolean();
    }

    private void work() {
        CustomerQueue customer = takeNext();
        while (customer != null) {
            handOutHead(customer);
            customer = takeNext();
        }
    }

    private CustomerQueue takeNext() {
        lock.lock();
        try {
            CustomerQueue customer = isOpen() ? ready.poll() : null;
            if (customer == null) {
                workers--;
            } else {
                customer.taken();
            }
            return customer;
        } finally {
            lock.unlock();
        }
    }

    private void handOutHead(CustomerQueue customer) {
        KfMessage message = customer.head();
        String key = MessageKey.of(message);
        try {
            if (!progress.isDone(key)) {
                Delivery delivery = customer.page().delivery(progress.started(key));
                figures.handedOut(delivery);
                handler.handle(message, delivery);
                writeDown(key);
                figures.processed();
            }
        } catch (MessageFailedException e) {
            failed(customer, key, e);
            return;
        } catch (RuntimeException | Error e) {
            interrupted(customer, e);
            return;
        }
        processed(customer);
    }

    private void writeDown(String key) {
        // a route may leave its thread interrupted, and an interrupted thread cannot write
        Thread.interrupted();
        progress.done(key);
    }

    private void processed(CustomerQueue customer) {
        lock.lock();
        try {
            writing.over();
            customer.processed();
            if (customer.isFinished()) {
                customer.page().customerFinished();
                makeReady(customer.follower());
            } else {
                ready.add(customer);
            }
        } finally {
            lock.unlock();
        }
        committer.commitFinishedPages();
    }

    private void makeReady(CustomerQueue customer) {
        if (customer != null) {
            customer.hasItsTurn();
            ready.add(customer);
        }
    }

    private void failed(CustomerQueue customer, String key, MessageFailedException failure) {
        figures.failed(failure);
        int failures = customer.failuresOfHead() + 1;
        if (!settings.redelivery().isExhaustedAfter(failures)) {
            rest(customer, settings.redelivery().pause().after(failures));
        } else if (settings.redelivery().onExhausted() == OnExhausted.SKIP) {
            skip(customer, key, failures, failure);
        } else {
            hold(customer, failures, failure);
        }
    }

    private void rest(CustomerQueue customer, Duration pause) {
        lock.lock();
        try {
            customer.failed();
        } finally {
            lock.unlock();
        }
        threads.later(pause, () -> rested(customer));
    }

    private void skip(CustomerQueue customer, String key, int failures, MessageFailedException failure) {
        LOG.warn("Message {} of account {} failed {} times and is skipped", key, openKfId, failures);
        try {
            writeDown(key);
        } catch (RuntimeException e) {
            interrupted(customer, e);
            return;
        }
        figures.skipped();
        handler.skipped(customer.head(), failure);
        processed(customer);
    }

    private void hold(CustomerQueue customer, int failures, MessageFailedException failure) {
        String reason = "message " + failure.msgId() + " failed " + failures + " times. Make its route work, then resume or"
                        + " restart it; onExhausted=skip would go on without the message";
        LOG.error("Account {} is held: {}", openKfId, reason);
        lock.lock();
        try {
            held = new Incident(settings.clock().instant(), reason, null);
            customer.forgiven();
            ready.add(customer);
        } finally {
            lock.unlock();
        }
    }

    /** Whatever went wrong, a customer who does not come back would lose the rest of the messages. */
    private void interrupted(CustomerQueue customer, Throwable failure) {
        Setback setback;
        Duration pause;
        lock.lock();
        try {
            customer.interrupted();
            setback = writing.another(failure);
            // each at its own pace: customers who fail together are not failures in a row
            pause = settings.outage().after(customer.interruptionsOfHead());
        } finally {
            lock.unlock();
        }
        threads.later(pause, () -> rested(customer));
        setback.tell(handler);
    }

    private void rested(CustomerQueue customer) {
        lock.lock();
        try {
            makeReady(customer);
            startWorkers();
        } finally {
            lock.unlock();
        }
    }
}
