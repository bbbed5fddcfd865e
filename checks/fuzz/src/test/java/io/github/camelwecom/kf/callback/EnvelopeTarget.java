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
import java.util.Optional;

import io.github.camelwecom.kf.fuzz.FuzzTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search for the encrypted text in an envelope, the one thing that is read before anything is verified.
 */
public final class EnvelopeTarget implements FuzzTarget {

    @Override
    public String take(byte[] input) {
        Optional<String> expected
                = EnvelopePatterns.encryptedText(Margins.strip(new String(input, StandardCharsets.UTF_8)));
        try {
            String encrypted = CallbackEnvelope.encryptedText(input);
            assertThat(encrypted).matches("[A-Za-z0-9+/=]+");
            assertThat(new String(input, StandardCharsets.UTF_8).replace("\\/", "/")).contains(encrypted);
            assertThat(expected).contains(encrypted);
            return "found";
        } catch (CallbackRefusedException e) {
            assertThat(e.refusal()).isIn(CallbackRefusal.ENVELOPE, CallbackRefusal.DOCTYPE);
            assertThat(expected).isEmpty();
            return e.getCheck();
        }
    }
}
