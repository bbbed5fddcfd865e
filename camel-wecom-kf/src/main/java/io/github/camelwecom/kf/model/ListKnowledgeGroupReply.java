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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of knowledge/list_group (doc/95971).
 *
 * @param errcode    0 when the call succeeded
 * @param errmsg     the platform's text for it
 * @param nextCursor where the next page begins
 * @param hasMore    whether there is another page
 * @param groupList  the groups; never {@code null}
 * @param raw        the answer as received
 */
public record ListKnowledgeGroupReply(int errcode, String errmsg, String nextCursor, boolean hasMore,
        List<Group> groupList, JsonNode raw) implements KfReply {
    public ListKnowledgeGroupReply {
        groupList = Absent.asEmpty(groupList);
    }

    @Override
    public String toString() {
        return "ListKnowledgeGroupReply[errcode=" + errcode + ", hasMore=" + hasMore + ", groups=" + groupList.size() + "]";
    }

    /**
     * A group.
     *
     * @param groupId      its id
     * @param name         its name
     * @param defaultGroup whether it is the default group, which can neither be changed nor deleted
     */
    public record Group(String groupId, String name, @JsonProperty("is_default") Boolean defaultGroup) {
    }
}
