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

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts callbacks (doc/90968): AES-256 in CBC mode, the initialization vector being the first half of the key.
 * Inside are 16 random bytes, the length of the message in 4 bytes, the message, the receiver's id, and padding.
 */
final class CallbackCipher {

    private static final int AES_BLOCK = 16;
    private static final int RANDOM_LENGTH = 16;
    private static final int HEAD_LENGTH = RANDOM_LENGTH + Integer.BYTES;
    private static final int MAX_PADDING = 32;

    /** To look one up takes longer than to use it. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(CallbackCipher::newCipher);

    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    CallbackCipher(String encodingAesKey) {
        byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(bytes, 0, AES_BLOCK);
    }

    /**
     * @throws CallbackRefusedException if the text was not encrypted with this key, or not completely received
     */
    CallbackPlaintext decrypt(String encrypted) {
        byte[] padded = decipher(decodeBase64(encrypted));
        return split(withoutPadding(padded));
    }

    private static byte[] decodeBase64(String encrypted) {
        byte[] ciphertext;
        try {
            ciphertext = Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            throw new CallbackRefusedException(CallbackRefusal.BASE64);
        }
        if (ciphertext.length == 0 || ciphertext.length % AES_BLOCK != 0) {
            throw new CallbackRefusedException(CallbackRefusal.BASE64);
        }
        return ciphertext;
    }

    private static Cipher newCipher() {
        try {
            // PKCS5Padding would refuse what the platform sends: it pads to blocks of 32 bytes, AES has blocks of 16.
            return Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }

    private byte[] decipher(byte[] ciphertext) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key, iv);
            return cipher.doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Whole blocks and a key of 32 bytes cannot fail to decrypt", e);
        }
    }

    private static ByteBuffer withoutPadding(byte[] padded) {
        int padding = padded[padded.length - 1];
        if (padding < 1 || padding > MAX_PADDING || padding > padded.length) {
            throw new CallbackRefusedException(CallbackRefusal.PADDING);
        }
        int end = padded.length - padding;
        for (int i = end; i < padded.length; i++) {
            if (padded[i] != padding) {
                throw new CallbackRefusedException(CallbackRefusal.PADDING);
            }
        }
        return ByteBuffer.wrap(padded, 0, end);
    }

    private static CallbackPlaintext split(ByteBuffer content) {
        if (content.remaining() < HEAD_LENGTH) {
            throw new CallbackRefusedException(CallbackRefusal.LENGTH);
        }
        int length = content.getInt(RANDOM_LENGTH);
        if (length < 0 || length > content.remaining() - HEAD_LENGTH) {
            throw new CallbackRefusedException(CallbackRefusal.LENGTH);
        }
        int end = HEAD_LENGTH + length;
        return new CallbackPlaintext(
                Arrays.copyOfRange(content.array(), HEAD_LENGTH, end),
                Arrays.copyOfRange(content.array(), end, content.limit()));
    }
}
