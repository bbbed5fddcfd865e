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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The file formats the platform tells apart, by their first bytes. */
public enum MediaFormat {

    JPG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    AMR("audio/amr", 0, "#!AMR"),
    MP4("video/mp4", 4, "ftyp"),
    OTHER("application/octet-stream", 0, "");

    private static final int HEAD_BYTES = 12;

    private final String contentType;
    private final int offset;
    private final byte[] magic;

    MediaFormat(String contentType, int offset, String magic) {
        this.contentType = contentType;
        this.offset = offset;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    }

    String contentType() {
        return contentType;
    }

    public static MediaFormat of(MediaContent content) {
        byte[] head = content.bytes(0, (int) Math.min(HEAD_BYTES, content.length()));
        return Arrays.stream(values()).filter(format -> format.matches(head)).findFirst().orElse(OTHER);
    }

    private boolean matches(byte[] head) {
        int end = offset + magic.length;
        return head.length >= end && Arrays.equals(magic, Arrays.copyOfRange(head, offset, end));
    }
}
