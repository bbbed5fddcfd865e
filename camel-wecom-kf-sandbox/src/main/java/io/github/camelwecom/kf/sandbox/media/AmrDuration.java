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

import java.time.Duration;

/** How long a recording in AMR plays, by its frames of 20 ms (RFC 4867, section 5). */
public final class AmrDuration {

    /** What the platform takes at most (doc/96484). */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int HEADER_BYTES = "#!AMR\n".length();
    private static final Duration FRAME = Duration.ofMillis(20);
    /** Bytes of a frame after its first byte, by frame type. */
    private static final int[] FRAME_BYTES = { 12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0 };

    private AmrDuration() {
    }

    public static Duration of(MediaContent amr) {
        byte[] bytes = amr.bytes(0, (int) amr.length());
        int frames = 0;
        for (int i = HEADER_BYTES; i < bytes.length; i += 1 + FRAME_BYTES[bytes[i] >> 3 & 0x0f]) {
            frames++;
        }
        return FRAME.multipliedBy(frames);
    }
}
