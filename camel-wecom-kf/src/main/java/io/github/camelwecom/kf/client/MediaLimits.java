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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What the platform takes as an upload.
 *
 * @param format   what the content must begin like
 * @param maxBytes largest file, in bytes
 */
record MediaLimits(MediaType format, long maxBytes) {

    /** Longest voice recording (doc/90253). */
    private static final Duration LONGEST_VOICE = Duration.ofSeconds(60);

    /** Of media/uploadimg (doc/90256). */
    static final MediaLimits IMG = new MediaLimits(MediaType.IMAGE, 2L * 1024 * 1024);

    /** Of media/upload (doc/90253). */
    static MediaLimits of(MediaType type) {
        return new MediaLimits(type, type.maxBytes());
    }

    /**
     * @throws WecomKfException when the file is none that the platform takes
     */
    void check(String operation, MediaSource file) {
        if (file.length() < MediaType.MIN_BYTES || file.length() > maxBytes) {
            throw refusal(operation, "the " + format.wireName() + " has " + file.length() + " bytes; it must have "
                                     + MediaType.MIN_BYTES + " to " + maxBytes);
        }
        try {
            checkFormat(operation, file);
            if (format == MediaType.VOICE) {
                checkDuration(operation, file);
            }
        } catch (IOException e) {
            throw new WecomKfException(operation, ErrorCategory.CALLER, "the file to upload cannot be read", e);
        }
    }

    private void checkFormat(String operation, MediaSource file) throws IOException {
        try (InputStream content = file.open()) {
            if (!format.fits(content.readNBytes(MediaType.HEAD_BYTES))) {
                throw refusal(operation, "the content does not begin like " + format.format() + ", which " + format.wireName()
                                         + " must be");
            }
        }
    }

    private static void checkDuration(String operation, MediaSource file) throws IOException {
        try (InputStream recording = new BufferedInputStream(file.open())) {
            Duration duration = AmrLength.of(recording);
            if (duration.compareTo(LONGEST_VOICE) > 0) {
                throw refusal(operation, "the voice lasts " + duration.toSeconds() + " seconds; it may last "
                                         + LONGEST_VOICE.toSeconds());
            }
        }
    }

    private static WecomKfException refusal(String operation, String what) {
        return new WecomKfException(operation, ErrorCategory.CALLER, what, null);
    }
}
