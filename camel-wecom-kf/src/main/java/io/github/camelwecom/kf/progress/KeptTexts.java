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

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the JSON of kept messages is. It is in memory only until it is known to be on the disk.
 */
final class KeptTexts {

    private final Journal journal;
    private final Map<String, String> unforced = new HashMap<>();
    private Map<String, Place> places = new HashMap<>();
    private boolean leftovers;

    KeptTexts(Journal journal) {
        this.journal = journal;
    }

    /** The message is to be written. */
    void add(KeptMessage message) {
        unforced.put(message.messageKey(), message.json());
    }

    /** The message is in the journal, at the end of a line. */
    void written(KeptMessage message, long endOfLine) {
        int length = message.json().length();
        places.put(message.messageKey(), new Place(endOfLine - 1 - length, length));
    }

    /** The message is on the disk. */
    void forced(KeptMessage message) {
        unforced.remove(message.messageKey());
    }

    /** The message is kept no more. */
    void remove(String messageKey) {
        unforced.remove(messageKey);
        leftovers |= places.remove(messageKey) != null;
    }

    /** All that is in the journal now. */
    void moved(KeptTexts inNewJournal) {
        places = inNewJournal.places;
        leftovers = false;
    }

    /** Whether the journal has what some customer wrote though it is not kept any more. */
    boolean hasLeftovers() {
        return leftovers;
    }

    /** Null when it was lost together with the file that had it. */
    String json(String messageKey) throws IOException {
        String inMemory = unforced.get(messageKey);
        if (inMemory != null) {
            return inMemory;
        }
        Place place = places.get(messageKey);
        return place == null || place.length() == 0 ? null : journal.read(place.offset(), place.length());
    }

    private record Place(long offset, int length) {
    }
}
