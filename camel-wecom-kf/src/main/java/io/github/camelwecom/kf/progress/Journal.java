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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file to which lines are appended, and forced to the disk together with those that come at the same time. What is in
 * it after a failed write is not known, and then it takes no more lines until it is {@linkplain #replace replaced}.
 */
final class Journal implements OpenFiles.Evictable {

    private final Path file;
    private final Disk disk;
    private final OpenFiles openFiles;

    /** Taken before that of the open files, and never while another journal's is held. */
    private final Lock lock = new ReentrantLock();
    private final Condition forceOver = lock.newCondition();
    // All below is guarded by the lock.
    /** Null when there is no file yet. */
    private FileIdentity identity;
    private long size;
    private boolean sound;
    /** Null while it is not needed. */
    private FileChannel channel;
    private long written;
    private long forced;
    private boolean forcing;

    Journal(Path file, Disk disk, OpenFiles openFiles) {
        this.file = file;
        this.disk = disk;
        this.openFiles = openFiles;
    }

    /**
     * The file that is there already.
     *
     * @param newSound whether it ends with a line of the current format
     */
    void found(FileIdentity newIdentity, long newSize, boolean newSound) {
        identity = newIdentity;
        size = newSize;
        sound = newSound;
    }

    /** Whether lines can be appended, for all that is known. Otherwise it must be replaced. */
    boolean isSound() {
        lock.lock();
        try {
            return sound;
        } finally {
            lock.unlock();
        }
    }

    /** What is appended to a file that somebody deleted is lost. */
    private boolean isSoundAndThere() {
        sound = sound && identity.isAt(file);
        return sound;
    }

    /** Up to where {@link #force} must get for all that was appended to outlive a failure of the power. */
    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there was a file, and somebody took it away. */
    boolean isGone() {
        lock.lock();
        try {
            return identity != null && !identity.isAt(file);
        } finally {
            lock.unlock();
        }
    }

    long size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends lines, each with its end, to a sound file. They outlive the process, not yet a failure of the power.
     *
     * @return up to where {@link #force} must get for that
     */
    long append(String lines) throws IOException {
        lock.lock();
        try {
            disk.write(untouchedChannel(), ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
            size += lines.length();
            written++;
            return written;
        } catch (IOException e) {
            sound = false;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody but us may have written to it. */
    private FileChannel untouchedChannel() throws IOException {
        boolean wasClosed = channel == null || !channel.isOpen();
        FileChannel ours = channel();
        if (wasClosed && ours.size() != size) {
            throw new IOException("Somebody else changed it");
        }
        return ours;
    }

    /** Opened again where we left it, if it was closed meanwhile. */
    private FileChannel channel() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = disk.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.position(size);
        }
        openFiles.used(this);
        return channel;
    }

    /**
     * One thread forces what all have appended so far, while others append and then wait for it, or for the next round.
     *
     * @return false when the file is not sound and must be replaced
     */
    boolean force(long upTo) throws IOException {
        lock.lock();
        try {
            while (forced < upTo) {
                if (forcing) {
                    forceOver.awaitUninterruptibly();
                } else if (!isSoundAndThere()) {
                    return false;
                } else {
                    forceAll();
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void forceAll() throws IOException {
        FileChannel target = channel();
        long upTo = written;
        forcing = true;
        lock.unlock();
        boolean done = false;
        try {
            disk.force(target);
            done = true;
        } finally {
            lock.lock();
            forcing = false;
            forceOver.signalAll();
            if (done) {
                forced = Math.max(forced, upTo);
            } else {
                sound = false;
            }
        }
    }

    /**
     * Puts a new file in its place, which then is sound.
     *
     * @param  content     may read from the old file
     * @return             up to where everything is forced then
     * @throws IOException when the old file stays as it is
     */
    long replace(Replacement.Content content) throws IOException {
        lock.lock();
        try {
            while (forcing) {
                forceOver.awaitUninterruptibly();
            }
            Replacement fresh = Replacement.of(file, disk, content);
            closeChannel();
            channel = fresh.channel();
            identity = fresh.identity();
            size = fresh.size();
            sound = true;
            forced = written;
            openFiles.used(this);
            return written;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A part of the file that was forced, in which there is nothing but ASCII.
     *
     * @return             null when somebody took the file away
     * @throws IOException when it cannot be read at present
     */
    String read(long offset, int length) throws IOException {
        lock.lock();
        try {
            boolean isOpen = channel != null && channel.isOpen();
            if (!isOpen && (identity == null || !identity.isAt(file))) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate(length);
            FileChannel source = channel();
            while (bytes.hasRemaining() && source.read(bytes, offset + bytes.position()) >= 0) {
                // on to the rest
            }
            return bytes.hasRemaining() ? null : new String(bytes.array(), StandardCharsets.US_ASCII);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean closeIfIdle() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (!forcing) {
                closeChannel();
            }
            return !forcing;
        } catch (IOException e) {
            sound = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forces what was appended last, if it can, and lets go of the file. */
    void close() throws IOException {
        lock.lock();
        try {
            while (forcing) {
                forceOver.awaitUninterruptibly();
            }
            if (sound && forced < written && channel != null) {
                forceAll();
            }
        } finally {
            try {
                closeChannel();
                openFiles.closed(this);
            } finally {
                lock.unlock();
            }
        }
    }

    private void closeChannel() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
