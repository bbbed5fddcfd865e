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
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The real disk, which can be full: then nothing more is written.
 */
public final class FullDisk implements Disk {

    private final AtomicBoolean full = new AtomicBoolean();
    private final Disk disk = new LocalDisk();

    /** Where progress is kept on it. */
    public ProgressStore store(Path directory) {
        return new ProgressDirectory(directory, this);
    }

    public void fill() {
        full.set(true);
    }

    public void clear() {
        full.set(false);
    }

    @Override
    public String era() {
        return disk.era();
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return disk.open(file, options);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        requireRoom();
        disk.write(file, bytes);
    }

    private void requireRoom() throws IOException {
        if (full.get()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void force(FileChannel file) throws IOException {
        requireRoom();
        disk.force(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void forceNames(Path directory) {
        disk.forceNames(directory);
    }
}
