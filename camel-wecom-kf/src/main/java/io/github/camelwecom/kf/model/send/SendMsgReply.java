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
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.message.MsgSendFailEvent;

/**
 * Answer of send_msg (doc/94677). That a message was accepted does not mean it was delivered: failures arrive later as
 * {@link MsgSendFailEvent}.
 *
 * @param errcode 0 when the call succeeded
 * @param errmsg  the platform's text for it
 * @param msgId   id of the message
 * @param raw     the answer as received
 */
public record SendMsgReply(int errcode, String errmsg, @JsonProperty("msgid") String msgId,
        JsonNode raw) implements KfReply {

    @Override
    public String toString() {
        return "SendMsgReply[errcode=" + errcode + ", msgId=" + msgId + "]";
    }
}
