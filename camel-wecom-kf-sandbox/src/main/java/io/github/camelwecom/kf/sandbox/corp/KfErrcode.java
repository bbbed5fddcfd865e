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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.Arrays;

/** The error codes the sandbox answers by itself (doc/90313). The texts are for people; only the numbers are fixed. */
public enum KfErrcode {

    SYSTEM_BUSY(-1, "system busy"),
    INVALID_CREDENTIAL(40001, "invalid credential"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_TYPE_PARAMETER(40005, "invalid type parameter"),
    INVALID_FILE_SIZE(40006, "invalid file size"),
    INVALID_MEDIA_ID(40007, "invalid media_id"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_IMAGE_SIZE(40009, "invalid image size"),
    INVALID_VIDEO_SIZE(40011, "invalid video size"),
    INVALID_CORPID(40013, "invalid corpid"),
    INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
    INVALID_PARAMETER(40058, "invalid Request Parameter"),
    EMPTY_PARAMETER(40063, "some parameters are empty"),
    INVALID_EXTERNAL_USERID(40096, "invalid external userid"),
    INVALID_IMAGE_DATA(40123, "invalid image data or declared size"),
    MISSING_ACCESS_TOKEN(41001, "access_token missing"),
    MISSING_CORPID(41002, "corpid missing"),
    MISSING_SECRET(41004, "secret missing"),
    MISSING_MEDIA_ID(41006, "media_id missing"),
    EXPIRED_ACCESS_TOKEN(42001, "access_token expired"),
    EMPTY_MEDIA(44001, "media file is empty"),
    EMPTY_CONTENT(44004, "content is empty"),
    MEDIA_TOO_LARGE(45001, "media size out of limit"),
    CONTENT_TOO_LONG(45002, "content size out of limit"),
    VOICE_TOO_LONG(45007, "voice is longer than 60 seconds"),
    TOO_MANY_CALLS(45009, "api freq out of limit"),
    TOO_MANY_CONCURRENT_CALLS(45033, "concurrent calls out of limit"),
    ACCOUNT_NOT_AUTHORISED(48007, "api forbidden for this open_kfid"),
    USERID_NOT_FOUND(60111, "userid not found"),
    DEPARTMENT_NOT_FOUND(60123, "department not found"),
    INVALID_OPEN_KFID(95000, "invalid open_kfid"),
    SEND_COUNT_LIMIT(95001, "send msg count limit"),
    SEND_TIME_LIMIT(95002, "send msg time limit"),
    OPEN_KFID_NOT_EXIST(95004, "open_kfid not exist"),
    ACCOUNT_COUNT_LIMIT(95005, "kf account count out of limit"),
    INVALID_ACCOUNT_NAME(95006, "invalid kf account name"),
    INVALID_MSG_TOKEN(95007, "invalid msg token"),
    TOO_MANY_MENU_ITEMS(95008, "menu item count out of limit"),
    INVALID_MENU_ITEM_TYPE(95009, "invalid menu item type"),
    NOT_A_SERVICER(95014, "user is not a servicer"),
    TRANSITION_NOT_ALLOWED(95016, "service state transition not allowed"),
    SESSION_STATE_INVALID(95018, "send msg session status invalid"),
    SERVICER_STOPPED(95019, "servicer has stopped receiving or is suspended"),
    UPGRADE_NOT_CONFIGURED(95021, "upgrade service not configured"),
    RECALL_MSGID_NOT_FOUND(95028, "msgid not found"),
    RECALL_TOO_LATE(95029, "recall time exceeded, must be within 2 minutes"),
    NO_RECENT_CONSULTATION(95031, "customer has not consulted in the last 48 hours"),
    INVALID_MD5(301019, "file md5 does not match"),
    INVALID_UPLOAD_URL(830001, "upload url illegal, must support Range"),
    DOWNLOAD_TOO_LARGE(830002, "download too large, use Range of at most 20 MB"),
    URL_DOWNLOAD_FAILED(830003, "download from url failed");

    private final int code;
    private final String text;

    KfErrcode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    String text() {
        return text;
    }

    /** The text of a code, also of one that the sandbox never answers by itself. */
    public static String textOf(int code) {
        return Arrays.stream(values()).filter(errcode -> errcode.code == code).findFirst().map(KfErrcode::text)
                .orElse("refused");
    }
}
