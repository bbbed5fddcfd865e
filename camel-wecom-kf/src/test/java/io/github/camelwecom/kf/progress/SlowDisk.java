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
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The real disk, on which each force takes so much longer.
 */
public final class SlowDisk implements Disk {

    private final Disk disk = new LocalDisk();
    private final Duration force;

    public SlowDisk(Duration force) {
        this.force = force;
    }

    /** Where progress is kept on it. */
    public ProgressStore store(Path directory) {
        return new ProgressDirectory(directory, this);
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
        disk.write(file, bytes);
    }

    @Override
    public void force(FileChannel file) throws IOException {
        long end = System.nanoTime() + force.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
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
