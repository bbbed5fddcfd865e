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
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * The real disk, which fails when it is told to, and which knows what a failure of the power would leave. It does not
 * wait for anything to be forced.
 */
final class TrackedDisk implements Disk {

    volatile String era = "era 1";

    final AtomicInteger forces = new AtomicInteger();
    final AtomicInteger renames = new AtomicInteger();
    volatile boolean writesHalf;
    volatile boolean failsToForce;
    volatile boolean failsToRename;
    final Set<Path> forcedDirectories = ConcurrentHashMap.newKeySet();
    volatile Runnable beforeForce = () -> {
        // nothing
    };

    private final Disk disk = new LocalDisk();
    private final Map<FileChannel, TrackedFile> channels = new ConcurrentHashMap<>();
    private final Map<Path, TrackedFile> names = new ConcurrentHashMap<>();
    private final Map<Path, TrackedFile> forcedNames = new ConcurrentHashMap<>();

    @Override
    public String era() {
        return era;
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        TrackedFile tracked = Files.exists(file) ? tracked(file) : new TrackedFile();
        FileChannel channel = disk.open(file, options);
        names.put(file, tracked);
        channels.put(channel, tracked);
        return channel;
    }

    /** What was there before us is there for good. */
    private TrackedFile tracked(Path file) throws IOException {
        TrackedFile tracked = names.get(file);
        if (tracked == null) {
            tracked = new TrackedFile();
            tracked.forced = Files.readAllBytes(file);
            forcedNames.put(file, tracked);
        }
        return tracked;
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        if (writesHalf) {
            bytes.limit(bytes.position() + bytes.remaining() / 2);
            disk.write(file, bytes);
            throw new IOException("No room");
        }
        disk.write(file, bytes);
    }

    @Override
    public void force(FileChannel file) throws IOException {
        beforeForce.run();
        if (failsToForce) {
            throw new IOException("Input/output error");
        }
        byte[] content = new byte[(int) file.size()];
        file.read(ByteBuffer.wrap(content), 0);
        forces.incrementAndGet();
        channels.get(file).forced = content;
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        renames.incrementAndGet();
        if (failsToRename) {
            throw new IOException("Not permitted");
        }
        disk.rename(from, to);
        names.put(to, names.remove(from));
    }

    @Override
    public void forceNames(Path directory) {
        forcedDirectories.add(directory);
        names.forEach((name, file) -> {
            if (name.getParent().equals(directory)) {
                forcedNames.put(name, file);
            }
        });
    }

    /**
     * Writes to another file what a failure of the power may leave of this one: all that was forced, and of what was
     * appended since as much as the operator says of how much that is.
     */
    void leave(Path file, Path copy, IntUnaryOperator unforced) {
        try {
            Files.deleteIfExists(copy);
            if (Files.exists(file)) {
                tracked(file);
            }
            TrackedFile tracked = forcedNames.get(file);
            if (tracked != null) {
                byte[] all = tracked == names.get(file) ? Files.readAllBytes(file) : tracked.forced;
                int more = unforced.applyAsInt(all.length - tracked.forced.length);
                Files.write(copy, Arrays.copyOf(all, tracked.forced.length + more));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TrackedFile {

        private volatile byte[] forced = {};
    }
}
