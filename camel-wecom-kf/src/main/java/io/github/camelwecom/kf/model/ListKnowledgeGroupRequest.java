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
 * Request of knowledge/list_group (doc/95971).
 *
 * @param cursor  where to begin: {@code nextCursor} of the page before; {@code null} for the first page
 * @param limit   groups per page, 1 to {@value #MAX_LIMIT}; {@code null} for 500
 * @param groupId only this group; {@code null} for all
 */
public record ListKnowledgeGroupRequest(String cursor, @Between(min = 1, max = MAX_LIMIT) Integer limit, String groupId) {

    /** Greatest page the platform gives. */
    public static final int MAX_LIMIT = 1000;

    /** Begins with the first page. */
    public static ListKnowledgeGroupRequest all() {
        return new ListKnowledgeGroupRequest(null, null, null);
    }

    /** Goes on where another page ended. */
    public ListKnowledgeGroupRequest from(String cursor) {
        return new ListKnowledgeGroupRequest(cursor, limit, groupId);
    }
}
