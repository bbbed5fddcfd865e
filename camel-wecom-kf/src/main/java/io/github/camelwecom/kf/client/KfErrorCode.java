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
package io.github.camelwecom.kf.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The error codes of the platform that calls of KF can meet (doc/90313), and what each means for the caller. */
public enum KfErrorCode {

    SYSTEM_BUSY(-1, ErrorCategory.RETRYABLE, "the platform is busy"),
    VERSION_CONFLICT(6000, ErrorCategory.RETRYABLE, "somebody else changed the same data at the same time"),
    INVALID_CREDENTIAL(40001, ErrorCategory.PERMISSION, "the secret or the access token is not valid, or the app is disabled"),
    INVALID_USER_ID(40003, ErrorCategory.CALLER, "the user id is not valid"),
    INVALID_MEDIA_TYPE(40004, ErrorCategory.CALLER, "the media type is not valid"),
    INVALID_TYPE(40005, ErrorCategory.CALLER, "the type is not valid"),
    INVALID_FILE_SIZE(40006, ErrorCategory.CALLER, "the size of the file is not allowed"),
    INVALID_MEDIA_ID(40007, ErrorCategory.CALLER, "the media id is wrong, or older than 3 days"),
    INVALID_MSG_TYPE(40008, ErrorCategory.CALLER, "the message type is not valid"),
    INVALID_IMAGE_SIZE(40009, ErrorCategory.CALLER, "the size of the image is not allowed"),
    INVALID_VIDEO_SIZE(40011, ErrorCategory.CALLER, "the size of the video is not allowed"),
    INVALID_CORP_ID(40013, ErrorCategory.CALLER, "the corp id is not valid"),
    INVALID_ACCESS_TOKEN(40014, ErrorCategory.TOKEN, "the access token is not valid"),
    INVALID_CHARACTERS(40033, ErrorCategory.CALLER,
                       "the request contains characters that are not allowed, such as \\u escapes"),
    INVALID_PARAMETER(40035, ErrorCategory.CALLER, "a parameter is not valid"),
    INVALID_AGENT_ID(40056, ErrorCategory.CALLER, "the agent id is not valid"),
    INVALID_CALLBACK_URL(40057, ErrorCategory.CALLER, "the callback URL is not valid, or its verification failed"),
    INVALID_ARGUMENT(40058, ErrorCategory.CALLER, "an argument is not valid: too long, too many, empty, or the JSON is broken"),
    EMPTY_PARAMETER(40063, ErrorCategory.CALLER, "a parameter is missing or empty"),
    INVALID_DEPARTMENTS(40066, ErrorCategory.CALLER, "the list of departments is empty or names an unknown one"),
    INVALID_SECRET(40091, ErrorCategory.PERMISSION, "the secret is not valid, perhaps it is another corp's"),
    INVALID_EXTERNAL_USER_ID(40096, ErrorCategory.CALLER, "the external user id is not valid for this corp"),
    INVALID_IMAGE(40123, ErrorCategory.CALLER, "the image is broken, or its size is not the declared one"),
    SENSITIVE_CONTENT(40201, ErrorCategory.PERMISSION, "blocked because of sensitive content"),
    ACCESS_TOKEN_MISSING(41001, ErrorCategory.CALLER, "the access token is missing"),
    CORP_ID_MISSING(41002, ErrorCategory.CALLER, "the corp id is missing"),
    SECRET_MISSING(41004, ErrorCategory.CALLER, "the secret is missing"),
    MEDIA_ID_MISSING(41006, ErrorCategory.CALLER, "the media id is missing"),
    USER_ID_MISSING(41009, ErrorCategory.CALLER, "the user id is missing"),
    EXTERNAL_USER_ID_MISSING(41035, ErrorCategory.CALLER, "the external user id is missing"),
    ACCESS_TOKEN_EXPIRED(42001, ErrorCategory.TOKEN, "the access token expired"),
    SUITE_TOKEN_EXPIRED(42009, ErrorCategory.TOKEN, "the suite access token expired"),
    NOT_BOUND_TO_WECHAT(43004, ErrorCategory.CALLER, "the member is not bound to WeChat"),
    CORP_NOT_VERIFIED(43009, ErrorCategory.PERMISSION, "the legal subject of the corp is not verified"),
    EMPTY_MEDIA(44001, ErrorCategory.CALLER, "the media file is empty"),
    EMPTY_TEXT(44004, ErrorCategory.CALLER, "the text is empty"),
    MEDIA_TOO_BIG(45001, ErrorCategory.CALLER, "the media file is too big"),
    CONTENT_TOO_LONG(45002, ErrorCategory.CALLER, "the content of the message is too long"),
    VOICE_TOO_LONG(45007, ErrorCategory.CALLER, "the voice message is longer than 60 seconds"),
    CALL_FREQUENCY(45009, ErrorCategory.QUOTA, "called too often; blocked for as long as the window of the limit"),
    ANSWER_TOO_LARGE(45029, ErrorCategory.CALLER, "the answer would be too large; ask for less"),
    TOO_MANY_CONCURRENT_CALLS(45033, ErrorCategory.RETRYABLE, "too many calls at the same time"),
    USER_NOT_FOUND(46004, ErrorCategory.CALLER, "the user does not exist"),
    API_NOT_AUTHORISED(48001, ErrorCategory.PERMISSION, "the API is not authorised"),
    API_FORBIDDEN(48002, ErrorCategory.PERMISSION, "the app may not call this API"),
    INVALID_SUITE_ID(48003, ErrorCategory.PERMISSION, "the suite id is not valid"),
    AUTHORISATION_MISSING(48004, ErrorCategory.PERMISSION, "the authorisation is missing or was cancelled"),
    API_DEPRECATED(48005, ErrorCategory.PERMISSION, "the API is not offered any more"),
    PERMISSION_WITHDRAWN(48006, ErrorCategory.PERMISSION, "the permission was withdrawn because the app was long unused"),
    ACCOUNT_NOT_AUTHORISED(48007, ErrorCategory.PERMISSION, "the KF account is not assigned to this app"),
    MEMBER_NOT_IN_SCOPE(50002, ErrorCategory.PERMISSION, "the member is not in the scope of the app"),
    APP_DISABLED(50003, ErrorCategory.PERMISSION, "the app is disabled"),
    NOT_VISIBLE(60011, ErrorCategory.PERMISSION, "the member or department is not in the visible range of the app"),
    IP_NOT_TRUSTED(60020, ErrorCategory.PERMISSION,
                   "the address of this host is not on the list of trusted addresses; changes take effect after about a minute"),
    USER_NOT_VISIBLE(60021, ErrorCategory.PERMISSION, "the user is outside the visible range of the app"),
    OBJECT_NOT_VISIBLE(60030, ErrorCategory.PERMISSION, "the object is outside the visible range of the app"),
    APP_BARRED(60031, ErrorCategory.PERMISSION, "the app is barred from calling the API"),
    USER_ID_NOT_FOUND(60111, ErrorCategory.CALLER, "the user id does not exist"),
    DEPARTMENT_NOT_FOUND(60123, ErrorCategory.CALLER, "the department does not exist"),
    OPEN_KFID_MISSING(60251, ErrorCategory.CALLER, "the open_kfid is missing"),
    OPEN_KFID_ILLEGAL(60252, ErrorCategory.CALLER, "the open_kfid is not valid"),
    NOT_IN_SERVICER_LIST(60253, ErrorCategory.CALLER, "not in the list of servicers"),
    NO_EXTERNAL_RELATION(84061, ErrorCategory.CALLER, "there is no relation to this external contact"),
    NO_EXTERNAL_CONTACT_PERMISSION(84074, ErrorCategory.PERMISSION, "no permission for external contacts"),
    INVALID_MINI_PROGRAM(90207, ErrorCategory.CALLER, "the app id of the mini program is not valid"),
    MINI_PROGRAM_NOT_LINKED(90208, ErrorCategory.PERMISSION, "the mini program is not linked to the corp"),
    INVALID_OPEN_KFID(95000, ErrorCategory.CALLER, "the open_kfid is not valid"),
    SEND_COUNT_LIMIT(95001, ErrorCategory.SESSION, "5 messages were sent since the customer last wrote"),
    SEND_TIME_LIMIT(95002, ErrorCategory.SESSION, "more than 48 hours since the customer last wrote"),
    CUSTOMER_LIMIT(95003, ErrorCategory.PERMISSION, "the corp is not verified and serves as many customers as it may"),
    ACCOUNT_NOT_FOUND(95004, ErrorCategory.CALLER, "the KF account does not exist, or is another corp's"),
    ACCOUNT_LIMIT(95005, ErrorCategory.QUOTA, "the number of KF accounts is at its limit; one must remain"),
    INVALID_ACCOUNT_NAME(95006, ErrorCategory.CALLER, "the name of the KF account is not valid"),
    INVALID_MSG_TOKEN(95007, ErrorCategory.CALLER,
                      "the token of the callback is wrong or older than 10 minutes; call without it"),
    TOO_MANY_MENU_ITEMS(95008, ErrorCategory.CALLER, "the menu has too many items"),
    INVALID_MENU_ITEM(95009, ErrorCategory.CALLER, "the type of a menu item is not valid"),
    CORP_IN_JOINT_MODE(95011, ErrorCategory.PERMISSION,
                       "the corp uses KF within WeCom; take the secret of an app of the WeCom console"),
    CORP_IN_STANDALONE_MODE(95012, ErrorCategory.PERMISSION,
                            "the corp uses KF outside WeCom; take the secret of the KF console"),
    SESSION_ENDED(95013, ErrorCategory.SESSION, "the session has ended"),
    NOT_A_SERVICER(95014, ErrorCategory.CALLER, "the user is no servicer of this account, or not activated in WeCom"),
    EXCLUSIVE_SERVICE_CONFIGURED(95015, ErrorCategory.PERMISSION, "an exclusive service is configured in the console"),
    STATE_CHANGE_NOT_ALLOWED(95016, ErrorCategory.SESSION, "the session may not change to this state"),
    API_SWITCHED_OFF(95017, ErrorCategory.PERMISSION, "the API is switched off for this app"),
    SESSION_STATE(95018, ErrorCategory.SESSION,
                  "the state of the session does not allow sending by API, or it is older than 48 hours"),
    SERVICER_NOT_RECEIVING(95019, ErrorCategory.SESSION, "the servicer does not receive customers now; choose another"),
    UPGRADE_TARGET_NOT_CONFIGURED(95021, ErrorCategory.PERMISSION, "the target of the upgrade service is not configured"),
    INVALID_LOCATION_TYPE(95022, ErrorCategory.CALLER, "the location_type is not valid"),
    API_SWITCH_DELEGATED(95023, ErrorCategory.PERMISSION, "the API is granted to another app"),
    NO_CUSTOMER_MESSAGE(95024, ErrorCategory.SESSION, "the customer did not write within 48 hours"),
    BUSINESS_CARD_LIMIT(95025, ErrorCategory.SESSION, "one business card was sent within 48 hours already"),
    ACCOUNTS_HARDLY_USED(95026, ErrorCategory.QUOTA, "the accounts are used too little to create another"),
    UNVERIFIED_ACCOUNT_LIMIT(95027, ErrorCategory.QUOTA, "a corp that is not verified may have 10 accounts"),
    RECALL_MESSAGE_NOT_FOUND(95028, ErrorCategory.CALLER, "the message to take back does not exist"),
    RECALL_TOO_LATE(95029, ErrorCategory.SESSION, "the message is older than 2 minutes and can not be taken back"),
    MESSAGE_TYPE_BANNED(95030, ErrorCategory.PERMISSION, "the component may not send this type of message"),
    CUSTOMER_LONG_SILENT(95031, ErrorCategory.SESSION, "the customer did not ask for service within 48 hours"),
    CHAT_RECORD_PERMISSION_LAPSED(95032, ErrorCategory.PERMISSION, "the permission of the component for chat records lapsed"),
    NO_RIGHT_ON_APP(301002, ErrorCategory.PERMISSION, "no right on this app"),
    CORP_UNAVAILABLE(301007, ErrorCategory.PERMISSION, "the corp is dissolved or banned"),
    FILE_MD5(301019, ErrorCategory.CALLER, "the MD5 of the file is wrong"),
    UNKNOWN_USER_ID(301021, ErrorCategory.CALLER, "at least one user id is unknown"),
    IP_NOT_ON_LIST(301042, ErrorCategory.PERMISSION,
                   "the address of this host is not on the list of trusted addresses; changes take effect after about a minute"),
    NO_INTEROP_PERMISSION(701087, ErrorCategory.PERMISSION,
                          "the corp has no app with the permission that third-party apps need"),
    USER_OUTSIDE_INTEROP_APP(701089, ErrorCategory.PERMISSION,
                             "the user is outside the range of the app that third-party apps need"),
    NO_API_LICENCE(701099, ErrorCategory.PERMISSION, "the user has no valid API licence"),
    INVALID_UPLOAD_URL(830001, ErrorCategory.CALLER, "the address to upload from is not valid, or does not support Range"),
    DOWNLOAD_TOO_LARGE(830002, ErrorCategory.CALLER, "too large to download at once; use Range with at most 20 MB"),
    DOWNLOAD_FAILED(830003, ErrorCategory.CALLER, "the download from the given address failed");

