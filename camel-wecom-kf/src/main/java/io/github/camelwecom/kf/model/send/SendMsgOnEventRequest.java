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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of send_msg_on_event (doc/95122): the one message an event allows, such as the welcome.
 *
 * @param code    the code of the event or of a change of state; good for one message, for 20 seconds (welcome, end) or
 *                48 hours (pool)
 * @param msgId   id of the message, see {@link SendMsgRequest#msgId()}
 * @param content a {@link TextContent}, or on welcome and end a {@link MsgMenu}
 */
public record SendMsgOnEventRequest(
        @Required String code,
        @JsonProperty("msgid") @Matches(value = SendMsgRequest.MSG_ID, meaning = SendMsgRequest.MSG_ID_MEANING) String msgId,
        @Required @JsonIgnore OnEventContent content) {

    /** A text. */
    public static SendMsgOnEventRequest text(String code, String content) {
        return of(code, new TextContent(content));
    }

    /** A menu. */
    public static SendMsgOnEventRequest menu(String code, MsgMenu menu) {
        return of(code, menu);
    }

    /** A message. */
    public static SendMsgOnEventRequest of(String code, OnEventContent content) {
        return new SendMsgOnEventRequest(code, null, content);
    }

    /** Without the code, which lets its holder write to the customer. */
    @Override
    public String toString() {
        return "SendMsgOnEventRequest[msgId=" + msgId + ", content=" + content + "]";
    }

    @JsonProperty(SendMsgType.FIELD)
    String wireMsgType() {
        return content == null ? null : SendMsgType.of(content).wireName();
    }

    @JsonAnyGetter
    Map<String, Object> wireContent() {
        return content == null ? Map.of() : Map.of(SendMsgType.of(content).wireName(), content);
    }
}
