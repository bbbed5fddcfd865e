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
import io.github.camelwecom.kf.model.Silent;

/**
 * {@code session_status_change}: a servicer changed the state of a session in the WeCom client (doc/94699).
 *
 * @param envelope what every message has
 * @param event    the fields of the event
 */
public record SessionStatusChangeEvent(MessageEnvelope envelope, SessionStatusChange event) implements KfEvent {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Fields of the event.
     *
     * @param openKfId          the account
     * @param externalUserId    the customer
     * @param changeType        what the servicer did
     * @param oldServicerUserId who served before; absent when picked up from the pool
     * @param newServicerUserId who serves now; absent when ended
     * @param msgCode           code for one send_msg_on_event: valid for 48 hours when picked up from the pool, 20
     *                          seconds when ended; else absent
     */
    public record SessionStatusChange(@JsonProperty("open_kfid") @PlatformId String openKfId,
            @JsonProperty("external_userid") @PlatformId String externalUserId, SessionChangeType changeType,
            @JsonProperty("old_servicer_userid") @PlatformId String oldServicerUserId,
            @JsonProperty("new_servicer_userid") @PlatformId String newServicerUserId,
            @PlatformId String msgCode) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
