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
package io.github.camelwecom.kf.sandbox.api.account;

import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;

/** The limits that account/add and account/update share (doc/96404). */
final class AccountFields {

    static final int MEDIA_ID_BYTES = 128;
    private static final int NAME_CHARS = 16;

    private AccountFields() {
    }

    static String requiredName(Fields request) {
        return request.requiredChars("name", NAME_CHARS, KfErrcode.INVALID_ACCOUNT_NAME);
    }

    /** Empty when absent. */
    static String optionalName(Fields request) {
        return request.optionalChars("name", NAME_CHARS, KfErrcode.INVALID_ACCOUNT_NAME);
    }
}
