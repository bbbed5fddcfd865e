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
package io.github.camelwecom.kf.database;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.LedgerProgress;
import io.github.camelwecom.kf.progress.Parking;
import io.github.camelwecom.kf.progress.ProgressFormat;
import io.github.camelwecom.kf.progress.ProgressLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The progress of one account in a table, to which rows are only ever appended. That a message is begun is not written:
 * after a reader that did not close its progress the first message of each customer is marked, as after a failure of
 * the power.
 */
final class JdbcProgress extends LedgerProgress {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcProgress.class);
    /** So many rows of lines, or as long ones, are read at the next start without harm. */
    private static final int TOLERATED_ROWS = 1000;
    private static final long TOLERATED_LENGTH = 256 * 1024L;
    /** So many lines wait at most for somebody to force them. */
    private static final int MOST_PENDING = 1000;
    private static final int MOST_ATTEMPTS = 5;

    private final ProgressTable table;
    private final String openKfId;
    private final String reader;
    private final BooleanSupplier leads;
    private final Runnable onClose;

    /** One thread after the other appends. Taken first. */
    private final Lock appending = new ReentrantLock();
    // These are guarded by it.
    private long next;
    private int lineRows;
    private long lineLength;
    /** Rows of which nobody knows whether the database has them; null when there are none. */
    private Batch unsettled;

    // These are guarded by the ledger's lock.
    private final Map<String, Long> keptAt = new HashMap<>();
    private List<String> pending = new ArrayList<>();
    /** Rows of kept messages that are done, as the pending lines say, and as the database knows. */
    private Set<Long> outlived = new HashSet<>();
    private final Set<Long> deletable = new HashSet<>();

    private volatile boolean lastForgotten;
    private volatile boolean fenced;
    private volatile boolean closed;

    private JdbcProgress(ProgressTable table, String openKfId, String reader, BooleanSupplier leads, Runnable onClose) {
        this.table = table;
        this.openKfId = openKfId;
        this.reader = reader;
        this.leads = leads;
        this.onClose = onClose;
    }

    /**
     * @param  reader                names this opening, and no other
     * @param  leads                 whether this node may read at this moment
     * @throws AccountInUseException when another reader goes on writing
     */
    static JdbcProgress open(
            ProgressTable table, String openKfId, String reader, BooleanSupplier leads, Runnable onClose) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            JdbcProgress progress = new JdbcProgress(table, openKfId, reader, leads, onClose);
            if (progress.load()) {
                return progress;
            }
        }
        throw inUse(openKfId);
    }

    private static AccountInUseException inUse(String openKfId) {
        return new AccountInUseException(
                "The progress of account " + openKfId + " in table " + ProgressTable.NAME
                                         + " is written by another reader, which took it over");
    }

    /** Whether it is ours from now on: whoever read the account before cannot append any more. */
    private boolean load() {
        requireLead();
        Loading loading = new Loading();
        next = table.load(loading);
        loading.end();
        lastForgotten = ledger.inUseSince() != null;
        // rows are there or not, none of them in part
        ledger.complete();
        ledger.inUseSince(reader);
        List<String> first = ProgressFormat.lines(lines -> lines.inUseSince(reader));
        if (!table.append(next, reader, List.of(ProgressRow.of(first)))) {
            return false;
        }
        next++;
        return true;
    }

    private final class Loading implements ProgressTable.Reader {

        @Override
        public void lines(long place, String lines) {
            lineRows++;
            lineLength += lines.length();
            lines.lines().forEach(line -> read(place, line));
        }

        private void read(long place, String line) {
            try {
                ProgressFormat.read(line, ledger);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "Place " + place + " of account " + openKfId + " in table " + ProgressTable.NAME
                                                + " was not written by this component, or by a later version of it. Correct the"
                                                + " row, or delete the account's rows to begin anew with startFrom",
                        e);
            }
        }

        @Override
        public void kept(long place, KeptEntry entry) {
            ledger.kept(entry);
            Long former = keptAt.put(entry.messageKey(), place);
            if (former != null) {
                deletable.add(former);
            }
        }

        /** Of what was kept once, and is done. */
        void end() {
            keptAt.entrySet().removeIf(kept -> !ledger.isKept(kept.getKey()) && deletable.add(kept.getValue()));
        }
    }

    @Override
    public void seen(Instant at) {
        lock.lock();
        try {
            if (ledger.firstSeen() == null) {
                ledger.seen(at);
                tell(lines -> lines.seen(at));
            }
        } finally {
            lock.unlock();
        }
        force();
    }

    @Override
    public boolean isLastForgotten() {
        return lastForgotten;
    }

    /** Needs no row: a reader that ends without closing leaves more to be marked anyway. */
    @Override
    public void caughtUp() {
        lastForgotten = false;
    }

    @Override
    public Delivery started(String messageKey) {
        lock.lock();
        try {
            requireOurs();
            if (ledger.isStarted(messageKey)) {
                return Delivery.REPEATED;
            }
            ledger.started(messageKey);
            return Delivery.FIRST;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void processed(String messageKey) {
        lock.lock();
        try {
            requireNotClosed();
            ledger.done(messageKey);
            tell(lines -> lines.done(messageKey));
            Long place = keptAt.remove(messageKey);
            if (place != null) {
                outlived.add(place);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void force() {
        appending.lock();
        try {
            append(List.of());
            tidyUp();
        } finally {
            appending.unlock();
        }
    }

    @Override
    public void done(String messageKey) {
        processed(messageKey);
        force();
    }

    @Override
    public void park(String messageKey, Parking parking) {
        changeParking(messageKey, parking);
    }

    @Override
    public void unpark(String messageKey) {
        changeParking(messageKey, null);
    }

    private void changeParking(String messageKey, Parking parking) {
        lock.lock();
        KeptEntry before;
        try {
            before = ledger.keptEntry(messageKey);
            tellParking(before, parking);
        } finally {
            lock.unlock();
        }
        try {
            force();
        } catch (RuntimeException e) {
            takeBack(before, parking);
            throw e;
        }
    }

    /** Nobody knows whether the line was written, so that another one takes it back. */
    private void takeBack(KeptEntry before, Parking parking) {
        lock.lock();
        try {
            KeptEntry now = before == null ? null : ledger.keptEntry(before.messageKey());
            if (now != null && now.parking() == parking) {
                tellParking(now, before.parking());
            }
        } finally {
            lock.unlock();
        }
    }

    private void tellParking(KeptEntry entry, Parking parking) {
        if (entry == null) {
            return;
        }
        String messageKey = entry.messageKey();
        ledger.parked(messageKey, parking);
        tell(lines -> {
            if (parking == null) {
                lines.unparked(messageKey);
            } else {
                lines.parked(messageKey, parking);
            }
        });
    }

    /** Under the lock. What is told must be in the ledger already. */
    private void tell(Consumer<ProgressLines> told) {
        pending.addAll(ProgressFormat.lines(told));
    }

    @Override
    public void keep(List<KeptMessage> messages) {
        appending.lock();
        try {
            append(messages);
        } finally {
            appending.unlock();
        }
    }

    /** A cursor that moves over what is done alone may be written with what comes next: it repeats nothing. */
    @Override
    public void commit(String newCursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
        appending.lock();
        try {
            if (!newlyKept.isEmpty()) {
                append(newlyKept);
            }
            if (moveCursor(newCursor, stillNeeded) || !newlyKept.isEmpty()) {
                append(List.of());
            }
            tidyUp();
        } finally {
            appending.unlock();
        }
    }

    /** Returns whether much is waiting to be written. */
    private boolean moveCursor(String newCursor, Predicate<String> stillNeeded) {
        lock.lock();
        try {
            requireOurs();
            ledger.cursor(newCursor);
            tell(lines -> lines.cursor(newCursor));
            ledger.forgetAllBut(stillNeeded);
            return pending.size() > MOST_PENDING;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is pending, and behind it those messages that are neither done nor kept; while others are kept from
     * appending.
     */
    private void append(List<KeptMessage> messages) {
        settle();
        int from = 0;
        do {
            int to = Math.min(messages.size(), from + ProgressTable.AT_ONCE);
            unsettled = nextBatch(messages.subList(from, to));
            settle();
            from = to;
        } while (from < messages.size());
    }

    private Batch nextBatch(List<KeptMessage> messages) {
        lock.lock();
        try {
            Batch batch = new Batch(pending, fresh(messages), outlived);
            pending = new ArrayList<>();
            outlived = new HashSet<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is not known to be written, if anything is. */
    private void settle() {
        Batch batch = unsettled;
        if (batch == null || batch.isEmpty()) {
            unsettled = null;
            return;
        }
        requireOurs();
        List<ProgressRow> rows = batch.rows();
        if (!table.append(next, reader, rows)) {
            fenced = true;
            throw inUse(openKfId);
        }
        unsettled = null;
        lineRows += batch.lines().isEmpty() ? 0 : 1;
        lineLength += batch.lines().isEmpty() ? 0 : rows.get(0).content().length();
        settled(batch, next + rows.size() - batch.kept().size());
        next += rows.size();
    }

    private void settled(Batch batch, long firstKept) {
        locked(() -> {
            deletable.addAll(batch.outlived());
            for (int i = 0; i < batch.kept().size(); i++) {
                settled(batch.kept().get(i), firstKept + i);
            }
        });
    }

    private void settled(KeptMessage message, long place) {
        if (ledger.isDone(message.messageKey())) {
            // since it was written, as pending lines say
            outlived.add(place);
        } else {
            ledger.kept(message);
            keptAt.put(message.messageKey(), place);
        }
    }

    /**
     * @param lines    what happened to messages
     * @param kept     messages to be kept
     * @param outlived rows of kept messages that are done, as the lines say
     */
    private record Batch(List<String> lines, List<KeptMessage> kept, Set<Long> outlived) {

        boolean isEmpty() {
            return lines.isEmpty() && kept.isEmpty();
        }

        List<ProgressRow> rows() {
            List<ProgressRow> rows = new ArrayList<>();
            if (!lines.isEmpty()) {
                rows.add(ProgressRow.of(lines));
            }
            kept.forEach(message -> rows.add(ProgressRow.of(message)));
            return rows;
        }
    }

    /** What is not deleted now does no harm until it is. */
    private void tidyUp() {
        try {
            if (lineRows > TOLERATED_ROWS || lineLength > TOLERATED_LENGTH && lineLength > 4 * lengthOfLedger()) {
                writeAnew();
            }
            deleteOutlived();
        } catch (UncheckedIOException e) {
            LOG.debug("Account {} has rows that it need not have, because they cannot be deleted", openKfId, e);
        }
    }

    private long lengthOfLedger() {
        return ask(() -> ledger.mostBytes() - ledger.keptBytes());
    }

    private void writeAnew() {
        settle();
        unsettled = whole();
        settle();
        deleteOutlived();
        table.deleteLinesBefore(next - 1, next - 1);
        lineRows = 1;
        lineLength = 0;
    }

    /** All that lines say of this account. */
    private Batch whole() {
        lock.lock();
        try {
            List<String> lines = new ArrayList<>();
            if (ledger.cursor() != null) {
                lines.addAll(ProgressFormat.lines(line -> line.cursor(ledger.cursor())));
            }
            lines.addAll(ProgressFormat.lines(ledger::tellTheRest));
            Batch batch = new Batch(lines, List.of(), outlived);
            pending = new ArrayList<>();
            outlived = new HashSet<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Customers' words, before the lines that say that they are done. Not for each of them by itself, if there are
     * many.
     */
    private void deleteOutlived() {
        List<Long> places
                = ask(() -> deletable.size() < keptAt.size() ? List.<Long> of() : List.copyOf(deletable));
        if (!places.isEmpty()) {
            table.deleteKept(places, next - 1);
            locked(() -> places.forEach(deletable::remove));
        }
    }

    @Override
    public String json(String messageKey) {
        Long place = ask(() -> keptAt.get(messageKey));
        return table.json(place == null ? -1 : place, messageKey);
    }

    @Override
    public boolean isOurs() {
        return !closed && !fenced && leads.getAsBoolean();
    }

    private void requireOurs() {
        requireNotClosed();
        requireLead();
    }

    private void requireNotClosed() {
        if (closed) {
            throw new IllegalStateException("The progress of account " + openKfId + " is closed: its route was stopped");
        }
    }

    private void requireLead() {
        if (fenced) {
            throw inUse(openKfId);
        }
        if (!leads.getAsBoolean()) {
            throw new AccountInUseException("This node does not lead at present, so that it must not read account " + openKfId);
        }
    }

    @Override
    public String place() {
        return "the database, table " + ProgressTable.NAME;
    }

    @Override
    public void close() {
        appending.lock();
        try {
            if (isOurs()) {
                comeToRest();
            }
        } catch (RuntimeException e) {
            LOG.warn("The progress of account {} could not be written to its end: the next message of each customer will be"
                     + " marked as repeated. {}",
                    openKfId, e.getMessage());
        } finally {
            closed = true;
            appending.unlock();
            onClose.run();
        }
    }

    /** With what was begun and not done, and without anything that is of no use. */
    private void comeToRest() {
        if (!lastForgotten) {
            locked(ledger::atRest);
        }
        writeAnew();
    }
}
