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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Progress of one account as a text file: a first line that names the format, one line with the cursor, one line per
 * message done behind it. A message done is appended and forced to the disk; a finished page replaces the file by a new
 * one, written aside and renamed, so that no crash leaves half of it. A lock file next to it keeps other readers out.
 */
final class ProgressFile implements AccountProgress {

    private static final String FORMAT = "camel-wecom-kf progress 1";
    private static final String CURSOR = "cursor ";
    private static final String DONE = "done ";

    private final Path file;
    private final FileChannel lockChannel;
    private final Set<String> done = new HashSet<>();
    private FileChannel channel;
    private String cursor;

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
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException(
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
        String text = Files.readString(file);
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

    private void read(String line, int number) {
        if (line.startsWith(CURSOR)) {
            cursor = line.substring(CURSOR.length());
        } else if (line.startsWith(DONE)) {
            done.add(line.substring(DONE.length()));
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
        return done.contains(messageKey);
    }

    @Override
    public void done(String messageKey) {
        try {
            if (channel == null) {
                replace(cursor);
            }
            append(channel, DONE + messageKey + "\n");
        } catch (IOException e) {
            throw notWritten(e);
        }
        done.add(messageKey);
    }

    @Override
    public void commit(String newCursor) {
        try {
            replace(newCursor);
        } catch (IOException e) {
            throw notWritten(e);
        }
        cursor = newCursor;
        done.clear();
    }

    private void replace(String newCursor) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        FileChannel fresh = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        try {
            append(fresh, FORMAT + "\n" + (newCursor == null ? "" : CURSOR + newCursor + "\n"));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        closeFile();
        channel = fresh;
    }

    private static void append(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private UncheckedIOException notWritten(IOException e) {
        return new UncheckedIOException("Cannot write the progress file " + file, e);
    }

    @Override
    public void close() {
        try {
            closeFile();
            // releases the lock
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the progress file " + file, e);
        }
    }

    private void closeFile() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
