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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the bytes of JSON texts, eight at a time: most of what comes is in texts. */
final class TextBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP_BITS = 0x80 * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long SPACES = ' ' * EACH;

    private TextBytes() {
    }

    /** The first quote or backslash; there must be one. */
    static int endOfRun(byte[] json, int from) {
        int i = from;
        for (; i + Long.BYTES <= json.length; i += Long.BYTES) {
            long found = quotesAndBackslashes((long) LONGS.get(json, i));
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Goes over characters that mean nothing to JSON and are ASCII, not always to the last of them. */
    static int afterPlain(byte[] json, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end) {
            long bytes = (long) LONGS.get(json, i);
            long controls = bytes - SPACES & ~bytes & TOP_BITS;
            long special = bytes & TOP_BITS | controls | quotesAndBackslashes(bytes);
            if (special != 0) {
                return i + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        return i;
    }

    /** The top bit of each such byte, up to the first one at least. */
    private static long quotesAndBackslashes(long bytes) {
        return zeros(bytes ^ QUOTES) | zeros(bytes ^ BACKSLASHES);
    }

    private static long zeros(long bytes) {
        return bytes - EACH & ~bytes & TOP_BITS;
    }
}
