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
import java.util.Deque;

/**
 * The pages in memory, oldest first: they are committed in this order, one at a time, each when all its messages are
 * processed. Its dispatcher's lock guards it.
 */
final class CommitOrder {

    /**
     * One being worked off and the next one, which keeps customers busy while the last messages of the first take long.
     */
    static final int MOST_PAGES = 2;

    private final Deque<Page> pages = new ArrayDeque<>(MOST_PAGES);
    private boolean committing;

    boolean hasRoom() {
        return pages.size() < MOST_PAGES;
    }

    void add(Page page) {
        if (!pages.isEmpty()) {
            page.follow(pages.getLast());
        }
        pages.add(page);
    }

    Backlog backlog() {
        return Backlog.of(pages.stream().flatMap(page -> page.customers().stream()).toList());
    }

    /** Null when no page is in memory. */
    Page newest() {
        return pages.peekLast();
    }

    /** Whether a message is in the page behind this one; not when that is not here yet. */
    boolean isBehind(Page page, String messageKey) {
        Page newest = pages.getLast();
        return newest != page && newest.contains(messageKey);
    }

    /**
     * The page to commit now, if it is its turn and nobody commits already; then it must be followed by either of the
     * two below.
     */
    Page beginCommit() {
        Page oldest = pages.peekFirst();
        if (committing || oldest == null || !oldest.isFinished()) {
            return null;
        }
        committing = true;
        return oldest;
    }

    void committed() {
        committing = false;
        pages.removeFirst();
    }

    void notCommitted() {
        committing = false;
    }
}
