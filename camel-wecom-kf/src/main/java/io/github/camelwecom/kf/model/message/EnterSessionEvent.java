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
import io.github.camelwecom.kf.model.WechatChannels;

/**
 * {@code enter_session}: a customer opened the chat (doc/94699).
 *
 * @param envelope what every message has
 * @param event    the fields of the event
 */
public record EnterSessionEvent(MessageEnvelope envelope, EnterSession event) implements KfEvent {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Fields of the event.
     *
     * @param openKfId       the account
     * @param externalUserId the customer
     * @param scene          scene of the account link, or one of the platform
     * @param sceneParam     what was appended to the link, still URL-encoded
     * @param welcomeCode    code for one welcome by send_msg_on_event, valid for 20 seconds; {@code null} when none may
     *                       be sent
     * @param wechatChannels only when the customer came from WeChat Channels
     */
    public record EnterSession(@JsonProperty("open_kfid") @PlatformId String openKfId,
            @JsonProperty("external_userid") @PlatformId String externalUserId, String scene, String sceneParam,
            @PlatformId String welcomeCode,
            WechatChannels wechatChannels) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
