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
package io.github.camelwecom.kf.sandbox.media;

import java.util.Arrays;

/** The bytes of a medium, of which only pieces need be in memory. */
public interface MediaContent {

    long length();

    /** A piece that lies within the content. */
    byte[] bytes(long from, int count);

    static MediaContent of(byte[] bytes) {
        return new MediaContent() {

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public byte[] bytes(long from, int count) {
                return Arrays.copyOfRange(bytes, (int) from, (int) from + count);
            }
        };
    }

    /** Any length without any memory: byte number {@code i} is {@code (byte) (i % 251)}. */
    static MediaContent generated(long length) {
        return new Generated(length);
    }

    /** See {@link #generated}. */
    record Generated(long length) implements MediaContent {

        @Override
        public byte[] bytes(long from, int count) {
            byte[] piece = new byte[count];
            for (int i = 0; i < count; i++) {
                piece[i] = (byte) ((from + i) % 251);
            }
            return piece;
        }
    }
}
