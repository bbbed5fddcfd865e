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

/**
 * What the platform takes as media, checked before the upload.
 */
final class MediaRules {

    private static final long IMG_MAX_BYTES = 2L * 1024 * 1024;

    private MediaRules() {
    }

    /** What media/upload takes (doc/90253). */
    static void check(String operation, MediaType type, MediaSource source) {
        checkSize(operation, source, type.maxBytes(), type.wireName());
        checkFormat(operation, type, source);
    }

    /** What media/uploadimg takes (doc/90256). */
    static void checkImg(String operation, MediaSource source) {
        checkSize(operation, source, IMG_MAX_BYTES, "image");
        checkFormat(operation, MediaType.IMAGE, source);
    }

    private static void checkSize(String operation, MediaSource source, long maxBytes, String what) {
        if (source.length() < MediaType.MIN_BYTES || source.length() > maxBytes) {
            throw new WecomKfException(
                    operation, ErrorCategory.CALLER,
                    "the " + what + " has " + source.length() + " bytes; it must have " + MediaType.MIN_BYTES + " to "
                                                     + maxBytes,
                    null);
        }
    }

    private static void checkFormat(String operation, MediaType type, MediaSource source) {
        try (InputStream content = source.open()) {
            if (!type.fits(content.readNBytes(MediaType.HEAD_BYTES))) {
                throw new WecomKfException(
                        operation, ErrorCategory.CALLER,
                        "the content does not begin like " + type.format() + ", which " + type.wireName() + " must be", null);
            }
        } catch (IOException e) {
            throw new WecomKfException(operation, ErrorCategory.CALLER, "the file to upload cannot be read", e);
        }
    }
}
