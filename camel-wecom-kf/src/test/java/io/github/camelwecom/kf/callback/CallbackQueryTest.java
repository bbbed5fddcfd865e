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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackQueryTest {

    private static final String COMMON = "msg_signature=aa&timestamp=1409659589&nonce=263014780";

    @ParameterizedTest
    @ValueSource(strings = { "ab+/cd==", "ab%2B%2Fcd%3D%3D", "ab%2b/cd=%3d" })
    void readsTheBase64OfEchostrHoweverItIsEscaped(String echostr) {
        assertThat(CallbackQuery.ofVerification(COMMON + "&echostr=" + echostr).echostr()).isEqualTo("ab+/cd==");
    }

    @Test
    void saysThatABlankProbablyWasAPlus() {
        assertThatThrownBy(() -> CallbackQuery.ofVerification(COMMON + "&echostr=ab%20cd"))
                .isInstanceOf(CallbackRefusedException.class)
                .hasMessageContainingAll("echostr", "blank", "'+'");
    }

    @Test
    void leavesParametersOfOthersAlone() {
        assertThat(CallbackQuery.ofNotice("tag=1&tag=2&" + COMMON))
                .isEqualTo(new CallbackQuery("aa", "1409659589", "263014780", null));
    }

    @ParameterizedTest
    @CsvSource({
            "msg_signature=bb, parameter msg_signature is repeated",
            "timestamp=1409659589, parameter timestamp is repeated",
            "%6Eonce=1, parameter nonce is repeated",
            "x=%4, broken percent escape" })
    void refusesWhatIsAmbiguousOrBroken(String added, String reason) {
        assertThatThrownBy(() -> CallbackQuery.ofNotice(COMMON + "&" + added))
                .isInstanceOf(CallbackRefusedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {
            "timestamp=1&nonce=1", "msg_signature=aa&nonce=1", "msg_signature=aa&timestamp=1",
            "msg_signature=&timestamp=1&nonce=1", "msg_signature=aa&timestamp=-1&nonce=1",
            "msg_signature=aa&timestamp=1&nonce=%0A" })
    void refusesMissingOrImpossibleParameters(String query) {
        assertThat(refusalOf(() -> CallbackQuery.ofNotice(query))).isEqualTo(CallbackRefusal.QUERY);
    }

    @Test
    void refusesVerificationWithoutEchostr() {
        assertThat(refusalOf(() -> CallbackQuery.ofVerification(COMMON))).isEqualTo(CallbackRefusal.QUERY);
    }

    @Test
    void refusesOverlongParametersAndQueries() {
        assertThat(refusalOf(() -> CallbackQuery.ofNotice(COMMON + "0".repeat(200)))).isEqualTo(CallbackRefusal.QUERY);
        assertThat(refusalOf(() -> CallbackQuery.ofNotice(COMMON + "&x=" + "0".repeat(9000))))
                .isEqualTo(CallbackRefusal.QUERY);
    }
}
