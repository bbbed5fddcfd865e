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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that was written anew: aside, forced to the disk, and put in the place of the old one in one step, so that no
 * crash leaves half of it.
 *
 * @param channel open behind its end
 */
record Replacement(FileChannel channel, FileIdentity identity, long size) {

    static Replacement of(Path file, Disk disk, Content content) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        // what a crash left behind may be readable by others
        Files.deleteIfExists(aside);
        FileChannel channel = disk.open(
                aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            LineWriter writer = new LineWriter(disk, channel);
            content.writeTo(writer);
            writer.flush();
            disk.force(channel);
            FileIdentity identity = FileIdentity.of(aside);
            disk.rename(aside, file);
            // or a power failure could bring the old file back, which lacks all that is appended to the new one
            disk.forceNames(file.toAbsolutePath().getParent());
            return new Replacement(channel, identity, writer.position());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What is to be in the file. */
    interface Content {

        void writeTo(LineWriter out) throws IOException;
    }
}
