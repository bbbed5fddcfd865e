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

import java.util.Iterator;
import java.util.List;

import io.github.camelwecom.kf.model.KfMessage;

/**
 * One page of messages being worked off, front to back: what was handed out and processed is gone from it.
 */
final class Page {

    private final Iterator<KfMessage> rest;
    private final String nextCursor;
    private final boolean hasMore;
    private KfMessage head;

    Page(List<KfMessage> messages, String nextCursor, boolean hasMore) {
        this.rest = messages.iterator();
        this.nextCursor = nextCursor;
        this.hasMore = hasMore;
        next();
    }

    /** The first message that is not processed yet, or null at the end of the page. */
    KfMessage head() {
        return head;
    }

    void next() {
        head = rest.hasNext() ? rest.next() : null;
    }

    String nextCursor() {
        return nextCursor;
    }

    boolean hasMore() {
        return hasMore;
    }
}
