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

import java.time.Instant;
import java.util.List;

import io.github.camelwecom.kf.model.message.KfMessage;

/**
 * One page of messages as the platform gave it.
 *
 * @param cursor     that it was asked with, {@code null} for none
 * @param messages   in the order in which they were sent
 * @param nextCursor where the next page begins; may be empty when there is nothing new
 * @param hasMore    whether the platform has more
 */
record Page(String cursor, List<FetchedMessage> messages, String nextCursor, boolean hasMore) {

    static Page of(String cursor, List<KfMessage> messages, String nextCursor, boolean hasMore) {
        return new Page(cursor, messages.stream().map(FetchedMessage::of).toList(), nextCursor, hasMore);
    }

    /** Without what was sent before a moment. What says no time counts as sent now. */
    Page since(Instant moment) {
        List<FetchedMessage> later = messages.stream().filter(fetched -> !isBefore(fetched.message(), moment)).toList();
        return new Page(cursor, later, nextCursor, hasMore);
    }

    private static boolean isBefore(KfMessage message, Instant moment) {
        return message.sendTime() != null && message.sendTime().isBefore(moment);
    }

    /** An empty cursor means nothing new, and the old one stays good. */
    boolean movesOn() {
        return nextCursor != null && !nextCursor.isEmpty() && !nextCursor.equals(cursor);
    }

    /** The cursor to go on from. */
    String cursorBehind() {
        return movesOn() ? nextCursor : cursor;
    }

    boolean isNothingNew() {
        return messages.isEmpty() && !movesOn();
    }
}
