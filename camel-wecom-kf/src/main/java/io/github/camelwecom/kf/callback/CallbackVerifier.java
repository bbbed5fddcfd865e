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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Checks one callback against one set of credentials, step by step, and opens it only if it passes them all.
 */
final class CallbackVerifier {

    private final CallbackCredentials credentials;
    private final CallbackSignature signature;
    private final CallbackCipher cipher;

    CallbackVerifier(CallbackCredentials credentials) {
        this.credentials = credentials;
        this.signature = new CallbackSignature(credentials.token());
        this.cipher = new CallbackCipher(credentials.encodingAesKey());
    }

    /**
     * @param  encrypted                the <code>echostr</code> of the query or the <code>Encrypt</code> of the body
     * @throws CallbackRefusedException if any check fails
     */
    VerifiedCallback open(CallbackQuery query, String encrypted) {
        if (!hasSigned(query, encrypted)) {
            throw new CallbackRefusedException(CallbackRefusal.SIGNATURE);
        }
        return decrypt(encrypted);
    }

    /** Whether the callback was signed with this token. */
    boolean hasSigned(CallbackQuery query, String encrypted) {
        return signature.matches(query, encrypted);
    }

    /**
     * Opens what has the right signature.
     *
     * @throws CallbackRefusedException if any check fails
     */
    VerifiedCallback decrypt(String encrypted) {
        CallbackPlaintext plaintext = cipher.decrypt(encrypted);
        checkReceiver(plaintext.receiveId());
        return new VerifiedCallback(credentials.receiveId(), plaintext.message());
    }

    private void checkReceiver(byte[] receiveId) {
        byte[] expected = credentials.receiveId().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, receiveId)) {
            throw new CallbackRefusedException(CallbackRefusal.RECEIVE_ID);
        }
    }

    CallbackCredentials credentials() {
        return credentials;
    }
}
