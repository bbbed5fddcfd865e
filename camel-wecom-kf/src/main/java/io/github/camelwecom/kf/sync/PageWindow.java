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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pages that the cursor has not moved on behind, oldest first: it moves over them in this order. Its
 * {@link Backlog}'s lock guards it.
 */
final class PageWindow {

    private final Deque<OpenPage> pages = new ArrayDeque<>();
    /** The newest page that each message is in: the platform may repeat one. */
    private final Map<String, OpenPage> newestPages = new HashMap<>();
    private int messages;

    void add(OpenPage page) {
        pages.add(page);
        page.keys().forEach(key -> newestPages.put(key, page));
        messages += page.keys().size();
    }

    /** How many messages lie before the places that the cursor moves to, done or not. */
    int messages() {
        return messages;
    }

    /** Null when there is none. */
    OpenPage oldest() {
        return pages.peekFirst();
    }

    /** The oldest pages that are finished, up to the first that is not. */
    List<OpenPage> finished() {
        List<OpenPage> finished = new ArrayList<>();
        Iterator<OpenPage> oldestFirst = pages.iterator();
        while (oldestFirst.hasNext()) {
            OpenPage page = oldestFirst.next();
            if (!page.isFinished()) {
                break;
            }
            finished.add(page);
        }
        return finished;
    }

    /** Whether a message is in a page that is not among these, the oldest ones. */
    boolean isBehind(Set<OpenPage> oldest, String messageKey) {
        OpenPage page = newestPages.get(messageKey);
        return page != null && !oldest.contains(page);
    }

    /** Whether a message is in one of these pages, and in none behind them. */
    boolean isIn(Set<OpenPage> oldest, String messageKey) {
        OpenPage page = newestPages.get(messageKey);
        return page != null && oldest.contains(page);
    }

    /** The cursor has moved on behind these, the oldest ones. */
    void leftBehind(Set<OpenPage> committed) {
        for (int page = 0; page < committed.size(); page++) {
            forget(pages.removeFirst());
        }
    }

    private void forget(OpenPage page) {
        page.keys().forEach(key -> newestPages.remove(key, page));
        messages -= page.keys().size();
    }
}
