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

import java.util.function.IntPredicate;

/**
 * Some characters that belong together: any of ASCII, and all beyond or none. Before anything is verified, each
 * character of a callback is looked up here, so it is a table.
 */
final class CharacterKind {

    private static final int ASCII = 128;

    static final CharacterKind DIGIT = ascii(Character::isDigit);
    static final CharacterKind LETTER_OR_DIGIT = ascii(Character::isLetterOrDigit);
    static final CharacterKind BASE64 = ascii(c -> Character.isLetterOrDigit(c) || "+/=".indexOf(c) >= 0);
    /** JSON may write a slash as \/, and some writers do. */
    static final CharacterKind BASE64_IN_JSON = ascii(c -> BASE64.has((char) c) || c == '\\');
    /** Neither a blank nor a control character. */
    static final CharacterKind VISIBLE = ascii(c -> c >= '!' && c <= '~');
    /** Nothing that means something in XML, or might. */
    static final CharacterKind PLAIN_IN_XML = new CharacterKind(c -> "<&>".indexOf(c) < 0, true);

    private final boolean[] members = new boolean[ASCII];
    private final boolean hasAllBeyond;

    private CharacterKind(IntPredicate isMember, boolean hasAllBeyond) {
        for (int c = 0; c < ASCII; c++) {
            members[c] = isMember.test(c);
        }
        this.hasAllBeyond = hasAllBeyond;
    }

    private static CharacterKind ascii(IntPredicate isMember) {
        return new CharacterKind(isMember, false);
    }

    boolean has(char c) {
        return c < ASCII ? members[c] : hasAllBeyond;
    }

    /** Whether it consists of these and has from one to so many of them. */
    boolean makesUp(String text, int most) {
        return !text.isEmpty() && text.length() <= most && endOfRun(text, 0) == text.length();
    }

    /**
     * Where the first character that is none of these stands from here on; the length of the text when there is none.
     */
    int endOfRun(String text, int from) {
        int end = from;
        while (end < text.length() && has(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
