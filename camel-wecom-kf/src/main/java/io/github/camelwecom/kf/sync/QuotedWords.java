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
package io.github.camelwecom.kf.sync;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;

/**
 * Keeps what a message says out of the log of its failure: exceptions of routes quote what they could not handle, such
 * as an expression on a text that calls a method there is not.
 */
final class QuotedWords {

    private static final Set<String> NOBODYS_WORDS = Set.of(
            "msgid", "open_kfid", "external_userid", "servicer_userid", "msgtype", "event_type", "origin", "send_time");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Shorter ones stand in every text, as parts of others. */
    private static final int SHORTEST_PART = 4;

    private final Set<String> words = new HashSet<>();

    private QuotedWords() {
    }

    static QuotedWords of(KfMessage message) {
        QuotedWords quoted = new QuotedWords();
        quoted.collect(message.raw());
        return quoted;
    }

    private void collect(JsonNode json) {
        if (json.isObject()) {
            json.properties().stream().filter(field -> !NOBODYS_WORDS.contains(field.getKey()))
                    .forEach(field -> collect(field.getValue()));
        } else if (json.isArray()) {
            json.forEach(this::collect);
        } else if (!json.isNull()) {
            add(json.isValueNode() && !json.isPojo() ? json.asText() : KfJson.text(json));
        }
    }

    private void add(String text) {
        words.add(text.strip());
        BETWEEN_WORDS.splitAsStream(text).forEach(words::add);
        words.removeIf(String::isEmpty);
    }

    /** The failure; one that shows what kinds of failures they were and where, if a text in it quotes the message. */
    Throwable leftOutOf(Throwable failure) {
        return isQuotedBy(failure, new HashSet<>()) ? Unquoted.of(failure, new HashSet<>()) : failure;
    }

    private boolean isQuotedBy(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        String text = failure.getMessage();
        return text != null && words.stream().anyMatch(word -> isIn(text, word))
                || isQuotedBy(failure.getCause(), seen);
    }

    private static boolean isIn(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            if (word.length() >= SHORTEST_PART || !isPartOfAnother(text, at, at + word.length())) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    /** Of a word of letters as in Latin; Chinese has no blanks between words. */
    private static boolean isPartOfAnother(String text, int start, int end) {
        return start > 0 && isLatin(text.charAt(start - 1)) && isLatin(text.charAt(start))
                || end < text.length() && isLatin(text.charAt(end)) && isLatin(text.charAt(end - 1));
    }

    private static boolean isLatin(char character) {
        return character < 0x250 && Character.isLetterOrDigit(character);
    }

    /** Stands in the log for a failure whose text quotes the message. */
    static final class Unquoted extends Exception {

        private static final long serialVersionUID = 1L;

        private Unquoted(Throwable failure, Throwable cause) {
            super(failure.getClass().getName() + ", whose text is left out because it quotes the message", cause);
            setStackTrace(failure.getStackTrace());
        }

        static Unquoted of(Throwable failure, Set<Throwable> seen) {
            return failure == null || !seen.add(failure) ? null : new Unquoted(failure, of(failure.getCause(), seen));
        }
    }
}
