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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * Reads content that is put aside in a file, as often as somebody resets it. As a stream cache it is left as it is by
 * Camel, which would copy a bare stream into memory, and copied for the branches of a route.
 */
final class SpooledStream extends InputStream implements StreamCache {

    private final Content content;
    private final long length;
    private FileChannel channel;
    private InputStream stream;

    SpooledStream(Content content) {
        this.content = content;
        this.length = content.length();
    }

    /** The same content from its beginning, read by itself. */
    SpooledStream another() {
        return content.newReading();
    }

    private InputStream stream() throws IOException {
        if (stream == null) {
            channel = content.open();
            stream = new BufferedInputStream(Channels.newInputStream(channel));
        }
        return stream;
    }

    /**
     * Can be read although the file is deleted. An open file that nobody closes is closed when nobody has this stream
     * any more.
     */
    void outliveFile() {
        try {
            stream();
        } catch (IOException e) {
            // whoever reads is told so
            close();
        }
    }

    @Override
    public int read() throws IOException {
        return stream().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        return stream().read(bytes, offset, count);
    }

    @Override
    public long skip(long count) throws IOException {
        return stream().skip(count);
    }

    @Override
    public int available() throws IOException {
        return stream().available();
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        return stream().transferTo(out);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        transferTo(out);
    }

    /** To the beginning. */
    @Override
    public void reset() {
        if (stream != null) {
            try {
                channel.position(0);
                stream = new BufferedInputStream(Channels.newInputStream(channel));
            } catch (IOException e) {
                close();
            }
        }
    }

    /** Read again, it begins anew. */
    @Override
    public void close() {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // it was only read
            }
            stream = null;
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        content.goesWith(exchange);
        return another();
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        return -1;
    }

    @Override
    public String toString() {
        return "SpooledStream[length=" + length + "]";
    }

    /** What is read, for as long as an exchange has it. */
    interface Content {

        long length();

        FileChannel open() throws IOException;

        SpooledStream newReading();

        /** Is there as long as this exchange, too. */
        void goesWith(Exchange exchange);
    }
}
