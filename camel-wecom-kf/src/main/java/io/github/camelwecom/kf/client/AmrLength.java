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

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * How long a voice recording in AMR is: a header, then frames of 20 milliseconds whose first byte tells their length
 * (RFC 4867, section 5).
 */
final class AmrLength {

    private static final String HEADER = "#!AMR\n";
    private static final Duration FRAME = Duration.ofMillis(20);
    /** Bytes of a frame behind its first one, by the frame's type. */
    private static final int[] FRAME_BYTES = { 12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0 };

    private AmrLength() {
    }

    static Duration of(InputStream recording) throws IOException {
        recording.skipNBytes(HEADER.length());
        int frames = 0;
        for (int first = recording.read(); first >= 0; first = recording.read()) {
            recording.readNBytes(FRAME_BYTES[first >> 3 & 0x0f]);
            frames++;
        }
        return FRAME.multipliedBy(frames);
    }
}
