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
 * Request of send_msg (doc/94677). Allowed while the session is unhandled or with the assistant, for 48 hours and 5
 * messages after the customer's last message.
 *
 * <pre>
 * SendMsgRequest.text("We are on it.").to("wk...", "wm...")
 * </pre>
 *
 * @param toUser   the customer ({@code external_userid})
 * @param openKfId the account
 * @param msgId    id of the message, unique for the account, at most {@value #MAX_MSG_ID_BYTES} bytes of
 *                 {@code [0-9a-zA-Z_-]}; {@code null} lets the client choose one
 * @param content  what the message says
 */
public record SendMsgRequest(
        @JsonProperty("touser") String toUser, @JsonProperty("open_kfid") String openKfId, @JsonProperty("msgid") String msgId,
        @JsonIgnore MessageContent content) {

    /** Longest message id, in bytes. */
    public static final int MAX_MSG_ID_BYTES = 32;

    /** A text, not yet addressed. */
    public static SendMsgRequest text(String content) {
        return of(new TextContent(content));
    }

    /** A picture, not yet addressed. */
    public static SendMsgRequest image(String mediaId) {
        return of(new ImageContent(mediaId));
    }

    /** A message, not yet addressed. */
    public static SendMsgRequest of(MessageContent content) {
        return new SendMsgRequest(null, null, null, content);
    }

    /** Addresses the message. */
    public SendMsgRequest to(String openKfId, String externalUserId) {
        return new SendMsgRequest(externalUserId, openKfId, msgId, content);
    }

    /** Gives the message an id of the caller. */
    public SendMsgRequest withMsgId(String msgId) {
        return new SendMsgRequest(toUser, openKfId, msgId, content);
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
