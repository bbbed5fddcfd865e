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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;

/**
 * Request of service_state/trans (doc/94669).
 *
 * @param openKfId       the account
 * @param externalUserId the customer
 * @param serviceState   the new state
 * @param servicerUserId who shall serve; needed for {@link ServiceState#SERVICER}, must be receiving and activated in
 *                       WeCom
 */
public record ServiceStateTransRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @Required @JsonProperty("external_userid") String externalUserId,
        @Required @Between(min = 0, max = 4) ServiceState serviceState,
        @RequiredWhen(field = "service_state", is = "3") @JsonProperty("servicer_userid") String servicerUserId) {
}
