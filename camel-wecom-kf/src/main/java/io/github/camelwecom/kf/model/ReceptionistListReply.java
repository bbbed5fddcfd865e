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
import io.github.camelwecom.kf.model.message.ServicerStatusChangeEvent;

/**
 * Answer of servicer/list (doc/94645).
 *
 * @param errcode      0 when the call succeeded
 * @param errmsg       the platform's text for it
 * @param servicerList the servicers, members and departments; never {@code null}
 * @param raw          the answer as received
 */
public record ReceptionistListReply(int errcode, String errmsg, List<Servicer> servicerList,
        JsonNode raw) implements KfReply {
    public ReceptionistListReply {
        servicerList = Absent.asEmpty(servicerList);
    }

    @Override
    public String toString() {
        return "ReceptionistListReply[errcode=" + errcode + ", servicers=" + servicerList.size() + "]";
    }

    /**
     * A member, or a department whose members all serve.
     *
     * @param userId       the member; {@code null} of a department
     * @param status       0 receives customers, 1 stopped; other than in {@link ServicerStatusChangeEvent}; only told
     *                     to apps that may manage the account
     * @param stopType     how a member stopped: 0 stopped, 1 suspended for a while
     * @param departmentId the department; {@code null} of a member
     */
    public record Servicer(@JsonProperty("userid") String userId, Integer status, Integer stopType, Integer departmentId) {
    }
}
