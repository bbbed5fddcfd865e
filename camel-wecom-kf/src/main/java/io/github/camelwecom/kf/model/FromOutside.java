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

import java.util.regex.Pattern;

/**
 * Ids and short texts that others chose. They go into logs, headers, file names and figures, where they must be nothing
 * else than one word, or one line.
 */
public final class FromOutside {

    /** Longest id: the platform's have up to some 64 characters, media ids up to 128. */
    public static final int MAX_ID_LENGTH = 128;

    private static final int MAX_LINE_LENGTH = 1000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private FromOutside() {
    }

    /** The id; {@code null} if it is none: too long, or not of visible ASCII characters alone. */
    public static String id(String text) {
        return text != null && isId(text) ? text : null;
    }

    /** Several times for each message, so without a regular expression. */
    private static boolean isId(String text) {
        int length = text.length();
        int visible = 0;
        while (visible < length && text.charAt(visible) >= '!' && text.charAt(visible) <= '~') {
            visible++;
        }
        return visible == length && length > 0 && length <= MAX_ID_LENGTH;
    }

    /** The text in one line that shows nothing but itself. */
    public static String line(String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() <= MAX_LINE_LENGTH ? text : text.substring(0, MAX_LINE_LENGTH) + "...";
        return INVISIBLE.matcher(cut).replaceAll(" ");
    }
}
