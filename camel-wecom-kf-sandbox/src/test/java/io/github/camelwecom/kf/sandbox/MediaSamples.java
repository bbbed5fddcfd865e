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
package io.github.camelwecom.kf.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Contents that begin as files of their format do. */
public final class MediaSamples {

    private MediaSamples() {
    }

    public static byte[] jpg(int size) {
        return bytes("\u00ff\u00d8\u00ff\u00e0", size);
    }

    public static byte[] png(int size) {
        return bytes("\u0089PNG\r\n\u001a\n", size);
    }

    public static byte[] mp4(int size) {
        return bytes("\0\0\0\u0018ftypisom", size);
    }

    /** So many frames of 20 ms, of 13 bytes each. */
    public static byte[] amr(int frames) {
        return bytes("#!AMR\n", 6 + 13 * frames);
    }

    private static byte[] bytes(String head, int size) {
        return Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), size);
    }
}
