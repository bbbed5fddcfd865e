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
package io.github.camelwecom.kf.doctor;

import static io.github.camelwecom.kf.doctor.Severity.ENDS_CALLS;
import static io.github.camelwecom.kf.doctor.Severity.NOTE;
import static io.github.camelwecom.kf.doctor.Severity.PROBLEM;

/** What the doctor can find. What each means, and what to do, is in the resource bundle {@code doctor}. */
public enum Diagnosis {

    CORP_ID_MISSING(Check.SETTINGS, ENDS_CALLS),
    SECRET_MISSING(Check.SETTINGS, ENDS_CALLS),
    OPTION_WRONG(Check.SETTINGS, ENDS_CALLS),
    TOKEN_MISSING(Check.SETTINGS, PROBLEM),
    TOKEN_LENGTH(Check.SETTINGS, PROBLEM),
    TOKEN_OR_KEY_WRONG(Check.SETTINGS, PROBLEM),
    AES_KEY_MISSING(Check.SETTINGS, PROBLEM),
    AES_KEY_LENGTH(Check.SETTINGS, PROBLEM),

    STATE_IS_NO_DIRECTORY(Check.STATE_DIRECTORY, PROBLEM),
    STATE_NOT_WRITABLE(Check.STATE_DIRECTORY, PROBLEM),

    CALLBACKS_OFF(Check.CALLBACK, NOTE),
    CALLBACKS_NOT_ASKED(Check.CALLBACK, NOTE),
    CALLBACKS_NOT_TAKEN(Check.CALLBACK, NOTE),
    NO_CALLBACK_YET(Check.CALLBACK, NOTE),
    ONLY_VERIFIED(Check.CALLBACK, NOTE),
    CALLBACK_PATH(Check.CALLBACK, PROBLEM),
    CALLBACK_SIGNATURE(Check.CALLBACK, PROBLEM),
    CALLBACK_KEY(Check.CALLBACK, PROBLEM),
    CALLBACK_RECEIVER(Check.CALLBACK, PROBLEM),
    CALLBACK_TIME(Check.CALLBACK, PROBLEM),
    CALLBACK_CHANGED(Check.CALLBACK, PROBLEM),

    HOST_UNKNOWN(Check.DNS, ENDS_CALLS),
    PROXY_UNKNOWN(Check.DNS, ENDS_CALLS),
    PROXY_SILENT(Check.PROXY, ENDS_CALLS),
    PROXY_LOGIN(Check.PROXY, ENDS_CALLS),
    REFUSED(Check.CONNECTION, ENDS_CALLS),
    SILENT(Check.CONNECTION, ENDS_CALLS),
    BROKEN_OFF(Check.CONNECTION, ENDS_CALLS),
    NOT_THE_PLATFORM(Check.CONNECTION, ENDS_CALLS),
    NO_TLS_THERE(Check.TLS, ENDS_CALLS),
    CERTIFICATE(Check.TLS, ENDS_CALLS),
    TLS_FAILED(Check.TLS, ENDS_CALLS),
    CLOCK_WRONG(Check.CLOCK, PROBLEM),
    NO_TIME_TOLD(Check.CLOCK, NOTE),

    CORP_ID_WRONG(Check.TOKEN, ENDS_CALLS),
    SECRET_WRONG(Check.TOKEN, ENDS_CALLS),
    APP_DISABLED(Check.TOKEN, ENDS_CALLS),
    CALLED_TOO_OFTEN(Check.TOKEN, ENDS_CALLS),
    TOKEN_REFUSED(Check.TOKEN, ENDS_CALLS),
    TOKEN_PROVIDER_FAILED(Check.TOKEN, ENDS_CALLS),
    IP_NOT_TRUSTED(Check.TRUSTED_IP, ENDS_CALLS),
    CORP_USES_KF_WITHIN_WECOM(Check.EDITION, ENDS_CALLS),
    CORP_USES_STANDALONE_KF(Check.EDITION, ENDS_CALLS),
    APP_NOT_LISTED(Check.PERMISSION, ENDS_CALLS),
    API_SWITCHED_OFF(Check.PERMISSION, ENDS_CALLS),
    CALL_REFUSED(Check.PERMISSION, ENDS_CALLS),
    NO_ACCOUNT(Check.ACCOUNTS, PROBLEM),
    NO_ACCOUNT_MANAGED(Check.ACCOUNTS, PROBLEM),
    ACCOUNT_UNKNOWN(Check.ACCOUNTS, PROBLEM),
    ACCOUNT_NOT_MANAGED(Check.ACCOUNTS, PROBLEM);

    private final Check check;
    private final Severity severity;

    Diagnosis(Check check, Severity severity) {
        this.check = check;
        this.severity = severity;
    }

    /** Which check finds it. */
    public Check check() {
        return check;
    }

    boolean endsCalls() {
        return severity == ENDS_CALLS;
    }

    State state() {
        return severity == NOTE ? State.NOTE : State.PROBLEM;
    }
}
