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
package io.github.camelwecom.kf.model;

import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of account/add (doc/94662).
 *
 * @param name    name, as customers see it, at most {@value #MAX_NAME_CHARS} characters
 * @param mediaId the picture: id of an uploaded temporary image, at most {@value #MAX_MEDIA_ID_BYTES} bytes
 */
public record AccountAddRequest(
        @Required @MaxChars(MAX_NAME_CHARS) String name, @Required @MaxBytes(MAX_MEDIA_ID_BYTES) String mediaId) {

    /** Longest name, in characters. */
    public static final int MAX_NAME_CHARS = 16;
    /** Longest id of a picture, in bytes. */
    public static final int MAX_MEDIA_ID_BYTES = 128;
}
