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

import io.github.camelwecom.kf.model.NoJsonObjectException.Flaw;

/**
 * Takes a JSON object or array apart by its quotes, brackets and commas alone, whatever is between them; so one piece
 * that cannot be read leaves the others as they are. Of well-formed JSON the pieces are what a parser would find.
 */
final class JsonPieces {

    private final CharSequence text;
    private final char end;
    private int at;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    private JsonPieces(CharSequence text, int from, char start, char end) throws NoJsonObjectException {
        this.text = text;
        this.end = end;
        this.at = afterSpace(from);
        expect(start);
    }

    static JsonPieces ofObject(CharSequence text) throws NoJsonObjectException {
        return new JsonPieces(text, 0, '{', '}');
    }

    /** Those of the value, which is an array. */
    JsonPieces elements() throws NoJsonObjectException {
        return new JsonPieces(text, valueStart, '[', ']');
    }

    /** Goes on to the next piece; false at the end. */
    boolean next() throws NoJsonObjectException {
        at = afterSpace(at);
        while (current() == ',') {
            at = afterSpace(at + 1);
        }
        if (current() == end) {
            at++;
            return false;
        }
        if (end == '}') {
            takeName();
        }
        takeValue();
        return true;
    }

    /** Behind the end, nothing but white space may follow. */
    void requireEnd() throws NoJsonObjectException {
        at = afterSpace(at);
        if (at < text.length()) {
            throw new NoJsonObjectException(Flaw.MORE, at);
        }
    }

    /** Of a member of an object, as it is written. */
    String name() {
        return text.subSequence(nameStart, nameEnd).toString();
    }

    String value() {
        return text.subSequence(valueStart, valueEnd).toString();
    }

    /** Where the value begins in the text. */
    int start() {
        return valueStart;
    }

    int length() {
        return valueEnd - valueStart;
    }

    boolean isObject() {
        return begins('{');
    }

    boolean isArray() {
        return begins('[');
    }

    private boolean begins(char bracket) {
        return valueStart < valueEnd && text.charAt(valueStart) == bracket;
    }

    private void takeName() throws NoJsonObjectException {
        nameStart = at + 1;
        at = afterString(at);
        nameEnd = at - 1;
        at = afterSpace(at);
        expect(':');
    }

    private void takeValue() throws NoJsonObjectException {
        valueStart = afterSpace(at);
        at = valueStart;
        int open = 0;
        while (open > 0 || current() != ',' && current() != end) {
            open += brackets();
            if (open < 0) {
                throw noJson();
            }
            at = current() == '"' ? afterString(at) : at + 1;
        }
        valueEnd = at;
        while (valueEnd > valueStart && isSpace(text.charAt(valueEnd - 1))) {
            valueEnd--;
        }
    }

    /** How many more are open behind this character. */
    private int brackets() throws NoJsonObjectException {
        return switch (current()) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    private int afterString(int quote) throws NoJsonObjectException {
        if (quote >= text.length() || text.charAt(quote) != '"') {
            throw noJson();
        }
        for (int i = quote + 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                return i + 1;
            }
            if (character == '\\') {
                i++;
            }
        }
        throw noJson();
    }

    private int afterSpace(int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private void expect(char character) throws NoJsonObjectException {
        if (current() != character) {
            throw noJson();
        }
        at++;
    }

    private char current() throws NoJsonObjectException {
        if (at >= text.length()) {
            throw noJson();
        }
        return text.charAt(at);
    }

    private NoJsonObjectException noJson() {
        return new NoJsonObjectException(Flaw.NO_JSON, at);
    }
}
