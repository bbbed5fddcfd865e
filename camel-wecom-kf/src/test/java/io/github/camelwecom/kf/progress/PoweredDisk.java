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
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * A disk until its power is cut: then there is no more than was forced, and perhaps a part of what was not.
 */
public final class PoweredDisk implements Disk {

    private static final int FORCE_MILLIS = 5;

    private final TrackedDisk disk = new TrackedDisk();
    private final String era = UUID.randomUUID().toString();
    /** Whoever needs power has the one, who cuts it the other. */
    private final ReadWriteLock power = new ReentrantReadWriteLock();
    private boolean cut;

    /** Where progress is kept on it. */
    public ProgressStore store(Path directory) {
        return new ProgressDirectory(directory, this);
    }

    /** Does something, unless the power is cut. */
    public void whilePowered(Runnable action) {
        Lock lock = power.readLock();
        lock.lock();
        try {
            if (!cut) {
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cuts the power, and copies what is left.
     *
     * @param unforced says how much of so many bytes is left
     */
    public void cutPower(Path directory, Path copy, IntUnaryOperator unforced) throws IOException {
        power.writeLock().lock();
        try (Stream<Path> files = Files.walk(directory)) {
            cut = true;
            for (Path file : files.filter(file -> file.toString().endsWith(".progress")).toList()) {
                Path left = copy.resolve(directory.relativize(file));
                Files.createDirectories(left.getParent());
                disk.leave(file, left, unforced);
            }
        } finally {
            power.writeLock().unlock();
        }
    }

    @Override
    public String era() {
        return era;
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return powered(() -> disk.open(file, options));
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        powered(() -> {
            disk.write(file, bytes);
            return null;
        });
    }

    @Override
    public void force(FileChannel file) throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FORCE_MILLIS));
        powered(() -> {
            disk.force(file);
            return null;
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        powered(() -> {
            disk.rename(from, to);
            return null;
        });
    }

    @Override
    public void forceNames(Path directory) {
        whilePowered(() -> disk.forceNames(directory));
    }

    private <T> T powered(Operation<T> operation) throws IOException {
        Lock lock = power.readLock();
        lock.lock();
        try {
            if (cut) {
                throw new IOException("The power is cut");
            }
            return operation.run();
        } finally {
            lock.unlock();
        }
    }

    private interface Operation<T> {

        T run() throws IOException;
    }
}
