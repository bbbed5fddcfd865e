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
package io.github.camelwecom.kf.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Takes so many bytes, and refuses the next. */
final class BoundedOutput extends FilterOutputStream {

    private final Supplier<? extends RuntimeException> refusal;
    private long room;

    BoundedOutput(OutputStream out, long room, Supplier<? extends RuntimeException> refusal) {
        super(out);
        this.room = room;
        this.refusal = refusal;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        take(count);
        out.write(bytes, offset, count);
    }

    private void take(int count) {
        if (count > room) {
            throw refusal.get();
        }
        room -= count;
    }
}
