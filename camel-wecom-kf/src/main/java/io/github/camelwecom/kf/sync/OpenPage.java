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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A page that the cursor has not moved on behind, because messages of it are neither done nor kept, or because it is
 * not written down yet. Its {@link Backlog}'s lock guards it.
 */
final class OpenPage {

    private final String cursorBehind;
    private final boolean movesOn;
    private final boolean hasMore;
    private final boolean readAgain;
    private final List<String> keys;
    private final Set<String> pending = new LinkedHashSet<>();

    /**
     * @param readAgain whether its messages may have been processed before, though nothing remembers it
     */
    OpenPage(Page page, boolean readAgain) {
        this.cursorBehind = page.cursorBehind();
        this.movesOn = page.movesOn();
        this.hasMore = page.hasMore();
        this.readAgain = readAgain;
        // not the page itself, which has the messages
        this.keys = page.messages().stream().map(FetchedMessage::key).toList();
    }

    boolean isReadAgain() {
        return readAgain;
    }

    /** It has this message, which is not done. */
    void add(String messageKey) {
        pending.add(messageKey);
    }

    /** The message is done, or set aside. */
    void finished(String messageKey) {
        pending.remove(messageKey);
    }

    /** What those are remembered by that are not done. */
    Collection<String> pending() {
        return pending;
    }

    boolean isFinished() {
        return pending.isEmpty();
    }

    /** What its messages are remembered by, done or not. */
    List<String> keys() {
        return keys;
    }

    /** Whether there is a new cursor behind it. */
    boolean movesOn() {
        return movesOn;
    }

    String cursorBehind() {
        return cursorBehind;
    }

    /** Whether the platform had more. */
    boolean hasMore() {
        return hasMore;
    }
}
