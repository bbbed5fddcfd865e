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

import io.github.camelwecom.kf.model.limit.Between;

/**
 * Request of knowledge/list_intent (doc/95972).
 *
 * @param cursor   where to begin: {@code nextCursor} of the page before; {@code null} for the first page
 * @param limit    entries per page, 1 to {@value #MAX_LIMIT}; {@code null} for 500
 * @param groupId  only entries of this group; {@code null} for all
 * @param intentId only this entry; {@code null} for all
 */
public record ListKnowledgeIntentRequest(
        String cursor, @Between(min = 1, max = MAX_LIMIT) Integer limit, String groupId, String intentId) {

    /** Greatest page the platform gives. */
    public static final int MAX_LIMIT = 1000;

    /** Begins with the first page of all entries. */
    public static ListKnowledgeIntentRequest all() {
        return new ListKnowledgeIntentRequest(null, null, null, null);
    }

    /** Begins with the first page of a group. */
    public static ListKnowledgeIntentRequest ofGroup(String groupId) {
        return new ListKnowledgeIntentRequest(null, null, groupId, null);
    }

    /** Goes on where another page ended. */
    public ListKnowledgeIntentRequest from(String cursor) {
        return new ListKnowledgeIntentRequest(cursor, limit, groupId, intentId);
    }
}
