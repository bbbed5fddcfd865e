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

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and signs whatever it is given, as one who knows the secrets could. Fast, and for one thread.
 */
final class FuzzSealer {

    static final CallbackCredentials CREDENTIALS = new CallbackCredentials(
            "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
    static final String TIMESTAMP = "1700000000";
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP)), ZoneOffset.UTC);
    static final String NONCE = "1122334455";

    private static final int AES_BLOCK = 16;
    private static final int PADDED_BLOCK = 32;

    private final byte[] receiveId = CREDENTIALS.receiveId().getBytes(StandardCharsets.UTF_8);
    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final Cipher cipher;
    private final MessageDigest sha1;

    FuzzSealer() {
        byte[] bytes = Base64.getDecoder().decode(CREDENTIALS.encodingAesKey() + "=");
        key = new SecretKeySpec(bytes, "AES");
        iv = new IvParameterSpec(bytes, 0, AES_BLOCK);
        try {
            cipher = Cipher.getInstance("AES/CBC/NoPadding");
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything right, around any message. */
    String seal(byte[] message) {
        int length = AES_BLOCK + Integer.BYTES + message.length + receiveId.length;
        int padding = PADDED_BLOCK - length % PADDED_BLOCK;
        ByteBuffer content = ByteBuffer.allocate(length + padding);
        content.put(new byte[AES_BLOCK]).putInt(message.length).put(message).put(receiveId);
        Arrays.fill(content.array(), length, content.capacity(), (byte) padding);
        return encrypt(content.array());
    }

    /** Nothing but encrypted, as far as there are whole blocks. */
    String encrypt(byte[] content) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, iv);
            byte[] encrypted = cipher.doFinal(content, 0, content.length - content.length % AES_BLOCK);
            return Base64.getEncoder().encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String queryString(String encrypted) {
        return "msg_signature=" + sign(encrypted) + "&timestamp=" + TIMESTAMP + "&nonce=" + NONCE;
    }

    String verificationQueryString(String encrypted) {
        // As in a URI; in forms, for which the encoder is made, a blank is a plus.
        String escaped = URLEncoder.encode(encrypted, StandardCharsets.UTF_8).replace("+", "%20");
        return queryString(encrypted) + "&echostr=" + escaped;
    }

    String sign(String encrypted) {
        String[] parts = { CREDENTIALS.token(), TIMESTAMP, NONCE, encrypted };
        Arrays.sort(parts);
        return HexFormat.of().formatHex(sha1.digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    }

    static String xmlEnvelope(String encrypted) {
        return "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    static String jsonEnvelope(String encrypted) {
        return "{\"encrypt\":\"" + encrypted + "\"}";
    }
}
