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
package io.github.camelwecom.kf.model.send;

import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Link to a customer (doc/94677).
 *
 * @param title        title; the platform cuts it after 128 bytes of UTF-8
 * @param desc         description, may be {@code null}; the platform cuts it after 512 bytes of UTF-8
 * @param url          where a click leads: {@code http} or {@code https}, at most {@value #MAX_URL_BYTES} bytes
 * @param thumbMediaId id of the uploaded cover picture
 */
public record LinkContent(
        @Required String title, String desc,
        @Required @MaxBytes(MAX_URL_BYTES) @Matches(value = "(?is)https?://.*",
                                                    meaning = "an address that begins with http:// or https://") String url,
        @Required String thumbMediaId) implements MessageContent {

    /** Longest address, in bytes. */
    public static final int MAX_URL_BYTES = 2048;

    /** Without the words, which belong into no log. */
    @Override
    public String toString() {
        return "LinkContent[]";
    }
}
