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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A temporary file, for its owner only, that is deleted when the last exchange that has its content is done. Camel's
 * FileInputStreamCache does the same for what its own strategy puts aside; others cannot make one.
 */
final class SpoolFile implements SpooledStream.Content {

    private final Path path;
    private final Lock lock = new ReentrantLock();
    // Both guarded by the lock.
    private final Set<SpooledStream> readings = Collections.newSetFromMap(new IdentityHashMap<>());
    private int exchanges;

    private SpoolFile(Path path) {
        this.path = path;
    }

    static SpoolFile of(Exchange exchange) throws IOException {
        SpoolFile file = new SpoolFile(Files.createTempFile("wecom-kf-", ".media"));
        file.goesWith(exchange);
        return file;
    }

    OutputStream output() throws IOException {
        return Files.newOutputStream(path);
    }

    @Override
    public FileChannel open() throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "The media file went with its exchange: read it before that is done, or ask with a request", e);
        }
    }

    @Override
    public long length() {
        return path.toFile().length();
    }

    @Override
    public SpooledStream newReading() {
        SpooledStream reading = new SpooledStream(this);
        lock.lock();
        try {
            readings.add(reading);
        } finally {
            lock.unlock();
        }
        return reading;
    }

    @Override
    public void goesWith(Exchange exchange) {
        lock.lock();
        try {
            exchanges++;
        } finally {
            lock.unlock();
        }
        // the branches of a split or multicast end before the route that goes on with what they gave
        UnitOfWork whole = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        if (whole != null && whole.getRoute() != null) {
            whole.addSynchronization(new Done());
        } else {
            exchange.getExchangeExtension().addOnCompletion(new Done());
        }
    }

    private void done(Exchange exchange) {
        lock.lock();
        try {
            handOver(exchange);
            exchanges--;
            if (exchanges == 0) {
                readings.forEach(SpooledStream::close);
                readings.clear();
                delete();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Who asked with a ProducerTemplate reads when all is done. */
    private void handOver(Exchange exchange) {
        boolean isAskedFor = exchange.getPattern().isOutCapable() || exchange.getFromRouteId() == null;
        if (isAskedFor && exchange.getMessage().getBody() instanceof SpooledStream body && readings.remove(body)) {
            body.outliveFile();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // such as on Windows while somebody reads it
            path.toFile().deleteOnExit();
        }
    }

    private final class Done extends SynchronizationAdapter {

        @Override
        public void onDone(Exchange exchange) {
            done(exchange);
        }
    }
}
