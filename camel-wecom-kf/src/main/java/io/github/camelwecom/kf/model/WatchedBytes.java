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
package io.github.camelwecom.kf.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/** Bytes that nobody need read to their end once they are given up. */
final class WatchedBytes extends InputStream {

    private final InputStream bytes;
    private final BooleanSupplier givenUp;

    WatchedBytes(byte[] bytes, BooleanSupplier givenUp) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.givenUp = givenUp;
    }

    static void requireWanted(BooleanSupplier givenUp) throws InterruptedIOException {
        if (givenUp.getAsBoolean()) {
            throw new InterruptedIOException("There was no time to read the answer");
        }
    }

    @Override
    public int read() throws IOException {
        requireWanted(givenUp);
        return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        requireWanted(givenUp);
        return bytes.read(target, offset, length);
    }
}
