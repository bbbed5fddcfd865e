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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of get_upgrade_service_config (doc/94674): to whom customers can be recommended.
 *
 * @param errcode        0 when the call succeeded
 * @param errmsg         the platform's text for it
 * @param memberRange    the specialists; {@code null} when the platform does not say
 * @param groupChatRange the customer groups; {@code null} when the platform does not say
 * @param raw            the answer as received
 */
public record UpgradeServiceConfigReply(int errcode, String errmsg, MemberRange memberRange,
        @JsonProperty("groupchat_range") GroupChatRange groupChatRange, JsonNode raw) implements KfReply {

    @Override
    public String toString() {
        return "UpgradeServiceConfigReply[errcode=" + errcode + "]";
    }

    /**
     * The specialists.
     *
     * @param userIds       members of the corp; never {@code null}
     * @param departmentIds departments, spelled {@code department_id_list} or {@code department_list} in the
     *                      documentation; never {@code null}
     */
    public record MemberRange(@JsonProperty("userid_list") List<String> userIds,
            @JsonProperty("department_id_list") @JsonAlias("department_list") List<Integer> departmentIds) {
        public MemberRange {
            userIds = Absent.asEmpty(userIds);
            departmentIds = Absent.asEmpty(departmentIds);
        }
    }

    /**
     * The customer groups.
     *
     * @param chatIds ids of the groups; never {@code null}
     */
    public record GroupChatRange(@JsonProperty("chat_id_list") List<String> chatIds) {
        public GroupChatRange {
            chatIds = Absent.asEmpty(chatIds);
        }
    }
}
