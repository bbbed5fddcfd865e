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
import java.util.Arrays;
import java.util.Set;

import io.github.camelwecom.kf.fuzz.FuzzTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The decrypter: given any text, and given what really is encrypted with the right key, but not as the platform does.
 */
public final class CipherTarget implements FuzzTarget {

    private static final Set<CallbackRefusal> ITS_OWN
            = Set.of(CallbackRefusal.BASE64, CallbackRefusal.PADDING, CallbackRefusal.LENGTH);

    private final CallbackCipher cipher = new CallbackCipher(FuzzSealer.CREDENTIALS.encodingAesKey());
    private final FuzzSealer sealer = new FuzzSealer();

    @Override
    public String take(byte[] input) {
        if (input.length == 0) {
            return "empty";
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        return switch (Math.floorMod(input[0] - 'a', 3)) {
            case 0 -> decrypt(new String(rest, StandardCharsets.ISO_8859_1), rest.length);
            case 1 -> decrypt(sealer.encrypt(rest), rest.length);
            default -> sealed(rest);
        };
    }

    private String decrypt(String text, int length) {
        try {
            CallbackPlaintext plaintext = cipher.decrypt(text);
            assertThat(plaintext.message().length + plaintext.receiveId().length).isLessThan(length);
            return "decrypted";
        } catch (CallbackRefusedException e) {
            assertThat(e.refusal()).isIn(ITS_OWN);
            return e.getCheck();
        }
    }

    private String sealed(byte[] message) {
        CallbackPlaintext plaintext = cipher.decrypt(sealer.seal(message));
        assertThat(plaintext.message()).isEqualTo(message);
        assertThat(new String(plaintext.receiveId(), StandardCharsets.UTF_8)).isEqualTo(FuzzSealer.CREDENTIALS.receiveId());
        return "as sealed";
    }
}
