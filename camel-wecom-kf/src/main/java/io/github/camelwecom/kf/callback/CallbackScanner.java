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
package io.github.camelwecom.kf.callback;

/**
 * Goes through a text from left to right. What does not come as expected leaves it where it is.
 */
final class CallbackScanner {

    private final String text;
    private int position;

    CallbackScanner(String text, int position) {
        this.text = text;
        this.position = position;
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    /** Goes past these characters, if they come next. */
    boolean take(String expected) {
        boolean comes = text.startsWith(expected, position);
        position += comes ? expected.length() : 0;
        return comes;
    }

    /** Goes past white space, if there is any. */
    void skipSpace() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Goes past the characters of a kind; returns them, perhaps none. */
    String takeAll(CharacterKind kind) {
        int begin = position;
        position = kind.endOfRun(text, begin);
        return text.substring(begin, position);
    }

    /** Goes past the text up to a mark, and past the mark. Returns what was before it; null when it does not come. */
    String takeUntil(String mark) {
        int end = text.indexOf(mark, position);
        if (end < 0) {
            return null;
        }
        String before = text.substring(position, end);
        position = end + mark.length();
        return before;
    }
}
