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
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The <code>msg_signature</code> of a callback: SHA-1 over the sorted token, timestamp, nonce and encrypted text, in
 * lower-case hex (doc/90968).
 */
final class CallbackSignature {

    private final String token;

    CallbackSignature(String token) {
        this.token = token;
    }

    boolean matches(CallbackQuery query, String encrypted) {
        byte[] expected = sign(query.timestamp(), query.nonce(), encrypted).getBytes(StandardCharsets.US_ASCII);
        byte[] given = query.msgSignature().getBytes(StandardCharsets.UTF_8);
        // In constant time, so that the time of the answer does not tell how much of a guess was right.
        return MessageDigest.isEqual(expected, given);
    }

    private String sign(String timestamp, String nonce, String encrypted) {
        String[] signed = { token, timestamp, nonce, encrypted };
        Arrays.sort(signed);
        return HexFormat.of().formatHex(sha1().digest(String.join("", signed).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
