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
 * What may stand around a text without meaning anything: white space, and the byte order mark that some writers put
 * before UTF-8.
 */
final class Margins {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Margins() {
    }

    static String strip(String text) {
        int begin = 0;
        while (begin < text.length() && isMargin(text.charAt(begin))) {
            begin++;
        }
        return text.substring(begin).stripTrailing();
    }

    private static boolean isMargin(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
    }
}
