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
package io.github.camelwecom.kf.progress.repository;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.LedgerProgress;
import io.github.camelwecom.kf.progress.LostMessageException;
import io.github.camelwecom.kf.progress.Parking;
import io.github.camelwecom.kf.progress.ProgressFormat;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of one account in a repository. While one thread writes, others note what they have done, and the next write
 * has all of it: what became of the messages is one value, which would else be written for each of them. The kept
 * messages are another, which is written seldom: one that is done stays in it until some more are kept, or most of them
 * are done.
 */
final class RepositoryProgress extends LedgerProgress {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryProgress.class);

    private final StateRepository<String, String> repository;
    private final String cursorKey;
    private final String messagesKey;
    private final String keptKey;
    private final KeptValue keptValue;
    private final Runnable onClose;
    private volatile boolean closed;

    /** Of the thread that writes the cursor or the kept messages. Taken first. */
    private final Lock keeping = new ReentrantLock();
    private final Condition writeOver = lock.newCondition();
    // All below is guarded by the ledger's lock.
    /** Those that the kept value has though they are done: that they are must not be forgotten. */
    private final Set<String> doneInKeptValue = new HashSet<>();
    private long changes;
    private long changesWritten;
    private boolean writing;

    RepositoryProgress(StateRepository<String, String> repository, String account, Runnable onClose) {
        this.repository = repository;
        this.cursorKey = account;
        this.messagesKey = account + "/messages";
        this.keptKey = account + "/kept";
        this.keptValue = new KeptValue(repository, keptKey);
        this.onClose = onClose;
        ledger.cursor(repository.getState(cursorKey));
        boolean keptIsWhole = readKept();
        boolean messagesAreWhole = readMessages();
        if (keptIsWhole && messagesAreWhole) {
            ledger.complete();
        } else {
            ledger.incomplete();
        }
    }

    /** Returns whether it was not cut. */
    private boolean readKept() {
        StoredLines stored = keptValue.stored();
        read(stored, keptKey, "give up the messages kept there");
        return stored.isWhole();
    }

    private boolean readMessages() {
        Set<String> keptBefore = keptKeys();
        StoredLines stored = new StoredLines(repository.getState(messagesKey));
        read(stored, messagesKey, "have the page behind the cursor delivered again");
        keptBefore.stream().filter(ledger::isDone).forEach(doneInKeptValue::add);
        return stored.isWhole();
    }

    private void read(StoredLines stored, String key, String loss) {
        if (stored.isLater()) {
            throw new IllegalStateException(
                    "What the cursorRepository has under " + key + " was written by a later version of camel-wecom-kf. Go"
                                            + " back to that version, or delete it to " + loss);
        }
        try {
            stored.read(ledger);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "What the cursorRepository has under " + key + " is damaged, or was not written by this component."
                                            + " Restore it, or delete it to " + loss);
        }
    }

    @Override
    public void seen(Instant at) {
        if (firstSeen() == null) {
            change(() -> ledger.seen(at), () -> ledger.seen(null));
        }
    }

    @Override
    public void caughtUp() {
        if (isUncertain()) {
            keeping.lock();
            try {
                // it may be that which was cut
                writeKept(List.of());
            } finally {
                keeping.unlock();
            }
            change(ledger::complete, ledger::incomplete);
        }
    }

    @Override
    public Delivery started(String messageKey) {
        lock.lock();
        try {
            if (ledger.isStarted(messageKey)) {
                return Delivery.REPEATED;
            }
            ledger.started(messageKey);
            writeChange();
            return Delivery.FIRST;
        } catch (RuntimeException e) {
            // it will not be handed out now
            ledger.notStarted(messageKey);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** What a repository was given outlives what it can outlive. */
    @Override
    public void processed(String messageKey) {
        done(messageKey);
    }

    @Override
    public void force() {
        // it is durable already
    }

    @Override
    public void done(String messageKey) {
        change(() -> recordDone(messageKey), () -> {
            // it was processed all the same
        });
        dropWhatIsDone();
    }

    private void recordDone(String messageKey) {
        if (ledger.isKept(messageKey)) {
            doneInKeptValue.add(messageKey);
        }
        ledger.done(messageKey);
    }

    @Override
    public void park(String messageKey, Parking parking) {
        KeptEntry before = entry(messageKey);
        if (before != null) {
            change(() -> ledger.parked(messageKey, parking), () -> ledger.parked(messageKey, before.parking()));
        }
    }

    @Override
    public void unpark(String messageKey) {
        park(messageKey, null);
    }

    @Override
    public void keep(List<KeptMessage> messages) {
        keeping.lock();
        try {
            List<KeptMessage> fresh = fresh(messages);
            if (!fresh.isEmpty()) {
                writeKept(fresh);
                locked(() -> fresh.forEach(this::recordKept));
            }
        } finally {
            keeping.unlock();
        }
    }

    @Override
    public void commit(String newCursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
        keeping.lock();
        try {
            List<KeptMessage> fresh = fresh(newlyKept);
            if (!fresh.isEmpty()) {
                writeKept(fresh);
            }
            // before the messages behind the old one are forgotten: if we end in between, some are remembered for nothing
            repository.setState(cursorKey, newCursor);
            locked(() -> {
                ledger.cursor(newCursor);
                fresh.forEach(this::recordKept);
                ledger.forgetAllBut(stillNeeded.or(doneInKeptValue::contains));
            });
        } finally {
            keeping.unlock();
        }
        writeWhatIsLeft();
    }

    private void recordKept(KeptMessage message) {
        if (ledger.isDone(message.messageKey())) {
            // since it was written
            doneInKeptValue.add(message.messageKey());
        } else {
            ledger.kept(message);
        }
    }

    private void writeKept(List<KeptMessage> added) {
        Set<String> stillKept = keptKeys();
        keptValue.write(stillKept, added);
        locked(() -> doneInKeptValue.retainAll(stillKept));
    }

    private Set<String> keptKeys() {
        return kept().stream().map(KeptEntry::messageKey).collect(Collectors.toSet());
    }

    /** What is not needed any more does no harm if it stays until the next write. */
    private void writeWhatIsLeft() {
        try {
            change(() -> {
                // it is in the ledger
            }, () -> {
                // and stays there
            });
        } catch (RuntimeException e) {
            LOG.debug("{} has messages that it need not have, because it cannot be written", messagesKey, e);
        }
    }

    /** So that what customers wrote does not stay for nothing. */
    private void dropWhatIsDone() {
        if (!isMostDone()) {
            return;
        }
        keeping.lock();
        try {
            writeKept(List.of());
        } catch (RuntimeException e) {
            LOG.debug("{} has messages that it need not have, because it cannot be written", keptKey, e);
        } finally {
            keeping.unlock();
        }
    }

    private boolean isMostDone() {
        return ask(() -> !doneInKeptValue.isEmpty() && doneInKeptValue.size() >= ledger.kept().size());
    }

    @Override
    public String json(String messageKey) {
        String json = entry(messageKey) != null ? keptValue.json(messageKey) : null;
        if (json == null) {
            throw new LostMessageException(
                    "Message " + messageKey + " is not kept in what the cursorRepository has under " + keptKey);
        }
        return json;
    }

    /** A repository has no locks that could be lost. */
    @Override
    public boolean isOurs() {
        return !closed;
    }

    /** Without the lock. */
    private void change(Runnable inLedger, Runnable undo) {
        lock.lock();
        try {
            inLedger.run();
            writeChange();
        } catch (RuntimeException | Error e) {
            undo.run();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock, taken once. */
    private void writeChange() {
        changes++;
        long change = changes;
        while (changesWritten < change) {
            if (writing) {
                writeOver.awaitUninterruptibly();
            } else {
                write(changes, StoredLines.of(ProgressFormat.lines(ledger::tellTheRest)));
            }
        }
    }

    private void write(long upTo, String messages) {
        writing = true;
        lock.unlock();
        boolean written = false;
        try {
            repository.setState(messagesKey, messages);
            written = true;
        } finally {
            lock.lock();
            writing = false;
            writeOver.signalAll();
            if (written) {
                changesWritten = upTo;
            }
        }
    }

    @Override
    public String place() {
        return "the cursorRepository, key " + cursorKey;
    }

    @Override
    public void close() {
        closed = true;
        onClose.run();
    }
}
