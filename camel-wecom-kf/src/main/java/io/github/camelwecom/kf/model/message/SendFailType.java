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

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why an accepted message was not delivered (doc/94699). */
public enum SendFailType {

    /** The platform gives no reason. */
    UNSPECIFIED(0),

    /** The account was deleted. */
    ACCOUNT_DELETED(1),

    /** The app was closed. */
    APP_DISABLED(2),

    /** More than 48 hours since the customer wrote. */
    SESSION_TOO_OLD(4),

    /** The session is closed. */
    SESSION_CLOSED(5),

    /** More than 5 messages since the customer wrote. */
    TOO_MANY_MESSAGES(6),

    /** No Channels account is bound; only in older editions of the documentation. */
    CHANNELS_NOT_BOUND(7),

    /** The corp is not verified. */
    CORP_NOT_VERIFIED(8),

    /** Both of the above; only in older editions of the documentation. */
    CHANNELS_NOT_BOUND_AND_CORP_NOT_VERIFIED(9),

    /** The customer refuses messages. */
    REJECTED_BY_CUSTOMER(10),

    /** No member of the corp is logged in to the WeCom app. */
    NO_MEMBER_LOGGED_IN(11),

    /** The component app may not send this type. */
    TYPE_BANNED(12),

    /** Restricted for security reasons. */
    SECURITY_RESTRICTION(13),

    /** A number that is not documented; the raw JSON keeps it. */
    UNKNOWN(-1);

    private final int number;

    SendFailType(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    @JsonValue
    public int number() {
        return number;
    }

    /** The constant of a number on the wire, {@link #UNKNOWN} when there is none. */
    @JsonCreator
    public static SendFailType of(int number) {
        return Arrays.stream(values()).filter(value -> value.number == number).findFirst().orElse(UNKNOWN);
    }
}
