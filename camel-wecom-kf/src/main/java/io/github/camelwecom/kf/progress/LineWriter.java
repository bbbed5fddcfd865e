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

/**
 * Writes lines of ASCII to a new file, many at a time.
 */
final class LineWriter {

    private static final int BUFFER = 64 * 1024;

    private final Disk disk;
    private final FileChannel file;
    private final StringBuilder buffer = new StringBuilder();
    private long position;

    LineWriter(Disk disk, FileChannel file) {
        this.disk = disk;
        this.file = file;
    }

    void write(String lines) throws IOException {
        buffer.append(lines);
        position += lines.length();
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    /** Behind all that was written so far. */
    long position() {
        return position;
    }

    void flush() throws IOException {
        disk.write(file, ByteBuffer.wrap(buffer.toString().getBytes(StandardCharsets.US_ASCII)));
        buffer.setLength(0);
    }
}
