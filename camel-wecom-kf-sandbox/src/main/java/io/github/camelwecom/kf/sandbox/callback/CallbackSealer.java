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
package io.github.camelwecom.kf.sandbox.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals callbacks as the platform does (doc/90968): SHA-1 signature over the sorted strings, AES-256-CBC with the key's
 * first 16 bytes as IV, padded to 32 bytes. Any text can be sealed for any token, key and receiveid, so that a test can
 * also make the callbacks that must be refused. Safe for several threads.
 */
public final class CallbackSealer {

    private static final int RANDOM_BYTES = 16;
    private static final int IV_BYTES = 16;
    private static final int BLOCK_BYTES = 32;

    private final String token;
    private final byte[] aesKey;
    private final String receiveId;
    private final RandomGenerator random;

    /**
     * @param  token                    the callback token of the console
     * @param  encodingAesKey           43 characters of base64
     * @param  receiveId                the corp id for an app of the corp itself
     * @throws IllegalArgumentException when the key is not 43 characters of base64
     */
    public CallbackSealer(String token, String encodingAesKey, String receiveId) {
        this(token, encodingAesKey, receiveId, new SecureRandom());
    }

    /**
     * As {@link #CallbackSealer(String, String, String)}, with a source of the random bytes in front of each text.
     *
     * @param random must be safe for several threads
     */
    public CallbackSealer(String token, String encodingAesKey, String receiveId, RandomGenerator random) {
        if (encodingAesKey.length() != 43) {
            throw new IllegalArgumentException(
                    "encodingAesKey has " + encodingAesKey.length() + " characters, must have 43");
        }
        this.token = token;
        this.aesKey = Base64.getDecoder().decode(encodingAesKey + "=");
        this.receiveId = receiveId;
        this.random = random;
    }

    /** Encrypts and signs. */
    public SealedCallback seal(String text, String timestamp, String nonce) {
        String encrypted = encrypt(text);
        return new SealedCallback(sign(timestamp, nonce, encrypted), timestamp, nonce, receiveId, encrypted);
    }

    /** The {@code msg_signature}: lower case hex. */
    public String sign(String timestamp, String nonce, String encrypted) {
        String[] parts = { token, timestamp, nonce, encrypted };
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(utf8(String.join("", parts)));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is not available", e);
        }
    }

    /** Encrypts; the text never looks the same twice. */
    public String encrypt(String text) {
        byte[] salt = new byte[RANDOM_BYTES];
        random.nextBytes(salt);
        return encrypt(text, salt);
    }

    String encrypt(String text, byte[] salt) {
        byte[] message = utf8(text);
        byte[] receiver = utf8(receiveId);
        int length = RANDOM_BYTES + Integer.BYTES + message.length + receiver.length;
        int padding = BLOCK_BYTES - length % BLOCK_BYTES;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(salt).putInt(message.length).put(message).put(receiver);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /**
     * Decrypts what was sealed for this key and receiveid.
     *
     * @throws IllegalArgumentException when it was not, or is damaged
     */
    public String open(String encrypted) {
        byte[] padded = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        if (padded.length < BLOCK_BYTES) {
            throw new IllegalArgumentException("Too short: " + padded.length + " bytes");
        }
        int padding = padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK_BYTES) {
            throw new IllegalArgumentException("Padding is " + padding + ", must be 1 to 32: another key?");
        }
        ByteBuffer plain = ByteBuffer.wrap(padded, RANDOM_BYTES, padded.length - padding - RANDOM_BYTES);
        int length = plain.getInt();
        if (length < 0 || length > plain.remaining()) {
            throw new IllegalArgumentException("The message length does not fit");
        }
        byte[] message = new byte[length];
        plain.get(message);
        String receiver = StandardCharsets.UTF_8.decode(plain).toString();
        if (!receiver.equals(receiveId)) {
            throw new IllegalArgumentException("Sealed for receiveid " + receiver + ", not " + receiveId);
        }
        return new String(message, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] input) {
        try {
            // The padding block is 32 bytes, twice the cipher's: the JDK's own padding would refuse half of all texts.
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(aesKey, "AES"), new IvParameterSpec(aesKey, 0, IV_BYTES));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a sealed text: " + e.getMessage(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CallbackSealer[receiveId=" + receiveId + "]";
    }
}
