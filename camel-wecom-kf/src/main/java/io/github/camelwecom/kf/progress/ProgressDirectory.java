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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Keeps the progress of each account in a file of its own: <code>directory/corpId/openKfId.progress</code>. Nobody but
 * their owner can read these files. However many accounts are open, few of their files are.
 */
public final class ProgressDirectory implements ProgressStore {

    private static final int MOST_OPEN_FILES = 64;

    private final Path directory;
    private final Disk disk;
    private final OpenFiles openFiles;

    public ProgressDirectory(Path directory) {
        this(directory, new LocalDisk());
    }

    ProgressDirectory(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
        this.openFiles = new OpenFiles(MOST_OPEN_FILES);
    }

    @Override
    public AccountProgress open(String corpId, String openKfId) {
        try {
            create(directory.resolve(fileName(corpId)));
            return open(file(corpId, openKfId), openKfId);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot keep the progress of account " + openKfId + " in " + directory
                                           + ": check option stateDirectory, which must be a directory that this user may write to ("
                                           + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public Instant lastWritten(String corpId, String openKfId) {
        try {
            return Files.getLastModifiedTime(file(corpId, openKfId)).toInstant();
        } catch (IOException e) {
            // such as of an account that was never read
            return Instant.EPOCH;
        }
    }

    private Path file(String corpId, String openKfId) {
        return directory.resolve(fileName(corpId)).resolve(fileName(openKfId) + ".progress");
    }

    private void create(Path corpDirectory) throws IOException {
        if (!Files.isDirectory(corpDirectory)) {
            OwnerOnly.createDirectories(corpDirectory);
            // or a failure of the power could take it away, with what is in it
            disk.forceNames(directory);
        }
    }

    private AccountProgress open(Path file, String openKfId) throws IOException {
        AccountLock reader = AccountLock.tryLock(file.getParent(), openKfId);
        if (reader == null) {
            throw ProgressFile.inUse(file);
        }
        try {
            return ProgressFile.open(file, reader, disk, openFiles);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Ids come from outside: nothing in them may climb out of the directory. */
    private static String fileName(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace(".", "%2E").replace("*", "%2A");
    }
}
