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
import io.github.camelwecom.kf.model.limit.AtLeastOneOf;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of servicer/add (doc/94646). At least one of the two lists is needed. An account can have 2000 servicers and
 * 20 departments.
 *
 * @param openKfId      the account
 * @param userIds       members of the corp, at most {@value #MAX_USERS} a call
 * @param departmentIds departments, whose members all become servicers; at most {@value #MAX_DEPARTMENTS} a call (an
 *                      older edition of the documentation: 100)
 */
@AtLeastOneOf({ "userid_list", "department_id_list" })
public record ReceptionistAddRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @Items(max = MAX_USERS) @JsonProperty("userid_list") List<String> userIds,
        @Items(max = MAX_DEPARTMENTS) @JsonProperty("department_id_list") List<Integer> departmentIds) {

    /** Most members of one call. */
    public static final int MAX_USERS = 100;
    /** Most departments of one call. */
    public static final int MAX_DEPARTMENTS = 20;

    /** Adds members. */
    public static ReceptionistAddRequest users(String openKfId, String... userIds) {
        return new ReceptionistAddRequest(openKfId, List.of(userIds), null);
    }

    /** Adds departments. */
    public static ReceptionistAddRequest departments(String openKfId, Integer... departmentIds) {
        return new ReceptionistAddRequest(openKfId, null, List.of(departmentIds));
    }
}
