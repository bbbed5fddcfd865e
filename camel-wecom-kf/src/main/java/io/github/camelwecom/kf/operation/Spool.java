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
package io.github.camelwecom.kf.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * Content put aside: in memory while it is small, else in a temporary file that goes with the exchange. Camel's own
 * CachedOutputStream keeps everything in memory unless the context is told otherwise.
 */
final class Spool extends OutputStream {

    private static final int IN_MEMORY = 128 * 1024;

    private final Exchange exchange;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private SpoolFile file;
    private OutputStream target = memory;
    private long length;

    Spool(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (file == null && length + count > IN_MEMORY) {
            moveToFile();
        }
        target.write(bytes, offset, count);
        length += count;
    }

    private void moveToFile() throws IOException {
        file = SpoolFile.of(exchange);
        target = file.output();
        memory.writeTo(target);
        memory = null;
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    long length() {
        return length;
    }

    /**
     * What was written, from its beginning: a {@link org.apache.camel.StreamCache}, which Camel takes from step to step
     * as it is. To be asked for after closing; each is read by itself.
     */
    InputStream content() {
        return file == null ? new InputStreamCache(memory.toByteArray()) : file.newReading();
    }
}
