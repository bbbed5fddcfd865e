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
 * Request of servicer/del (doc/94647). At least one of the two lists is needed.
 *
 * @param openKfId      the account
 * @param userIds       members of the corp, at most {@value #MAX_USERS} a call
 * @param departmentIds departments, at most {@value #MAX_DEPARTMENTS} a call
 */
@AtLeastOneOf({ "userid_list", "department_id_list" })
public record ReceptionistDelRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @Items(max = MAX_USERS) @JsonProperty("userid_list") List<String> userIds,
        @Items(max = MAX_DEPARTMENTS) @JsonProperty("department_id_list") List<Integer> departmentIds) {

    /** Most members of one call. */
    public static final int MAX_USERS = 100;
    /** Most departments of one call. */
    public static final int MAX_DEPARTMENTS = 100;

    /** Removes members. */
    public static ReceptionistDelRequest users(String openKfId, String... userIds) {
        return new ReceptionistDelRequest(openKfId, List.of(userIds), null);
    }

    /** Removes departments. */
    public static ReceptionistDelRequest departments(String openKfId, Integer... departmentIds) {
        return new ReceptionistDelRequest(openKfId, null, List.of(departmentIds));
    }
}
