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
package io.github.camelwecom.kf.peers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** Small contents that begin as files of their format do. */
public enum SampleMedia {

    JPG(MediaType.IMAGE, "avatar.jpg", "\u00ff\u00d8\u00ff\u00e0"),
    AMR(MediaType.VOICE, "greeting.amr", "#!AMR\n"),
    MP4(MediaType.VIDEO, "tour.mp4", "\0\0\0\u0018ftypisom"),
    TXT(MediaType.FILE, "terms.txt", "Terms and conditions");

    private static final int SIZE = 200;

    private final MediaType type;
    private final String fileName;
    private final String head;

    SampleMedia(MediaType type, String fileName, String head) {
        this.type = type;
        this.fileName = fileName;
        this.head = head;
    }

    public String fileName() {
        return fileName;
    }

    /** As in requests, such as {@code image}. */
    public String wireName() {
        return type.wireName();
    }

    /** Puts it into the sandbox; returns its media_id. */
    public String storeIn(KfSandbox sandbox) {
        return sandbox.media(type, fileName, content());
    }

    public byte[] content() {
        return Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), SIZE);
    }
}
