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
package io.github.camelwecom.kf.sandbox.api.call;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.media.AmrDuration;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaFormat;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/**
 * The part {@code media} of a multipart request.
 *
 * @param declaredLength the {@code filelength} in its Content-Disposition, if there is one
 */
public record UploadedFile(String fileName, OptionalLong declaredLength, MediaContent content) {

    private static final int TOO_SMALL_BYTES = 5;
    private static final Pattern FILE_LENGTH = Pattern.compile(";\\s*filelength=\"?(\\d{1,18})\"?");

    static UploadedFile of(Request.Part part) {
        Matcher declared = FILE_LENGTH.matcher(part.getHeader("Content-Disposition").firstValue());
        return new UploadedFile(
                part.getFileName() == null ? "" : part.getFileName(),
                declared.find() ? OptionalLong.of(Long.parseLong(declared.group(1))) : OptionalLong.empty(),
                MediaContent.of(part.getBody().asBytes()));
    }

    /** Refuses a file that breaks the limits of the type (doc/96484). */
    public void check(MediaType type) {
        checkSize(type, type.uploadBytes());
        if (!type.takes(MediaFormat.of(content))) {
            throw new KfRefusal(type == MediaType.IMAGE ? KfErrcode.INVALID_IMAGE_DATA : KfErrcode.INVALID_MEDIA_TYPE);
        }
        if (type == MediaType.VOICE && AmrDuration.of(content).compareTo(AmrDuration.LONGEST) > 0) {
            throw new KfRefusal(KfErrcode.VOICE_TOO_LONG);
        }
    }

    public void checkSize(MediaType type, int maxBytes) {
        if (content.length() == 0) {
            throw new KfRefusal(KfErrcode.EMPTY_MEDIA);
        }
        if (content.length() <= TOO_SMALL_BYTES) {
            throw new KfRefusal(KfErrcode.INVALID_FILE_SIZE, "must be more than " + TOO_SMALL_BYTES + " bytes");
        }
        if (content.length() > maxBytes) {
            throw new KfRefusal(tooLarge(type), "has " + content.length() + " bytes, at most " + maxBytes);
        }
        if (declaredLength.orElse(content.length()) != content.length()) {
            throw new KfRefusal(KfErrcode.INVALID_IMAGE_DATA, "filelength differs from the real size");
        }
    }

    private static KfErrcode tooLarge(MediaType type) {
        return switch (type) {
            case IMAGE -> KfErrcode.INVALID_IMAGE_SIZE;
            case VIDEO -> KfErrcode.INVALID_VIDEO_SIZE;
            case VOICE, FILE -> KfErrcode.MEDIA_TOO_LARGE;
        };
    }
}