    private static final Map<Integer, KfErrorCode> BY_CODE
            = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KfErrorCode::code, Function.identity()));

    /** 40001 is documented for wrong secrets, and also given for access tokens that are no longer good. */
    private static final Set<KfErrorCode> TOKEN_REFUSALS
            = Set.of(INVALID_CREDENTIAL, INVALID_ACCESS_TOKEN, ACCESS_TOKEN_EXPIRED);

    private final int code;
    private final ErrorCategory category;
    private final String meaning;

    KfErrorCode(int code, ErrorCategory category, String meaning) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
    }

    /** Value of {@code errcode}. */
    public int code() {
        return code;
    }

    /** What it means for the caller. */
    public ErrorCategory category() {
        return category;
    }

    /** What happened, as part of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The constant of a value of {@code errcode}; empty when it is not known. */
    public static Optional<KfErrorCode> of(int errcode) {
        return Optional.ofNullable(BY_CODE.get(errcode));
    }

    /**
     * The category of any value of {@code errcode}: unknown ones are {@link ErrorCategory#CALLER}, and not repeated.
     */
    public static ErrorCategory categoryOf(int errcode) {
        return of(errcode).map(KfErrorCode::category).orElse(ErrorCategory.CALLER);
    }

    /** Whether the call may succeed with a new access token. */
    static boolean refusesToken(int errcode) {
        return of(errcode).filter(TOKEN_REFUSALS::contains).isPresent();
    }
}
