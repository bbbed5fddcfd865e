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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines of text that progress is stored as, behind the one that names the {@link ProgressVersion}. Each is a
 * keyword and words; what could not stand in a line of printable ASCII is escaped as in JSON. The one place that knows
 * how a line looks.
 */
public final class ProgressFormat {

    private static final String CURSOR = "cursor";
    private static final String SEEN = "seen";
    private static final String STARTED = "started";
    private static final String DONE = "done";
    private static final String KEPT = "kept";
    private static final String PARKED = "parked";
    private static final String UNPARKED = "unparked";
    private static final String IN_USE = "in-use";
    private static final String AT_REST = "at-rest";
    public static final String COMPLETE = "complete";

    private ProgressFormat() {
    }

    /** The lines, without their ends, that say what is told here. */
    public static List<String> lines(Consumer<ProgressLines> told) {
        List<String> lines = new ArrayList<>();
        told.accept(new Writer(lines));
        return lines;
    }

    /** How every line about this kept message begins. */
    public static String beginningOfKept(String messageKey) {
        return KEPT + " " + Ascii.word(messageKey) + " ";
    }

    /** The message as it is stored: its JSON as one line of ASCII. */
    public static KeptMessage asStored(KeptMessage message) {
        return new KeptMessage(message.messageKey(), message.customer(), Ascii.json(message.json()));
    }

    /**
     * Reads a line behind the first one.
     *
     * @throws IllegalArgumentException when it is no such line
     */
    public static void read(String line, ProgressLines into) {
        Words words = new Words(line);
        switch (words.next()) {
            case CURSOR -> into.cursor(Ascii.read(words.rest()));
            case SEEN -> into.seen(instant(words.rest()));
            case STARTED -> into.started(Ascii.read(words.rest()));
            case DONE -> into.done(Ascii.read(words.rest()));
            case KEPT -> into.kept(new KeptMessage(Ascii.read(words.next()), Ascii.read(words.next()), words.rest()));
            case PARKED -> into.parked(Ascii.read(words.next()), parking(words));
            case UNPARKED -> into.unparked(Ascii.read(words.rest()));
            case IN_USE -> into.inUseSince(Ascii.read(words.rest()));
            case AT_REST -> into.atRest();
            case COMPLETE -> into.complete();
            default -> throw notALine();
        }
    }

    /** Reads a line of the version before, in which nothing was escaped. */
    static void readFormer(String line, ProgressLines into) {
        Words words = new Words(line);
        switch (words.next()) {
            case CURSOR -> into.cursor(words.rest());
            case STARTED -> into.started(words.rest());
            case DONE -> into.done(words.rest());
            default -> throw notALine();
        }
    }

    private static Parking parking(Words words) {
        try {
            return new Parking(instant(words.next()), Integer.parseInt(words.next()), Ascii.read(words.rest()));
        } catch (NumberFormatException e) {
            throw notALine();
        }
    }

    private static Instant instant(String word) {
        try {
            return Instant.parse(word);
        } catch (DateTimeException e) {
            throw notALine();
        }
    }

    private static IllegalArgumentException notALine() {
        return new IllegalArgumentException("is neither a cursor nor a message");
    }

    private record Writer(List<String> lines) implements ProgressLines {

        @Override
        public void cursor(String cursor) {
            line(CURSOR, Ascii.word(cursor));
        }

        @Override
        public void seen(Instant at) {
            line(SEEN, at.toString());
        }

        @Override
        public void started(String messageKey) {
            line(STARTED, Ascii.word(messageKey));
        }

        @Override
        public void done(String messageKey) {
            line(DONE, Ascii.word(messageKey));
        }

        @Override
        public void kept(KeptMessage message) {
            lines.add(beginningOfKept(message.messageKey()) + Ascii.word(message.customer()) + " "
                      + Ascii.json(message.json()));
        }

        @Override
        public void parked(String messageKey, Parking parking) {
            line(PARKED, Ascii.word(messageKey), parking.at().toString(), String.valueOf(parking.failures()),
                    Ascii.words(parking.reason()));
        }

        @Override
        public void unparked(String messageKey) {
            line(UNPARKED, Ascii.word(messageKey));
        }

        @Override
        public void inUseSince(String era) {
            line(IN_USE, Ascii.word(era));
        }

        @Override
        public void atRest() {
            line(AT_REST);
        }

        @Override
        public void complete() {
            line(COMPLETE);
        }

        private void line(String... words) {
            lines.add(String.join(" ", words));
        }
    }

    /** Takes a line apart from its beginning. */
    private static final class Words {

        private String rest;

        Words(String line) {
            this.rest = line;
        }

        String next() {
            String[] wordAndRest = rest().split(" ", 2);
            rest = wordAndRest.length > 1 ? wordAndRest[1] : null;
            return wordAndRest[0];
        }

        String rest() {
            if (rest == null) {
                throw notALine();
            }
            return rest;
        }
    }
}
