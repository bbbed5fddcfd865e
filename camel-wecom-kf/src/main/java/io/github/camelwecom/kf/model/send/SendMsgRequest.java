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
import io.github.camelwecom.kf.model.CommonLimits;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

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
        @Required @JsonProperty("touser") String toUser,
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @JsonProperty("msgid") @Matches(value = MSG_ID, meaning = MSG_ID_MEANING) String msgId,
        @Required @JsonIgnore MessageContent content) {

    /** Longest message id, in bytes. */
    public static final int MAX_MSG_ID_BYTES = 32;

    static final String MSG_ID = "[0-9a-zA-Z_-]{0," + MAX_MSG_ID_BYTES + "}";
    static final String MSG_ID_MEANING = "at most " + MAX_MSG_ID_BYTES + " letters a-z and A-Z, digits, _ and -";

    /** A text, not yet addressed. */
    public static SendMsgRequest text(String content) {
        return of(new TextContent(content));
    }

    /** A picture, not yet addressed. */
    public static SendMsgRequest image(String mediaId) {
        return of(new ImageContent(mediaId));
    }

    /** A voice message, not yet addressed. */
    public static SendMsgRequest voice(String mediaId) {
        return of(new VoiceContent(mediaId));
    }

    /** A video, not yet addressed. */
    public static SendMsgRequest video(String mediaId) {
        return of(new VideoContent(mediaId));
    }

    /** A file, not yet addressed. */
    public static SendMsgRequest file(String mediaId) {
        return of(new FileContent(mediaId));
    }

    /** A link, not yet addressed; {@code desc} may be {@code null}. */
    public static SendMsgRequest link(String title, String desc, String url, String thumbMediaId) {
        return of(new LinkContent(title, desc, url, thumbMediaId));
    }

    /** A mini program, not yet addressed; {@code title} may be {@code null}. */
    public static SendMsgRequest miniProgram(String title, String appId, String pagePath, String thumbMediaId) {
        return of(new MiniProgramContent(title, appId, pagePath, thumbMediaId));
    }

    /** A menu, not yet addressed. */
    public static SendMsgRequest menu(MsgMenu menu) {
        return of(menu);
    }

    /** A position, not yet addressed; {@code name} and {@code address} may be {@code null}. */
    public static SendMsgRequest location(String name, String address, double latitude, double longitude) {
        return of(new LocationContent(name, address, latitude, longitude));
    }

    /** A link of the customer acquisition assistant, not yet addressed. */
    public static SendMsgRequest caLink(String linkUrl) {
        return of(new CaLinkContent(linkUrl));
    }

    /** A card that recommends a member of the corp, not yet addressed. */
    public static SendMsgRequest businessCard(String userId) {
        return of(new BusinessCardContent(userId));
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

    @JsonProperty(SendMsgType.FIELD)
    String wireMsgType() {
        return content == null ? null : SendMsgType.of(content).wireName();
    }

    @JsonAnyGetter
    Map<String, Object> wireContent() {
        return content == null ? Map.of() : Map.of(SendMsgType.of(content).wireName(), content);
    }
}
