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
package io.github.camelwecom.kf.callback;

import java.util.regex.Pattern;

/**
 * What the administrator and the platform agreed on for one callback URL (doc/90930).
 *
 * @param token          the Token of the callback configuration: 1 to 32 letters and digits
 * @param encodingAesKey the EncodingAESKey of the callback configuration: 43 letters and digits
 * @param receiveId      whom the callbacks must be addressed to: the corp id, for self-built apps (doc/90968)
 */
public record CallbackCredentials(String token, String encodingAesKey, String receiveId) {

    private static final int TOKEN_MAX_LENGTH = 32;
    private static final int ENCODING_AES_KEY_LENGTH = 43;
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]");

    /**
     * @throws IllegalArgumentException if a value cannot be right; the message names the value, says what is wrong with
     *                                  it, and does not contain it
     */
    public CallbackCredentials {
        checkToken(token);
        checkEncodingAesKey(encodingAesKey);
        checkPresent("receiveId", receiveId, "the corp id shown in the admin console");
    }

    private static void checkToken(String token) {
        String allowed = "1 to " + TOKEN_MAX_LENGTH + " letters and digits, as shown in the callback configuration of the app";
        checkPresent("token", token, allowed);
        if (token.length() > TOKEN_MAX_LENGTH) {
            throw wrong("token", "has " + token.length() + " characters", allowed);
        }
        checkLettersAndDigits("token", token, allowed);
    }

    private static void checkEncodingAesKey(String key) {
        String allowed = ENCODING_AES_KEY_LENGTH
                         + " letters and digits, as shown in the callback configuration of the app, without a trailing '='";
        checkPresent("encodingAesKey", key, allowed);
        if (key.length() != ENCODING_AES_KEY_LENGTH) {
            throw wrong("encodingAesKey", "has " + key.length() + " characters", allowed);
        }
        checkLettersAndDigits("encodingAesKey", key, allowed);
    }

    private static void checkPresent(String name, String value, String allowed) {
        if (value == null || value.isEmpty()) {
            throw wrong(name, "is missing", allowed);
        }
        if (BLANK.matcher(value).find()) {
            throw wrong(name, "has " + value.length() + " characters and contains a blank or an invisible character", allowed);
        }
    }

    private static void checkLettersAndDigits(String name, String value, String allowed) {
        if (!LETTERS_AND_DIGITS.matcher(value).matches()) {
            throw wrong(name, "contains a character that is neither a letter nor a digit", allowed);
        }
    }

    private static IllegalArgumentException wrong(String name, String what, String allowed) {
        return new IllegalArgumentException("Option " + name + " " + what + "; it must be " + allowed);
    }

    /**
     * Shows whom the credentials are for, and neither secret.
     */
    @Override
    public String toString() {
        return "CallbackCredentials[token=xxxxxx, encodingAesKey=xxxxxx, receiveId=" + receiveId + "]";
    }
}
