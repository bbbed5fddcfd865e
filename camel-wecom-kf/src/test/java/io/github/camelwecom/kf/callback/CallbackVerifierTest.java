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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.CallbackSealer.filled;
import static io.github.camelwecom.kf.callback.CallbackVector.ENCODING_AES_KEY;
import static io.github.camelwecom.kf.callback.CallbackVector.RECEIVE_ID;
import static io.github.camelwecom.kf.callback.CallbackVector.SIGNATURE_ONLY;
import static io.github.camelwecom.kf.callback.CallbackVector.URL_VERIFICATION;
import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

class CallbackVerifierTest {

    private static final CallbackCredentials CREDENTIALS = new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, RECEIVE_ID);

    private final CallbackVerifier verifier = new CallbackVerifier(CREDENTIALS);
    private final CallbackSealer sealer = new CallbackSealer(CREDENTIALS);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SIGNATURE_ONLY")
    void opensKnownCallbacks(CallbackVector vector) {
        VerifiedCallback opened = new CallbackVerifier(vector.credentials()).open(vector.query(), vector.encrypted());

        assertThat(opened.text()).asString(StandardCharsets.UTF_8).isEqualTo(vector.plaintext());
        assertThat(opened.receiveId()).isEqualTo(RECEIVE_ID);
    }

    @Test
    void acceptsAKnownSignature() {
        CallbackSignature signature = new CallbackSignature(SIGNATURE_ONLY.credentials().token());
        assertThat(signature.matches(SIGNATURE_ONLY.query(), SIGNATURE_ONLY.encrypted())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "6c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd4",
            "5C45FF5E21C57E6AD56BAC8758B79B1D9AC89FD3", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd", "5" })
    void refusesAnotherSignature(String msgSignature) {
        CallbackQuery query = new CallbackQuery(msgSignature, "1409659589", "263014780", null);
        assertThat(refusalOf(() -> verifier.open(query, URL_VERIFICATION.encrypted()))).isEqualTo(CallbackRefusal.SIGNATURE);
    }

    @Test
    void refusesAlteredText() {
        String altered = URL_VERIFICATION.encrypted().replace('+', ' ');
        assertThat(refusalOf(() -> verifier.open(URL_VERIFICATION.query(), altered))).isEqualTo(CallbackRefusal.SIGNATURE);
    }

    @Test
    void refusesTruncatedBase64() {
        String sealed = sealer.seal("hello");
        assertThat(refusalOfSealed(sealed.substring(0, sealed.length() - 4))).isEqualTo(CallbackRefusal.BASE64);
        assertThat(refusalOfSealed(sealed.substring(0, sealed.length() - 5))).isEqualTo(CallbackRefusal.BASE64);
        assertThat(refusalOfSealed("=")).isEqualTo(CallbackRefusal.BASE64);
    }

    @ParameterizedTest
    @CsvSource({ "0, 32", "33, 33", "-1, 32" })
    void refusesImpossiblePadding(int value, int count) {
        assertThat(refusalOfSealed(sealer.sealPaddedWith(filled(count, value)))).isEqualTo(CallbackRefusal.PADDING);
    }

    @Test
    void refusesPaddingWhoseBytesDiffer() {
        byte[] padding = filled(20, 20);
        padding[3] = 19;
        assertThat(refusalOfSealed(sealer.sealPaddedWith(padding))).isEqualTo(CallbackRefusal.PADDING);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 16, 17, 31, 32 })
    void acceptsEveryPossiblePadding(int padding) {
        String sealed = sealer.sealPaddedWith(filled(padding, padding));
        assertThat(verifier.open(sealer.query(sealed), sealed).text()).asString().matches("x*");
    }

    @ParameterizedTest
    @ValueSource(ints = { 24, 1_000_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE })
    void refusesALengthOutsideTheText(int length) {
        assertThat(refusalOfSealed(sealer.seal("hello", length))).isEqualTo(CallbackRefusal.LENGTH);
    }

    @Test
    void refusesWhatIsTooShortForALength() {
        String onlyPadding = sealer.encrypt(new byte[0], filled(32, 32));
        assertThat(refusalOfSealed(onlyPadding)).isEqualTo(CallbackRefusal.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wwothercorp", "wx5823bf96d3bd56c", "wx5823bf96d3bd56c77" })
    void refusesWhatIsAddressedToAnotherCorp(String receiveId) {
        CallbackSealer other = new CallbackSealer(new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, receiveId));
        assertThat(refusalOfSealed(other.seal("hello"))).isEqualTo(CallbackRefusal.RECEIVE_ID);
    }

    @Test
    void refusesWhatAnotherKeyEncrypted() {
        CallbackSealer other = new CallbackSealer(
                new CallbackCredentials("QDG6eK", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", RECEIVE_ID));
        assertThat(refusalOfSealed(other.seal("hello"))).isEqualTo(CallbackRefusal.PADDING);
    }

    @Test
    void opensAnEmptyMessage() {
        String sealed = sealer.seal("");
        assertThat(verifier.open(sealer.query(sealed), sealed).text()).isEmpty();
    }

    private CallbackRefusal refusalOfSealed(String encrypted) {
        return refusalOf(() -> verifier.open(sealer.query(encrypted), encrypted));
    }
}
