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

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and signs callbacks as the platform does, and on request wrongly.
 */
final class CallbackSealer {

    static final String TIMESTAMP = "1700000000";
    static final String NONCE = "1122334455";

    private final CallbackCredentials credentials;

    CallbackSealer(CallbackCredentials credentials) {
        this.credentials = credentials;
    }

    String seal(String message) {
        return seal(message, message.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Says <code>length</code> where the length of the message belongs. */
    String seal(String message, int length) {
        byte[] content = content(message, length);
        int padding = 32 - content.length % 32;
        return encrypt(content, filled(padding, padding));
    }

    /** Ends with <code>padding</code>, after a message of a length that makes whole blocks. */
    String sealPaddedWith(byte[] padding) {
        int filler = Math.floorMod(-(content("", 0).length + padding.length), 32);
        return encrypt(content("x".repeat(filler), filler), padding);
    }

    static byte[] filled(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    CallbackQuery query(String encrypted) {
        return new CallbackQuery(sign(encrypted), TIMESTAMP, NONCE, null);
    }

    String queryString(String encrypted) {
        return "msg_signature=" + sign(encrypted) + "&timestamp=" + TIMESTAMP + "&nonce=" + NONCE;
    }

    String verificationQueryString(String encrypted) {
        return queryString(encrypted) + "&echostr=" + URLEncoder.encode(encrypted, StandardCharsets.UTF_8);
    }

    static String xmlEnvelope(String encrypted) {
        return "<xml><ToUserName><![CDATA[corp]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    private byte[] content(String message, int length) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        content.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        content.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(credentials.receiveId().getBytes(StandardCharsets.UTF_8));
        return content.toByteArray();
    }

    String encrypt(byte[] content, byte[] padding) {
        byte[] key = Base64.getDecoder().decode(credentials.encodingAesKey() + "=");
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            byte[] padded = ByteBuffer.allocate(content.length + padding.length).put(content).put(padding).array();
            return Base64.getEncoder().encodeToString(cipher.doFinal(padded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(String encrypted) {
        String[] parts = { credentials.token(), TIMESTAMP, NONCE, encrypted };
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
