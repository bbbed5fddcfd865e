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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The types of temporary media, with their limits (doc/96484, doc/94699). */
public enum MediaType {

    IMAGE(10, 2, MediaFormat.JPG, MediaFormat.PNG),
    VOICE(2, 2, MediaFormat.AMR),
    VIDEO(10, 10, MediaFormat.MP4),
    FILE(20, 20, MediaFormat.values());

    private static final int MEGABYTE = 1024 * 1024;

    private final int uploadMegabytes;
    private final int inboundMegabytes;
    private final Set<MediaFormat> formats;

    MediaType(int uploadMegabytes, int inboundMegabytes, MediaFormat... formats) {
        this.uploadMegabytes = uploadMegabytes;
        this.inboundMegabytes = inboundMegabytes;
        this.formats = Set.of(formats);
    }

    /** As in requests, such as {@code image}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MediaType> of(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
    }

    /** How many bytes media/upload takes. */
    public int uploadBytes() {
        return uploadMegabytes * MEGABYTE;
    }

    /** How many bytes a customer's message may have; instead of a larger one a text notice arrives. */
    public int inboundBytes() {
        return inboundMegabytes * MEGABYTE;
    }

    public boolean takes(MediaFormat format) {
        return formats.contains(format);
    }
}
