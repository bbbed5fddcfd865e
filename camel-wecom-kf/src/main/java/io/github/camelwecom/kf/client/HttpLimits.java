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

import java.time.Duration;

/**
 * What one HTTP request may take.
 *
 * @param responseTimeout longest silence of the server, while it has not answered and between two pieces of its answer
 * @param callTimeout     longest time from asking for a connection to the last byte of the answer, however busy the
 *                        server looks
 * @param maxAnswerBytes  largest answer, decompressed
 */
record HttpLimits(Duration responseTimeout, Duration callTimeout, int maxAnswerBytes) {

    /**
     * 10 seconds of silence, 30 seconds in all, 16 MiB. The largest answer, a page of 1,000 messages, would have 12 MB
     * if each were a text of 4,000 Chinese characters; and what is read at its worst takes five times its length.
     */
    static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 16 << 20);

    HttpLimits {
        requirePositive("responseTimeout", responseTimeout);
        requirePositive("callTimeout", callTimeout);
        if (maxAnswerBytes < 1 || maxAnswerBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxAnswerBytes must be positive and less than 2 GiB, not " + maxAnswerBytes);
        }
    }

    HttpLimits withResponseTimeout(Duration other) {
        return new HttpLimits(other, callTimeout, maxAnswerBytes);
    }

    HttpLimits withCallTimeout(Duration other) {
        return new HttpLimits(responseTimeout, other, maxAnswerBytes);
    }

    static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
