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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The disk that is there. What it creates is its owner's only.
 */
final class LocalDisk implements Disk {

    /** Linux draws it anew whenever the machine starts. */
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final String era = readEra();

    /** Where nobody can tell whether the machine failed, it may have done so each time that a process ended. */
    private static String readEra() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return UUID.randomUUID().toString();
        }
    }

    @Override
    public String era() {
        return era;
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return OwnerOnly.open(file, options);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void force(FileChannel file) throws IOException {
        file.force(false);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forceNames(Path directory) {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // systems such as Windows let nobody open a directory, and order a rename by themselves
        }
    }
}
