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
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every callback. The sandbox seals, with an implementation of its own. A failure prints its seed;
 * <code>-Djqwik.seed=…</code> repeats it.
 */
@AddLifecycleHook(value = SeedProperty.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class CallbackPropertiesTest {

    private static final CallbackCredentials CREDENTIALS
            = new CallbackCredentials("QDG6eK", CallbackVector.ENCODING_AES_KEY, CallbackVector.RECEIVE_ID);
    private static final CallbackRules OF_ANY_AGE = new CallbackRules(CallbackRules.DEFAULT_MAX_BODY_SIZE, Duration.ZERO, true);

    private final CallbackVerifier verifier = new CallbackVerifier(CREDENTIALS);
    private final CallbackOpener opener = new CallbackOpener(CREDENTIALS, OF_ANY_AGE, Clock.systemUTC());

    @Property
    void whatWasSealedOpens(
            @ForAll("texts") String text, @ForAll("nonces") String nonce,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long timestamp, @ForAll long salt) {
        SealedCallback sealed = seal(text, String.valueOf(timestamp), nonce, salt);

        VerifiedCallback opened = verifier.open(
                CallbackQuery.ofNotice(parameters(sealed)), CallbackEnvelope.encryptedText(body(sealed)));

        assertThat(new String(opened.text(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(opened.receiveId()).isEqualTo(CREDENTIALS.receiveId());
    }

    @Property
    void withOneBitFlippedItIsRefused(
            @ForAll("texts") String text, @ForAll("nonces") String nonce, @ForAll long salt, @ForAll Part part,
            @ForAll @IntRange(max = 10_000) int bit) {
        SealedCallback sealed = seal("<xml><Content><![CDATA[" + text + "]]></Content></xml>", "1700000000", nonce, salt);
        SealedCallback flipped = part.flip(sealed, bit);

        assertThat(flipped).isNotEqualTo(sealed);
        assertThat(refusalOf(() -> opener.open(parameters(flipped), body(flipped)))).isNotNull();
    }

    enum Part {
        SIGNATURE {
            @Override
            SealedCallback flip(SealedCallback sealed, int bit) {
                return new SealedCallback(
                        flipped(sealed.signature(), bit), sealed.timestamp(), sealed.nonce(), sealed.toUserName(),
                        sealed.encrypted());
            }
        },
        TIMESTAMP {
            @Override
            SealedCallback flip(SealedCallback sealed, int bit) {
                return new SealedCallback(
                        sealed.signature(), flipped(sealed.timestamp(), bit), sealed.nonce(), sealed.toUserName(),
                        sealed.encrypted());
            }
        },
        NONCE {
            @Override
            SealedCallback flip(SealedCallback sealed, int bit) {
                return new SealedCallback(
                        sealed.signature(), sealed.timestamp(), flipped(sealed.nonce(), bit), sealed.toUserName(),
                        sealed.encrypted());
            }
        },
        ENCRYPTED_TEXT {
            @Override
            SealedCallback flip(SealedCallback sealed, int bit) {
                return new SealedCallback(
                        sealed.signature(), sealed.timestamp(), sealed.nonce(), sealed.toUserName(),
                        flipped(sealed.encrypted(), bit));
            }
        },
        CIPHERTEXT {
            @Override
            SealedCallback flip(SealedCallback sealed, int bit) {
                byte[] ciphertext = flipped(Base64.getDecoder().decode(sealed.encrypted()), bit);
                return new SealedCallback(
                        sealed.signature(), sealed.timestamp(), sealed.nonce(), sealed.toUserName(),
                        Base64.getEncoder().encodeToString(ciphertext));
            }
        };

        abstract SealedCallback flip(SealedCallback sealed, int bit);

        static String flipped(String text, int bit) {
            byte[] bytes = flipped(text.getBytes(StandardCharsets.ISO_8859_1), bit);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        static byte[] flipped(byte[] bytes, int bit) {
            bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
            return bytes;
        }
    }

    /** Also empty ones, ones of several blocks, and ones that have more bytes than characters. */
    @Provide
    Arbitrary<String> texts() {
        // half a surrogate pair has no UTF-8
        return Arbitraries.strings().ofMaxLength(500).filter(StandardCharsets.UTF_8.newEncoder()::canEncode);
    }

    @Provide
    Arbitrary<String> nonces() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(128);
    }

    private static SealedCallback seal(String text, String timestamp, String nonce, long salt) {
        return new CallbackSealer(
                CREDENTIALS.token(), CREDENTIALS.encodingAesKey(), CREDENTIALS.receiveId(), new Random(salt))
                .seal(text, timestamp, nonce);
    }

    private static Map<String, String> parameters(SealedCallback sealed) {
        return Map.of("msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", sealed.nonce());
    }

    private static byte[] body(SealedCallback sealed) {
        return sealed.xmlBody().getBytes(StandardCharsets.UTF_8);
    }
}
