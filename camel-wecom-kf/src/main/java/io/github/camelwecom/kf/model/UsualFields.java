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
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The fields of a message that still is the bytes that came, read without making a tree of them. What has not the usual
 * form is not read, and {@link #isOdd()} from then on; then {@link #tree()} tells what there is. For the packages of
 * this component, not for its users.
 */
public final class UsualFields {

    /** More fields than any message has. */
    private static final int MOST = 24;
    /** Of a number that surely is a whole one, and no larger than a long. */
    private static final int MOST_DIGITS = 18;
    private static final int MOST_SHARED = 1024;
    /** By the last characters, ids differ. */
    private static final int LAST = 4;

    private final byte[] json;
    private final Shared shared;
    /** Beginning and end of a name, beginning and end of its value, and so on; without quotes. */
    private final int[] places;
    private final int start;
    private UsualFields inner;
    private int count;
    /** A bit for each field in whose name or value is one. */
    private int escapes;
    private int at;
    private boolean odd;

    private UsualFields(byte[] json, int start, Shared shared, int[] places) {
        this.json = json;
        this.shared = shared;
        this.places = places;
        this.start = start;
        this.at = start;
        takeMembers();
    }

    /** Of an item that nobody read yet; empty of all others. */
    public static Optional<UsualFields> of(JsonNode item, Shared shared) {
        byte[] json = LateFields.unread(item);
        return json == null ? Optional.empty() : Optional.of(new UsualFields(json, 0, shared, shared.places));
    }

    /** Whether something was asked for that has not the usual form. */
    public boolean isOdd() {
        return odd;
    }

    /** All there is. The item itself stays bytes. */
    public ObjectNode tree() {
        return LateFields.tree(json);
    }

    /** A text; {@code null} when there is none. */
    public String text(String name) {
        int field = textField(name);
        return field < 0 ? null : new String(json, places[field + 2], length(field), StandardCharsets.UTF_8);
    }

    /** An id that only this message has; {@code null} when there is none. */
    public String id(String name) {
        int field = textField(name);
        return field < 0 || !isId(places[field + 2], places[field + 3])
                ? null : new String(json, places[field + 2], length(field), StandardCharsets.ISO_8859_1);
    }

    /** An id that many messages have; {@code null} when there is none. */
    public String sharedId(String name) {
        int field = textField(name);
        return field < 0 || !isId(places[field + 2], places[field + 3])
                ? null : shared.text(json, places[field + 2], places[field + 3]);
    }

    /** A whole number that is not negative. */
    public long number(String name) {
        int field = field(name);
        if (field < 0 || length(field) > MOST_DIGITS) {
            odd = true;
            return 0;
        }
        long number = 0;
        for (int i = places[field + 2]; i < places[field + 3]; i++) {
            if (json[i] < '0' || json[i] > '9') {
                odd = true;
                return 0;
            }
            number = 10 * number + json[i] - '0';
        }
        return number;
    }

    /** The fields of the object in it, which must be there and the only one. */
    public UsualFields within(String name) {
        int field = field(name);
        odd |= field < 0 || inner == null || places[field + 2] != inner.start || inner.odd;
        return inner;
    }

    private int length(int field) {
        return places[field + 3] - places[field + 2];
    }

    /** Odd if there is something else, or a text with escapes. */
    private int textField(String name) {
        int field = field(name);
        if (field >= 0 && (json[places[field + 2] - 1] != '"' || (escapes & 1 << field / 4) != 0)) {
            odd = true;
            return -1;
        }
        return field;
    }

    /** Odd if there are two, of which the last one would count. */
    private int field(String name) {
        int found = -1;
        for (int field = 0; field < 4 * count; field += 4) {
            if (places[field + 1] - places[field] == name.length() && isAt(name, places[field])) {
                odd |= found >= 0;
                found = field;
            }
        }
        return found;
    }

    private boolean isAt(String text, int start) {
        for (int i = 0; i < text.length(); i++) {
            if (json[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Odd if it is none, since then others must judge what it is. */
    private boolean isId(int start, int end) {
        byte[] bytes = json;
        for (int i = start; i < end; i++) {
            if (bytes[i] < '!' || bytes[i] > '~') {
                odd = true;
                return false;
            }
        }
        odd |= start == end || end - start > FromOutside.MAX_ID_LENGTH;
        return !odd;
    }

    // What follows knows that UsualJson walked over all of it.

    private void takeMembers() {
        at++;
        skipSpace();
        while (json[at] != '}') {
            odd |= count == MOST;
            count = Math.min(count + 1, MOST);
            takeMember(4 * (count - 1));
            skipSpace();
            if (json[at] == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
    }

    /** A name with escapes may be that of any field. */
    private void takeMember(int field) {
        places[field] = at + 1;
        places[field + 1] = endOfText(field);
        odd |= escapes >> field / 4 != 0;
        skipSpace();
        at++;
        skipSpace();
        boolean isText = json[at] == '"';
        places[field + 2] = isText ? at + 1 : at;
        places[field + 3] = isText ? endOfText(field) : endOfValue(field);
    }

    private int endOfValue(int field) {
        if (json[at] == '{' && inner == null && places != shared.placesWithin) {
            inner = new UsualFields(json, at, shared, shared.placesWithin);
            at = inner.at;
        } else if (json[at] == '{' || json[at] == '[') {
            skipNested(field);
        } else {
            while (json[at] != ',' && json[at] != '}' && !isSpace(json[at])) {
                at++;
            }
        }
        return at;
    }

    private void skipNested(int field) {
        int open = 0;
        do {
            byte next = json[at];
            if (next == '"') {
                endOfText(field);
                continue;
            }
            at++;
            if (next == '{' || next == '[') {
                open++;
            } else if (next == '}' || next == ']') {
                open--;
            }
        } while (open > 0);
    }

    /** Goes behind the closing quote, and says where that is. */
    private int endOfText(int field) {
        int end = TextBytes.endOfRun(json, at + 1);
        while (json[end] == '\\') {
            escapes |= 1 << field / 4;
            end = TextBytes.endOfRun(json, end + 2);
        }
        at = end + 1;
        return end;
    }

    private void skipSpace() {
        while (isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte character) {
        return character <= ' ';
    }

    /**
     * What the messages of a page share: ids, so that each is kept once, and where the fields of the one are that is
     * being read. For one thread, and one message at a time.
     */
    public static final class Shared {

        private final int[] places = new int[4 * MOST];
        private final int[] placesWithin = new int[4 * MOST];
        private final byte[][] ids;
        private final String[] texts;

        /** @param messages how many they are */
        public Shared(int messages) {
            int places = Integer.highestOneBit(Math.max(1, Math.min(messages, MOST_SHARED))) * 2;
            ids = new byte[places][];
            texts = new String[places];
        }

        private String text(byte[] json, int start, int end) {
            int place = end - start;
            for (int i = Math.max(start, end - LAST); i < end; i++) {
                place = 31 * place + json[i];
            }
            place = (place ^ place >>> 8) & ids.length - 1;
            if (ids[place] == null || !Arrays.equals(ids[place], 0, ids[place].length, json, start, end)) {
                ids[place] = Arrays.copyOfRange(json, start, end);
                texts[place] = new String(ids[place], StandardCharsets.ISO_8859_1);
            }
            return texts[place];
        }
    }
}
