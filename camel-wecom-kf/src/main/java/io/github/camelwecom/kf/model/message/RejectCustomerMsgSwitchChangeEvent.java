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
package io.github.camelwecom.kf.model.message;

import java.io.Serializable;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.PlatformId;

/**
 * {@code reject_customer_msg_switch_change}: a servicer began or ceased to refuse the messages of a customer
 * (doc/94699).
 *
 * @param envelope what every message has
 * @param event    the fields of the event
 */
public record RejectCustomerMsgSwitchChangeEvent(MessageEnvelope envelope,
        RejectCustomerMsgSwitchChange event) implements KfEvent {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Fields of the event.
     *
     * @param servicerUserId the servicer
     * @param openKfId       the account
     * @param externalUserId the customer
     * @param rejectSwitch   1 refuse, 0 accept again
     */
    public record RejectCustomerMsgSwitchChange(@JsonProperty("servicer_userid") @PlatformId String servicerUserId,
            @JsonProperty("open_kfid") @PlatformId String openKfId,
            @JsonProperty("external_userid") @PlatformId String externalUserId,
            Integer rejectSwitch) implements Serializable {
    }
}
