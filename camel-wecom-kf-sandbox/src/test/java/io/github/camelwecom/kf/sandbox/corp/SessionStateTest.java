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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionStateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from      | UNHANDLED | ASSISTANT | QUEUED | SERVICER | ENDED
            UNHANDLED | no        | yes       | yes    | yes      | yes
            ASSISTANT | no        | no        | yes    | yes      | yes
            QUEUED    | no        | no        | no     | yes      | yes
            SERVICER  | no        | no        | no     | yes      | yes
            ENDED     | no        | no        | no     | no       | no
            """)
    void mayBecomeForAnApiClient(
            SessionState from, String unhandled, String assistant, String queued, String servicer, String ended) {
        List<String> allowed
                = Stream.of(SessionState.values()).map(target -> from.mayBecome(target, new Rules()) ? "yes" : "no").toList();

        assertThat(allowed).containsExactly(unhandled, assistant, queued, servicer, ended);
    }

    @ParameterizedTest
    @CsvSource({ "UNHANDLED, 0, true", "ASSISTANT, 1, true", "QUEUED, 2, false", "SERVICER, 3, false", "ENDED, 4, false" })
    void hasACodeAndTakesMessagesOfApiClientsOnlyBeforeAHumanIsAsked(SessionState state, int code, boolean takesApiMessages) {
        assertThat(state.code()).isEqualTo(code);
        assertThat(SessionState.of(code)).contains(state);
        assertThat(state.takesApiMessages()).isEqualTo(takesApiMessages);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 5 })
    void doesNotExistForOtherCodes(int code) {
        assertThat(SessionState.of(code)).isEmpty();
    }

    @Test
    void isOneOfFive() {
        assertThat(SessionState.values()).hasSize(5);
    }
}
