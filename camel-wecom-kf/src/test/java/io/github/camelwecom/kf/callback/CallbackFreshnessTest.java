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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackFreshnessTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final CallbackFreshness freshness = new CallbackFreshness(Duration.ofSeconds(300), CLOCK);

    @ParameterizedTest
    @ValueSource(strings = { "1700000000", "1699999700", "1700000300" })
    void acceptsWhatIsWithinTheWindow(String timestamp) {
        assertThat(refusalOf(() -> freshness.check(at(timestamp)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1699999699", "1700000301", "0", "1", "999999999999999999" })
    void refusesWhatIsOutsideTheWindow(String timestamp) {
        assertThat(refusalOf(() -> freshness.check(at(timestamp)))).isEqualTo(CallbackRefusal.FRESHNESS);
    }

    @ParameterizedTest
    @CsvSource({ "1699992800, 7200 s behind", "1700000301, 301 s ahead of" })
    void saysHowFarOffItWasAndThatTheClockMayBeWrong(String timestamp, String distance) {
        assertThatThrownBy(() -> freshness.check(at(timestamp)))
                .hasMessageContainingAll(distance + " the clock of this machine", "allowed are 300 s", "NTP");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "1", "1700000000", "999999999999999999" })
    void takesAnyAgeWhenSwitchedOff(String timestamp) {
        CallbackFreshness off = new CallbackFreshness(Duration.ZERO, CLOCK);
        assertThat(refusalOf(() -> off.check(at(timestamp)))).isNull();
    }

    @Test
    void cannotBeNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallbackRules(1, Duration.ofSeconds(-1), true))
                .withMessageContainingAll("Option callbackFreshness", "PT-1S");
    }

    private static CallbackQuery at(String timestamp) {
        return new CallbackQuery("aa", timestamp, "263014780", null);
    }
}
