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

import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Text to a customer (doc/94677).
 *
 * @param content the words, at most {@value #MAX_BYTES} bytes of UTF-8; {@link LongText} splits longer ones
 */
public record TextContent(@Required @MaxBytes(MAX_BYTES) String content) implements OnEventContent {

    /** Longest text the platform takes, in bytes of UTF-8. */
    public static final int MAX_BYTES = 2048;

    /** Without the words, which belong into no log. */
    @Override
    public String toString() {
        return "TextContent[]";
    }
}
