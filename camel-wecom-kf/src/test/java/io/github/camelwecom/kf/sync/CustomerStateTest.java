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
package io.github.camelwecom.kf.sync;

import java.util.function.UnaryOperator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every event in every state; a dash is one that must not happen.
 */
class CustomerStateTest {

    private enum Event {

        TAKEN(CustomerState::onTaken),
        WRITTEN(CustomerState::onWritten),
        DONE(CustomerState::onDone),
        FAILED(CustomerState::onFailed),
        HELD(CustomerState::onHeld),
        TURN(CustomerState::onTurn);

        private final UnaryOperator<CustomerState> effect;

        Event(UnaryOperator<CustomerState> effect) {
            this.effect = effect;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            READY,   TAKEN,   BUSY
            READY,   WRITTEN, -
            READY,   DONE,    -
            READY,   FAILED,  -
            READY,   HELD,    -
            READY,   TURN,    -
            BUSY,    TAKEN,   -
            BUSY,    WRITTEN, WRITTEN
            BUSY,    DONE,    READY
            BUSY,    FAILED,  RESTING
            BUSY,    HELD,    HELD
            BUSY,    TURN,    -
            WRITTEN, TAKEN,   -
            WRITTEN, WRITTEN, -
            WRITTEN, DONE,    READY
            WRITTEN, FAILED,  -
            WRITTEN, HELD,    -
            WRITTEN, TURN,    -
            RESTING, TAKEN,   -
            RESTING, WRITTEN, -
            RESTING, DONE,    -
            RESTING, FAILED,  -
            RESTING, HELD,    -
            RESTING, TURN,    READY
            HELD,    TAKEN,   -
            HELD,    WRITTEN, -
            HELD,    DONE,    -
            HELD,    FAILED,  -
            HELD,    HELD,    -
            HELD,    TURN,    READY
            """)
    void goes(CustomerState from, Event event, String to) {
        if (to.equals("-")) {
            assertThatThrownBy(() -> event.effect.apply(from)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from.name());
        } else {
            assertThat(event.effect.apply(from)).isEqualTo(CustomerState.valueOf(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasOneTakenUntilThatIsDone(CustomerState state) {
        assertThat(state.isTaken()).isEqualTo(state == CustomerState.BUSY || state == CustomerState.WRITTEN);
    }

    @ParameterizedTest
    @EnumSource
    void waitsForSomethingElseAfterAFailure(CustomerState state) {
        assertThat(state.waits()).isEqualTo(state == CustomerState.RESTING || state == CustomerState.HELD);
    }
}
