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
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_CORPID(40013, "invalid corpid"),
    INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
    INVALID_PARAMETER(40058, "invalid Request Parameter"),
    EMPTY_PARAMETER(40063, "some parameters are empty"),
    INVALID_EXTERNAL_USERID(40096, "invalid external userid"),
    MISSING_ACCESS_TOKEN(41001, "access_token missing"),
    MISSING_CORPID(41002, "corpid missing"),
    MISSING_SECRET(41004, "secret missing"),
    EXPIRED_ACCESS_TOKEN(42001, "access_token expired"),
    EMPTY_CONTENT(44004, "content is empty"),
    CONTENT_TOO_LONG(45002, "content size out of limit"),
    TOO_MANY_CALLS(45009, "api freq out of limit"),
    TOO_MANY_CONCURRENT_CALLS(45033, "concurrent calls out of limit"),
    ACCOUNT_NOT_AUTHORISED(48007, "api forbidden for this open_kfid"),
    INVALID_OPEN_KFID(95000, "invalid open_kfid"),
    SEND_COUNT_LIMIT(95001, "send msg count limit"),
    SEND_TIME_LIMIT(95002, "send msg time limit"),
    OPEN_KFID_NOT_EXIST(95004, "open_kfid not exist"),
    INVALID_MSG_TOKEN(95007, "invalid msg token"),
    TOO_MANY_MENU_ITEMS(95008, "menu item count out of limit"),
    INVALID_MENU_ITEM_TYPE(95009, "invalid menu item type"),
    TRANSITION_NOT_ALLOWED(95016, "service state transition not allowed"),
    SESSION_STATE_INVALID(95018, "send msg session status invalid"),
    NO_RECENT_CONSULTATION(95031, "customer has not consulted in the last 48 hours");

    private final int code;
    private final String text;

    KfErrcode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    /** The text of a code, also of one that the sandbox never answers by itself. */
    public static String textOf(int code) {
        return Arrays.stream(values()).filter(errcode -> errcode.code == code).findFirst().map(KfErrcode::text)
                .orElse("refused");
    }
}
