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

import java.nio.charset.StandardCharsets;

/**
 * Walks over JSON in the form in which the platform writes it, and finds out that it is that: UTF-8, nothing but what
 * JSON allows, nothing long or deep. What it walks over, {@link LenientJson} reads; whatever else that would read, too,
 * or in pieces, is not usual, and left to it.
 */
final class UsualJson {

    private static final int MAX_DEPTH = 100;
    /** Of a text or name; the reader's bound for names is the lower one. */
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_NUMBER = 40;
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final int HEX_DIGITS = 4;

    private final byte[] json;
    private int at;
    private int values;

    UsualJson(byte[] json) {
        this.json = json;
    }

    int position() {
        return at;
    }

    /** Names, values, and beginnings and ends of objects and lists, so far: the tokens of a parser. */
    int values() {
        return values;
    }

    boolean isAtEnd() {
        skipSpace();
        return at == json.length;
    }

    /** Goes over this character, and white space in front of it. */
    boolean take(char character) {
        skipSpace();
        if (current() != character) {
            return false;
        }
        at++;
        values++;
        return true;
    }

    /** Whether that character comes next, behind white space. */
    boolean isAt(char character) {
        skipSpace();
        return current() == character;
    }

    /** The name of a member, and the colon; null when there is none, or a long one, or one with escapes. */
    String takeName() {
        skipSpace();
        int start = at + 1;
        if (!takeText()) {
            return null;
        }
        String name = new String(json, start, at - 1 - start, StandardCharsets.UTF_8);
        return name.indexOf('\\') < 0 && take(':') ? name : null;
    }

    boolean takeValue() {
        return takeValue(0);
    }

    private boolean takeValue(int depth) {
        skipSpace();
        values++;
        return switch (current()) {
            case '"' -> takeText();
            case '{' -> depth < MAX_DEPTH && takeObject(depth + 1);
            case '[' -> depth < MAX_DEPTH && takeList(depth + 1);
            case 't' -> takeWord("true");
            case 'f' -> takeWord("false");
            case 'n' -> takeWord("null");
            default -> takeNumber();
        };
    }

    private boolean takeObject(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        do {
            skipSpace();
            if (!takeText() || !take(':') || !takeValue(depth)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean takeList(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!takeValue(depth)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean takeText() {
        if (current() != '"') {
            return false;
        }
        int end = Math.min(json.length, at + LONGEST_TEXT);
        int i = TextBytes.afterPlain(json, at + 1, end);
        while (i > 0 && i < end) {
            byte next = json[i];
            if (next == '"') {
                at = i + 1;
                return true;
            }
            if (next < 0) {
                i = afterCharacter(i);
            } else if (next == '\\') {
                i = afterEscape(i);
            } else {
                i = next < ' ' ? -1 : TextBytes.afterPlain(json, i + 1, end);
            }
        }
        return false;
    }

    /** Negative when it is none of JSON's. */
    private int afterEscape(int backslash) {
        if (backslash + 1 + HEX_DIGITS >= json.length) {
            return -1;
        }
        int kind = json[backslash + 1];
        if (kind != 'u') {
            return ESCAPED.indexOf(kind) >= 0 ? backslash + 2 : -1;
        }
        for (int i = 2; i < 2 + HEX_DIGITS; i++) {
            if (Character.digit(json[backslash + i], 16) < 0) {
                return -1;
            }
        }
        return backslash + 2 + HEX_DIGITS;
    }

    /** Behind a character of more than one byte (RFC 3629, 4); negative when it is none. */
    private int afterCharacter(int i) {
        int first = json[i] & 0xff;
        int second = continuation(i + 1);
        if (first >= 0xc2 && first <= 0xdf) {
            return second < 0 ? -1 : i + 2;
        }
        int third = continuation(i + 2);
        if ((second | third) < 0) {
            return -1;
        }
        if (first >= 0xe0 && first <= 0xef) {
            boolean isOverlong = first == 0xe0 && second < 0xa0;
            boolean isSurrogate = first == 0xed && second >= 0xa0;
            return isOverlong || isSurrogate ? -1 : i + 3;
        }
        boolean isOverlong = first == 0xf0 && second < 0x90;
        boolean isBeyond = first == 0xf4 && second >= 0x90;
        return first < 0xf0 || first > 0xf4 || isOverlong || isBeyond || continuation(i + 3) < 0 ? -1 : i + 4;
    }

    private int continuation(int i) {
        return i < json.length && (json[i] & 0xc0) == 0x80 ? json[i] & 0xff : -1;
    }

    /** Without an exponent, of which a few characters make a number without bounds. */
    private boolean takeNumber() {
        int start = at;
        if (current() == '-') {
            at++;
        }
        int first = at;
        int digits = takeDigits();
        if (digits == 0 || digits > 1 && json[first] == '0') {
            return false;
        }
        if (current() == '.') {
            at++;
            if (takeDigits() == 0) {
                return false;
            }
        }
        return at - start <= LONGEST_NUMBER;
    }

    private int takeDigits() {
        int start = at;
        while (current() >= '0' && current() <= '9') {
            at++;
        }
        return at - start;
    }

    private boolean takeWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (current() != word.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    private void skipSpace() {
        while (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r') {
            at++;
        }
    }

    /** Zero at the end, which is no character of JSON. */
    private int current() {
        return at < json.length ? json[at] : 0;
    }
}
