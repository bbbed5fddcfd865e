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
 * Answer of servicer/add (doc/94646) and servicer/del (doc/94647). The call succeeds as a whole also when single
 * members or departments are refused: their results say so.
 *
 * @param errcode    0 when the call succeeded
 * @param errmsg     the platform's text for it
 * @param resultList what became of each member and department; never {@code null}
 * @param raw        the answer as received
 */
public record ReceptionistChangeReply(int errcode, String errmsg, List<Result> resultList,
        JsonNode raw) implements KfReply {
    public ReceptionistChangeReply {
        resultList = Absent.asEmpty(resultList);
    }

    @Override
    public String toString() {
        return "ReceptionistChangeReply[errcode=" + errcode + ", results=" + resultList.size() + "]";
    }

    /**
     * What became of one member or department.
     *
     * @param userId       the member; {@code null} of a department
     * @param departmentId the department; {@code null} of a member
     * @param errcode      0 when it was done, also when there was nothing to do
     * @param errmsg       the platform's text for it, {@code ignored} when there was nothing to do
     */
    public record Result(@JsonProperty("userid") String userId, Integer departmentId, int errcode, String errmsg) {
    }
}
