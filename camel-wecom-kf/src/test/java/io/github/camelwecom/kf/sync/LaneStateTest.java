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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every event in every state; a dash is one that changes nothing.
 */
class LaneStateTest {

    private enum Event {

        NEWS(LaneState::onNews),
        CALLBACK(LaneState::onCallback),
        MORE(LaneState::onMore),
        CAUGHT_UP(LaneState::onCaughtUp),
        ASKING_AGAIN(LaneState::onAskingAgain),
        NO_ROOM(LaneState::onNoRoom),
        ROOM(LaneState::onRoom),
        RATIONED(LaneState::onRationed),
        TURN(LaneState::onTurn),
        FAILURE(LaneState::onFailure),
        THROTTLED(LaneState::onThrottled),
        BACKOFF_OVER(LaneState::onBackoffOver),
        CLOSED(LaneState::onClosed);

        private final UnaryOperator<LaneState> effect;

        Event(UnaryOperator<LaneState> effect) {
            this.effect = effect;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NEWS,         PULLING, PULLING_WITH_NEWS, -,         -,       -,        -,       -
            CALLBACK,     PULLING, PULLING_WITH_NEWS, -,         -,       PULLING,  PULLING, -
            MORE,         -,       -,                 PULLING,   -,       -,        -,       -
            CAUGHT_UP,    -,       IDLE,              PULLING,   -,       -,        -,       -
            ASKING_AGAIN, -,       -,                 PULLING,   -,       -,        -,       -
            NO_ROOM,      -,       FULL,              -,         -,       -,        -,       -
            ROOM,         -,       -,                 -,         PULLING, -,        -,       -
            RATIONED,     -,       RATIONED,          RATIONED,  -,       -,        -,       -
            TURN,         -,       -,                 -,         -,       PULLING,  -,       -
            FAILURE,      -,       WAITING,           WAITING,   -,       -,        -,       -
            THROTTLED,    -,       THROTTLED,         THROTTLED, -,       -,        -,       -
            BACKOFF_OVER, -,       -,                 -,         -,       -,        PULLING, PULLING
            CLOSED,       -,       IDLE,              -,         -,       -,        -,       -
            """)
    void goes(
            Event event, String idle, String pulling, String pullingWithNews, String full, String rationed, String waiting,
            String throttled) {
        goes(LaneState.IDLE, event, idle);
        goes(LaneState.PULLING, event, pulling);
        goes(LaneState.PULLING_WITH_NEWS, event, pullingWithNews);
        goes(LaneState.FULL, event, full);
        goes(LaneState.RATIONED, event, rationed);
        goes(LaneState.WAITING, event, waiting);
        goes(LaneState.THROTTLED, event, throttled);
    }

    private static void goes(LaneState from, Event event, String to) {
        LaneState expected = to.equals("-") ? from : LaneState.valueOf(to);
        assertThat(event.effect.apply(from)).as("%s after %s", from, event).isEqualTo(expected);
    }
}
