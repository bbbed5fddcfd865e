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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Content put aside: in memory while it is small, else in a temporary file that goes with the exchange. Camel's own
 * CachedOutputStream keeps everything in memory unless the context is told otherwise.
 */
final class Spool extends OutputStream {

    private static final int IN_MEMORY = 128 * 1024;

    private final Exchange exchange;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream target = memory;
    private InputStream opened;
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
        file = Files.createTempFile("wecom-kf-", ".media");
        exchange.getExchangeExtension().addOnCompletion(new Discard());
        target = Files.newOutputStream(file);
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

    /** What was written, from its beginning. To be asked for after closing. */
    InputStream content() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        closeOpened();
        opened = Files.newInputStream(file);
        return opened;
    }

    private void closeOpened() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    private final class Discard extends SynchronizationAdapter {

        @Override
        public void onDone(Exchange done) {
            try {
                closeOpened();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // such as on Windows while somebody reads it
                file.toFile().deleteOnExit();
            }
        }
    }
}
