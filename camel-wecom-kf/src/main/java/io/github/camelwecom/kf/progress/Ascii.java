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
package io.github.camelwecom.kf.progress;

import java.util.HexFormat;

/**
 * Text as printable ASCII in one line, and back. What cannot stand there is escaped as in JSON, character by character,
 * so that nothing is lost.
 */
final class Ascii {

    private static final char ESCAPE = '\\';
    /** No word is written so, since a backslash is always escaped. */
    private static final String EMPTY = String.valueOf(ESCAPE);
    private static final int DIGITS = 4;
    private static final HexFormat HEX = HexFormat.of();

    private Ascii() {
    }

    /** Without spaces, and never empty. */
    static String word(String text) {
        return text.isEmpty() ? EMPTY : escape(text, '!');
    }

    /** With spaces: only at the end of a line. */
    static String words(String text) {
        return escape(text, ' ');
    }

    /** Ids, which most of them are, stay as they are. */
    private static String escape(String text, char first) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain), first)) {
            plain++;
        }
        return plain == text.length() ? text : escaped(text, first);
    }

    private static boolean isPlain(char character, char first) {
        return character >= first && character <= '~' && character != ESCAPE;
    }

    private static String escaped(String text, char first) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isPlain(character, first)) {
                line.append(character);
            } else {
                appendEscaped(line, character);
            }
        }
        return line.toString();
    }

    /** Turns back both what {@link #word} and what {@link #words} made. */
    static String read(String line) {
        if (line.equals(EMPTY)) {
            return "";
        }
        StringBuilder text = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == ESCAPE) {
                text.append(escaped(line, i));
                i += 2 + DIGITS;
            } else {
                text.append(line.charAt(i));
                i++;
            }
        }
        return text.toString();
    }

    private static char escaped(String line, int at) {
        int end = at + 2 + DIGITS;
        if (end > line.length() || line.charAt(at + 1) != 'u') {
            throw new IllegalArgumentException("has an escape that is none");
        }
        return (char) HexFormat.fromHexDigits(line, at + 2, end);
    }

    /**
     * The same JSON. Line breaks between its tokens become spaces; within a string everything that needs it is escaped.
     * What is such a line already stays as it is.
     */
    static String json(String json) {
        StringBuilder line = new StringBuilder(json.length());
        boolean inString = false;
        boolean afterEscape = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (character >= ' ' && character <= '~') {
                line.append(character);
            } else if (inString) {
                appendEscaped(line, character);
            } else {
                line.append(' ');
            }
            if (character == '"' && !afterEscape) {
                inString = !inString;
            }
            afterEscape = character == ESCAPE && !afterEscape;
        }
        return line.toString();
    }

    private static void appendEscaped(StringBuilder line, char character) {
        line.append("\\u").append(HEX.toHexDigits(character));
    }
}
