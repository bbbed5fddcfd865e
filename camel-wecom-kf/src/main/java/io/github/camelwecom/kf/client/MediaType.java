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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The types of temporary media, and what the platform takes of each (doc/90253). A media id lives 3 days.
 */
public enum MediaType {

    /** Up to 10 MB, JPG or PNG. */
    IMAGE("image", 10, "JPG or PNG", "ffd8ff", "89504e470d0a1a0a"),
    /** Up to 2 MB and 60 seconds, AMR. */
    VOICE("voice", 2, "AMR", "2321414d52"),
    /** Up to 10 MB, MP4. */
    VIDEO("video", 10, "MP4", "........66747970"),
    /** Up to 20 MB, anything. */
    FILE("file", 20, "any format", "");

    /** A file has at least so many bytes. */
    public static final int MIN_BYTES = 6;
    /** So many first bytes of a file tell its format. */
    static final int HEAD_BYTES = 8;

    private final String wireName;
    private final long maxBytes;
    private final String format;
    private final List<String> signatures;

    MediaType(String wireName, int maxMegabytes, String format, String... signatures) {
        this.wireName = wireName;
        this.maxBytes = maxMegabytes * 1024L * 1024L;
        this.format = format;
        this.signatures = List.of(signatures);
    }

    /** Value of {@code type}. */
    public String wireName() {
        return wireName;
    }

    /** Largest file, in bytes. */
    public long maxBytes() {
        return maxBytes;
    }

    /** What files of this type must be, in words. */
    public String format() {
        return format;
    }

    /**
     * The type of a name.
     *
     * @throws IllegalArgumentException when there is none of that name; says which there are
     */
    public static MediaType of(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no media type " + wireName + ". The types are "
                                                                + Arrays.stream(values()).map(MediaType::wireName)
                                                                        .collect(Collectors.joining(", "))));
    }

    /** Whether a file that begins with these bytes looks like this type; formats are told by their first bytes. */
    boolean fits(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return signatures.stream().anyMatch(signature -> hex.matches("(?s)" + signature + ".*"));
    }
}
