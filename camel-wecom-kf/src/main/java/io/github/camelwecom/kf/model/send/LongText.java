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

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that may be longer than one message takes (doc/94677), in parts that each fit.
 * <p>
 * The parts together are the text, nothing left out. A part ends after a sentence or a line, else after a blank, when
 * one ends in the second half of the room, for a customer gets at most 5 messages between two of his own; else where
 * the room ends. What a reader sees as one character stays whole, unless it alone is longer than a message.
 */
public final class LongText {

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    /** Whether a full stop ends a sentence depends on what follows. */
    private static final int LOOK_AHEAD = 16;
    private static final int NOT_FOUND = 0;

    private final String text;
    private final int maxBytes;
    private final BitSet characterEnds;

    private LongText(String text, int maxBytes) {
        this.text = text;
        this.maxBytes = maxBytes;
        this.characterEnds = characterEnds(text);
    }

    /**
     * The parts of a text, in order.
     *
     * @return at least one part, none longer than {@value TextContent#MAX_BYTES} bytes of UTF-8
     */
    public static List<String> split(String text) {
        return split(text, TextContent.MAX_BYTES);
    }

    static List<String> split(String text, int maxBytes) {
        return fits(text, maxBytes) ? List.of(text) : new LongText(text, maxBytes).parts();
    }

    private static boolean fits(String text, int maxBytes) {
        return text.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
    }

    private static BitSet characterEnds(String text) {
        BitSet ends = new BitSet(text.length() + 1);
        for (Matcher character = CHARACTER.matcher(text); character.find();) {
            ends.set(character.end());
        }
        return ends;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int end = end(start);
            parts.add(text.substring(start, end));
            start = end;
        }
        return List.copyOf(parts);
    }

    private int end(int start) {
        int room = endOfRoom(start);
        if (room == text.length()) {
            return room;
        }
        int last = characterEnds.previousSetBit(room);
        if (last <= start) {
            return room;
        }
        int half = start + (last - start) / 2;
        int sentence = Math.max(sentenceEnd(start, last), text.lastIndexOf('\n', last - 1) + 1);
        if (isGoodEnd(sentence, half)) {
            return sentence;
        }
        int blank = blankEnd(start, last);
        return isGoodEnd(blank, half) ? blank : last;
    }

    private boolean isGoodEnd(int end, int half) {
        return end > half && characterEnds.get(end);
    }

    /** As far as the bytes go. */
    private int endOfRoom(int start) {
        int bytes = 0;
        int end = start;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += bytes(codePoint);
            if (bytes > maxBytes) {
                return end;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return Character.isBmpCodePoint(codePoint) ? 3 : 4;
    }

    private int sentenceEnd(int start, int last) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text.substring(start, Math.min(text.length(), last + LOOK_AHEAD)));
        // Forwards, because backwards the iterator of JDK 17 misses some.
        int end = start;
        for (int next = sentences.next(); next != BreakIterator.DONE && start + next <= last; next = sentences.next()) {
            end = start + next;
        }
        return end;
    }

    private int blankEnd(int start, int last) {
        for (int end = last; end > start; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        return NOT_FOUND;
    }
}
