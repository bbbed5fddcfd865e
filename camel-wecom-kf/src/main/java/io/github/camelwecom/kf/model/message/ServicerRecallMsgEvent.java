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
 * {@code servicer_recall_msg}: a servicer took a message back (doc/94699).
 *
 * @param envelope what every message has
 * @param event    the fields of the event
 */
public record ServicerRecallMsgEvent(MessageEnvelope envelope, ServicerRecallMsg event) implements KfEvent {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Fields of the event.
     *
     * @param openKfId       the account
     * @param externalUserId the customer
     * @param recallMsgId    the message
     * @param servicerUserId the servicer
     */
    public record ServicerRecallMsg(@JsonProperty("open_kfid") @PlatformId String openKfId,
            @JsonProperty("external_userid") @PlatformId String externalUserId,
            @JsonProperty("recall_msgid") @PlatformId String recallMsgId,
            @JsonProperty("servicer_userid") @PlatformId String servicerUserId) implements Serializable {
    }
}
