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

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Ids for messages that have none, never the same: what no other client has drawn, and how many there were before.
 * Drawing each anew would make all threads wait for the one source of randomness that the operating system has.
 */
final class MsgIds {

    /** With the number, 24 bytes are 32 characters of Base64, the longest id that the platform takes (doc/94677). */
    private static final int RANDOM_BYTES = 16;

    private final byte[] drawn = new byte[RANDOM_BYTES];
    private final AtomicLong given = new AtomicLong();

    MsgIds(RandomGenerator random) {
        random.nextBytes(drawn);
    }

    String next() {
        byte[] id = ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES).put(drawn).putLong(given.getAndIncrement()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
