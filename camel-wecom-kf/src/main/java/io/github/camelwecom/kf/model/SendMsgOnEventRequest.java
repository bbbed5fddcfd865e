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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Request of send_msg_on_event (doc/95122): the one message an event allows, such as the welcome.
 *
 * @param code    the code of the event or of a change of state; good for one message, for 20 seconds (welcome, end) or
 *                48 hours (pool)
 * @param msgId   id of the message, see {@link SendMsgRequest#msgId()}
 * @param content a {@link TextContent}, or on welcome and end a {@link MsgMenu}
 */
public record SendMsgOnEventRequest(String code, @JsonProperty("msgid") String msgId, @JsonIgnore MessageContent content) {

    /** A text. */
    public static SendMsgOnEventRequest text(String code, String content) {
        return of(code, new TextContent(content));
    }

    /** A message. */
    public static SendMsgOnEventRequest of(String code, MessageContent content) {
        return new SendMsgOnEventRequest(code, null, content);
    }

    @JsonProperty("msgtype")
    String wireMsgType() {
        return content.msgType();
    }

    @JsonAnyGetter
    Map<String, Object> wireContent() {
        return Map.of(content.msgType(), content);
    }
}
