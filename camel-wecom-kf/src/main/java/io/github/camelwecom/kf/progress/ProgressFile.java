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
package io.github.camelwecom.kf.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of one account as a text file, to which a line is appended whenever something happens. Now and then, when
 * most of the file is of no use any more, it is written anew.
 */
final class ProgressFile extends LedgerProgress {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFile.class);
    /** So much that is of no use is no reason to write a file anew. */
    private static final long TOLERATED = 16 * 1024L;

    private final Path file;
    private final AccountLock reader;
    private final Journal journal;
    private final String era;

    /**
     * One thread after the other keeps messages: what one could not write must not be missed by another. Taken first.
     */
    private final Lock keeping = new ReentrantLock();
    // These are guarded by the ledger's lock, which is taken before the journal's.
    private final KeptTexts texts;
    /** What the file must be larger than for it to be tidied up. */
    private long untidyFrom;
    private volatile boolean isInUse;
    private volatile boolean closed;

    private ProgressFile(Path file, AccountLock reader, Journal journal, String era) throws IOException {
        this.file = file;
        this.reader = reader;
        this.journal = journal;
        this.era = era;
        this.texts = new KeptTexts(journal);
        if (Files.exists(file)) {
            load();
        } else {
            ledger.complete();
        }
    }

    /**
     * @param reader is closed with the progress, but not if this fails
     */
    static ProgressFile open(Path file, AccountLock reader, Disk disk, OpenFiles openFiles) throws IOException {
        try (FormerLock former = FormerLock.of(file)) {
            if (!former.tryLock()) {
                throw inUse(file);
            }
            ProgressFile progress = new ProgressFile(file, reader, new Journal(file, disk, openFiles), disk.era());
            if (former.isThere()) {
                // for the former version to refuse it, should somebody start that while we read the account
                progress.writeAnew();
                former.delete();
            }
            return progress;
        }
    }

    static AccountInUseException inUse(Path file) {
        return new AccountInUseException(
                "The progress file " + file + " is in use: another route or process reads this account."
                                         + " Read an account once, or give each application its own stateDirectory");
    }

    private void load() throws IOException {
        ProgressFileReader.Found found = ProgressFileReader.read(file, ledger, texts);
        journal.found(found.identity(), found.size(), found.isSound());
    }

    @Override
    public void seen(Instant at) {
        if (firstSeen() == null) {
            change(() -> ledger.seen(at), lines -> lines.seen(at), () -> ledger.seen(null));
        }
    }

    @Override
    public boolean isLastForgotten() {
        String since = inUseSince();
        return since != null && !since.equals(era);
    }

    @Override
    public void caughtUp() {
        if (isUncertain()) {
            change(ledger::complete, ProgressLines::complete, ledger::incomplete);
        }
        if (isLastForgotten()) {
            String former = inUseSince();
            change(() -> ledger.inUseSince(era), lines -> lines.inUseSince(era), () -> ledger.inUseSince(former));
        }
    }

    private String inUseSince() {
        return ask(ledger::inUseSince);
    }

    @Override
    public Delivery started(String messageKey) {
        announceUse();
        lock.lock();
        try {
            requireOursJustNow();
            if (ledger.isStarted(messageKey)) {
                return Delivery.REPEATED;
            }
            ledger.started(messageKey);
            write(lines -> lines.started(messageKey));
            return Delivery.FIRST;
        } catch (IOException e) {
            // it will not be handed out now
            ledger.notStarted(messageKey);
            throw notWritten(e);
        } finally {
            lock.unlock();
        }
    }

    /** Durably, or nobody would know after a failure of the power that messages were begun. */
    private void announceUse() {
        if (!isInUse) {
            if (inUseSince() == null) {
                change(() -> ledger.inUseSince(era), lines -> lines.inUseSince(era), ledger::atRest);
            }
            isInUse = true;
        }
    }

    @Override
    public void processed(String messageKey) {
        lock.lock();
        try {
            requireOursJustNow();
            recordDone(messageKey);
            write(lines -> lines.done(messageKey));
        } catch (IOException e) {
            // it was processed all the same
            throw notWritten(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void force() {
        try {
            force(journal.written());
        } catch (IOException e) {
            throw notWritten(e);
        }
        tidyUp();
    }

    @Override
    public void done(String messageKey) {
        change(() -> recordDone(messageKey), lines -> lines.done(messageKey), () -> {
            // it was processed all the same
        });
        tidyUp();
    }

    private void recordDone(String messageKey) {
        ledger.done(messageKey);
        texts.remove(messageKey);
    }

    @Override
    public void park(String messageKey, Parking parking) {
        changeParking(messageKey, parking, lines -> lines.parked(messageKey, parking));
    }

    @Override
    public void unpark(String messageKey) {
        changeParking(messageKey, null, lines -> lines.unparked(messageKey));
    }

    private void changeParking(String messageKey, Parking parking, Consumer<ProgressLines> line) {
        KeptEntry before = entry(messageKey);
        if (before != null) {
            change(() -> ledger.parked(messageKey, parking), line, () -> ledger.parked(messageKey, before.parking()));
        }
    }

    /** Durably. */
    private void change(Runnable inLedger, Consumer<ProgressLines> inFile, Runnable undo) {
        try {
            force(write(inLedger, inFile));
        } catch (IOException e) {
            locked(undo);
            throw notWritten(e);
        }
    }

    private long write(Runnable inLedger, Consumer<ProgressLines> inFile) throws IOException {
        lock.lock();
        try {
            requireOurs();
            inLedger.run();
            return write(inFile);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(List<KeptMessage> messages) {
        keeping.lock();
        try {
            List<KeptMessage> fresh = fresh(messages);
            if (!fresh.isEmpty()) {
                String cursor = cursor();
                keepDurably(fresh, cursor, cursor);
            }
        } finally {
            keeping.unlock();
        }
    }

    @Override
    public void commit(String newCursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
        keeping.lock();
        try {
            keepDurably(fresh(newlyKept), cursor(), newCursor);
        } finally {
            keeping.unlock();
        }
        locked(() -> ledger.forgetAllBut(stillNeeded));
        tidyUp();
    }

    private void keepDurably(List<KeptMessage> fresh, String cursor, String newCursor) {
        try {
            long written = writeKept(fresh, cursor, newCursor);
            if (!fresh.isEmpty()) {
                force(written);
            }
        } catch (IOException e) {
            locked(() -> notKept(fresh, cursor));
            throw notWritten(e);
        }
        locked(() -> fresh.forEach(texts::forced));
    }

    private long writeKept(List<KeptMessage> fresh, String cursor, String newCursor) throws IOException {
        lock.lock();
        try {
            requireOurs();
            fresh.forEach(ledger::kept);
            fresh.forEach(texts::add);
            ledger.cursor(newCursor);
            String move = Objects.equals(cursor, newCursor) ? "" : text(line -> line.cursor(newCursor));
            return journal.isSound() ? appendKept(fresh, move) : writeAnew();
        } finally {
            lock.unlock();
        }
    }

    private long appendKept(List<KeptMessage> fresh, String move) throws IOException {
        StringBuilder lines = new StringBuilder();
        long begin = journal.size();
        for (KeptMessage message : fresh) {
            lines.append(text(line -> line.kept(message)));
            texts.written(message, begin + lines.length());
        }
        return journal.append(lines.append(move).toString());
    }

    private void notKept(List<KeptMessage> messages, String cursor) {
        ledger.cursor(cursor);
        messages.forEach(message -> {
            ledger.notKept(message.messageKey());
            texts.remove(message.messageKey());
        });
    }

    @Override
    public String json(String messageKey) {
        lock.lock();
        try {
            String json = ledger.isKept(messageKey) ? texts.json(messageKey) : null;
            if (json == null) {
                throw new LostMessageException(
                        "Message " + messageKey + " is not kept in the progress file " + file + ", or was lost with it");
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the progress file " + file + ": " + reason(e), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOurs() {
        boolean ours = !closed && reader.isOurs();
        if (ours) {
            putBackIfGone();
        }
        return ours;
    }

    /** A file that somebody deleted would be missed after a restart, long before this account has anything to write. */
    private void putBackIfGone() {
        lock.lock();
        try {
            if (!closed && journal.isGone()) {
                writeAnew();
            }
        } catch (IOException e) {
            LOG.debug("The progress file {} was deleted and cannot be written", file, e);
        } finally {
            lock.unlock();
        }
    }

    private void requireOurs() {
        require(reader.isOurs());
    }

    /** Enough for what counts only once it is forced. */
    private void requireOursJustNow() {
        require(reader.wasOursJustNow());
    }

    private void require(boolean ours) {
        if (closed) {
            throw new IllegalStateException("The progress file " + file + " is closed: its route was stopped");
        }
        if (!ours) {
            throw inUse(file);
        }
    }

    /** Under the lock. What the lines tell must be in the ledger already. */
    private long write(Consumer<ProgressLines> lines) throws IOException {
        return journal.isSound() ? journal.append(text(lines)) : writeAnew();
    }

    /** Without the lock, for others to write meanwhile. */
    private void force(long written) throws IOException {
        requireOurs();
        while (!journal.force(written)) {
            lock.lock();
            try {
                requireOurs();
                if (!journal.isSound()) {
                    writeAnew();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Under the lock. */
    private long writeAnew() throws IOException {
        KeptTexts moved = new KeptTexts(journal);
        long written = journal.replace(out -> writeAll(out, moved));
        texts.moved(moved);
        return written;
    }

    private void writeAll(LineWriter out, KeptTexts moved) throws IOException {
        out.write(ProgressVersion.CURRENT.firstLine() + "\n");
        if (ledger.cursor() != null) {
            out.write(text(line -> line.cursor(ledger.cursor())));
        }
        for (KeptEntry entry : ledger.kept()) {
            KeptMessage message = message(entry);
            out.write(text(line -> line.kept(message)));
            moved.written(message, out.position());
        }
        out.write(text(ledger::tellTheRest));
    }

    private KeptMessage message(KeptEntry entry) throws IOException {
        String json = texts.json(entry.messageKey());
        if (json == null) {
            LOG.error("Message {} was kept in the progress file {} and is lost, because somebody took the file away",
                    entry.messageKey(), file);
        }
        return new KeptMessage(entry.messageKey(), entry.customer(), json == null ? "" : json);
    }

    private static String text(Consumer<ProgressLines> told) {
        StringBuilder text = new StringBuilder();
        ProgressFormat.lines(told).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** What is of no use any more takes little room, and what customers wrote does not stay for nothing. */
    private void tidyUp() {
        lock.lock();
        try {
            if (!closed && isUntidy() && reader.isOurs()) {
                writeAnew();
                untidyFrom = 0;
            }
        } catch (IOException e) {
            untidyFrom = 2 * journal.size();
            LOG.warn("The progress file {} is larger than it need be, because it cannot be written anew: {}", file, reason(e));
        } finally {
            lock.unlock();
        }
    }

    private boolean isUntidy() {
        boolean isMostlyUseless = journal.size() > TOLERATED + 2 * ledger.mostBytes();
        boolean hasOnlyLeftovers = texts.hasLeftovers() && ledger.isNothingKept();
        return journal.size() > untidyFrom && (isMostlyUseless || hasOnlyLeftovers);
    }

    private UncheckedIOException notWritten(IOException e) {
        return new UncheckedIOException("Cannot write the progress file " + file + ": " + reason(e), e);
    }

    /** A failed move or open names the file first, a failed write does not. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null ? failure.getReason() : e.toString();
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            rest();
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the progress file " + file, e);
        } finally {
            lock.unlock();
            release();
        }
    }

    /** What is forced with it is all that was begun. */
    private void rest() throws IOException {
        boolean isAllKnown = isInUse && era.equals(ledger.inUseSince());
        if (isAllKnown && journal.isSound()) {
            ledger.atRest();
            write(ProgressLines::atRest);
        }
    }

    private void release() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give the lock of the progress file " + file + " back", e);
        }
    }
}
