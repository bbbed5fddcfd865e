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
package io.github.camelwecom.kf.model.send;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.CommonLimits;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of recall_msg. The platform's documentation for WeCom does not have it.
 *
 * @param msgId    the message, sent by API within the last 2 minutes
 * @param openKfId the account
 */
public record RecallMsgRequest(
        @Required @JsonProperty("msgid") String msgId,
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId) {
}
