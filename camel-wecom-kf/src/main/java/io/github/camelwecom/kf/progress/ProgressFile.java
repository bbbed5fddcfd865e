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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Progress of one account as a text file: a first line that names the format, one line with the cursor, and behind it
 * one line per message begun and one per message done. Lines are appended as messages come and go. A message done is
 * also forced to the disk, together with those that are done at the same time; a message begun is only handed to the
 * operating system, which keeps it when the process is killed. A finished page replaces the file by a new one, written
 * aside and renamed, so that no crash leaves half of it. A lock file next to it keeps other readers out.
 */
final class ProgressFile implements AccountProgress {

    private static final String FORMAT = "camel-wecom-kf progress 2";
    private static final String CURSOR = "cursor ";
    private static final String STARTED = "started ";
    private static final String DONE = "done ";

    private final Path file;
    private final FileChannel lockChannel;
    private volatile String cursor;

    private final Lock lock = new ReentrantLock();
    private final Condition forceOver = lock.newCondition();
    // All below is guarded by the lock.
    private DeliveryLedger ledger = new DeliveryLedger();
    /** Null when there is no file yet, or none that could be written to the end: the next line writes a new one. */
    private FileChannel channel;
    private long linesWritten;
    private long linesForced;
    private boolean forcing;
    private boolean closed;

    private ProgressFile(Path file, FileChannel lockChannel) {
        this.file = file;
        this.lockChannel = lockChannel;
    }

    static ProgressFile open(Path file) throws IOException {
        FileChannel lockChannel = lock(file);
        try {
            ProgressFile progress = new ProgressFile(file, lockChannel);
            progress.load();
            return progress;
        } catch (IOException | RuntimeException e) {
            lockChannel.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = OwnerOnly.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new AccountInUseException(
                    "The progress file " + file + " is in use: another route or process reads this account."
                                            + " Read an account once, or give each application its own stateDirectory");
        }
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process, which the JDK reports in its own way
            return null;
        }
    }

    private void load() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String text = text();
        int end = text.lastIndexOf('\n') + 1;
        String[] lines = text.substring(0, end).split("\n");
        if (!FORMAT.equals(lines[0])) {
            throw damaged("line 1 is not '" + FORMAT + "'");
        }
        for (int i = 1; i < lines.length; i++) {
            read(lines[i], i + 1);
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        // a crash in mid-append leaves a last line without its end: that message counts as not done
        channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
    }

    private String text() throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw damaged("it is not a text in UTF-8");
        }
    }

    private void read(String line, int number) {
        if (line.startsWith(CURSOR)) {
            cursor = line.substring(CURSOR.length());
        } else if (line.startsWith(STARTED)) {
            ledger.started(line.substring(STARTED.length()));
        } else if (line.startsWith(DONE)) {
            ledger.done(line.substring(DONE.length()));
        } else {
            throw damaged("line " + number + " is neither a cursor nor a message");
        }
    }

    private IllegalStateException damaged(String what) {
        return new IllegalStateException(
                "The progress file " + file + " is damaged: " + what + ". Restore it from a copy, or delete it to read"
                                         + " the account again from its oldest kept message (up to 3 days, delivered again)");
    }

    @Override
    public String cursor() {
        return cursor;
    }

    @Override
    public boolean isDone(String messageKey) {
        lock.lock();
        try {
            return ledger.isDone(messageKey);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Delivery started(String messageKey) {
        lock.lock();
        try {
            Delivery delivery = ledger.started(messageKey);
            if (delivery == Delivery.FIRST) {
                append(STARTED + messageKey + "\n");
            }
            return delivery;
        } catch (IOException e) {
            // it will not be handed out now
            ledger.notStarted(messageKey);
            throw notWritten(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(String messageKey) {
        lock.lock();
        try {
            ledger.done(messageKey);
            append(DONE + messageKey + "\n");
            forceUpTo(linesWritten);
        } catch (IOException e) {
            throw notWritten(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void commit(String newCursor, Predicate<String> stillNeeded) {
        lock.lock();
        try {
            awaitForced();
            DeliveryLedger kept = ledger.keeping(stillNeeded);
            replace(newCursor, kept);
            cursor = newCursor;
            ledger = kept;
        } catch (IOException e) {
            throw notWritten(e);
        } finally {
            lock.unlock();
        }
    }

    /** Has the operating system take the line, which is among what is remembered already. */
    private void append(String line) throws IOException {
        requireOpen();
        if (channel == null) {
            rewrite();
            return;
        }
        FileChannel target = channel;
        try {
            write(target, line);
            linesWritten++;
        } catch (IOException e) {
            abandon(target);
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The progress file " + file + " is closed: its route was stopped");
        }
    }

    /**
     * One thread forces what all have written so far, while others write and then wait for it, or for the next round.
     */
    private void forceUpTo(long line) throws IOException {
        while (linesForced < line) {
            if (forcing) {
                forceOver.awaitUninterruptibly();
            } else if (channel == null) {
                rewrite();
            } else {
                force(channel, linesWritten);
            }
        }
    }

    private void force(FileChannel target, long upTo) throws IOException {
        forcing = true;
        lock.unlock();
        boolean forced = false;
        try {
            target.force(false);
            forced = true;
        } finally {
            lock.lock();
            forcing = false;
            forceOver.signalAll();
            if (forced) {
                linesForced = Math.max(linesForced, upTo);
            } else {
                abandon(target);
            }
        }
    }

    /** What is in a file after a failed write is not known; what is remembered is. */
    private void abandon(FileChannel target) throws IOException {
        if (channel == target) {
            channel = null;
        }
        target.close();
    }

    private void rewrite() throws IOException {
        awaitForced();
        replace(cursor, ledger);
    }

    /** Others may write meanwhile: what is remembered must be looked at afterwards. */
    private void awaitForced() {
        while (forcing) {
            forceOver.awaitUninterruptibly();
        }
    }

    /** Nobody may be forcing the file. */
    private void replace(String newCursor, DeliveryLedger messages) throws IOException {
        requireOpen();
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        // what a crash left behind may be readable by others
        Files.deleteIfExists(aside);
        FileChannel fresh = OwnerOnly.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            write(fresh, content(newCursor, messages));
            fresh.force(false);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        forceRename();
        closeFile();
        channel = fresh;
        linesForced = linesWritten;
    }

    /** Or a power failure could bring the old file back, which lacks all that is appended to the new one. */
    private void forceRename() {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // systems such as Windows let nobody open a directory, and order a rename by themselves
        }
    }

    private static String content(String cursor, DeliveryLedger messages) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        if (cursor != null) {
            text.append(CURSOR).append(cursor).append('\n');
        }
        messages.forEachStarted(messageKey -> text.append(STARTED).append(messageKey).append('\n'));
        messages.forEachDone(messageKey -> text.append(DONE).append(messageKey).append('\n'));
        return text.toString();
    }

    private static void write(FileChannel target, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    private UncheckedIOException notWritten(IOException e) {
        return new UncheckedIOException("Cannot write the progress file " + file + ": " + reason(e), e);
    }

    /** A failed move or open names the file first, a failed write does not. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null ? failure.getReason() : e.toString();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closeFile();
            // releases the lock on the account
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the progress file " + file, e);
        } finally {
            lock.unlock();
        }
    }

    private void closeFile() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
