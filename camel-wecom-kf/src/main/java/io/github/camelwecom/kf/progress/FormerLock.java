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

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock file of its own by which versions up to format 2 kept a second reader of an account out. While one of them
 * reads an account it must be left alone, as in a rolling update; afterwards the file is of no use.
 */
final class FormerLock implements Closeable {

    private final Path lockFile;
    private final FileChannel channel;

    private FormerLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    static FormerLock of(Path progressFile) throws IOException {
        Path lockFile = progressFile.resolveSibling(progressFile.getFileName() + ".lock");
        try {
            return new FormerLock(lockFile, FileChannel.open(lockFile, StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            return new FormerLock(lockFile, null);
        }
    }

    /** Whether a former version read the account before. */
    boolean isThere() {
        return channel != null;
    }

    boolean tryLock() throws IOException {
        try {
            return channel == null || channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Once there is a file that former versions refuse. */
    void delete() throws IOException {
        if (isThere()) {
            // one of them that opened it already and locks it now finds that file
            Files.deleteIfExists(lockFile);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
