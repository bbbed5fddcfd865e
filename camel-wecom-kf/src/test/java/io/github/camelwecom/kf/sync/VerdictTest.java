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

import java.time.Duration;

import io.github.camelwecom.kf.client.Backoff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a message whose route failed: by the kind of the failure, how many messages got through since it was
 * blamed last, how many other customers fail, and how often it was blamed before.
 */
class VerdictTest {

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # an outage: nobody gets through
            TEMPORARY, 0,    0,   0, 5,  TRY_AGAIN
            TEMPORARY, 0,    499, 5, 5,  TRY_AGAIN
            UNCLEAR,   0,    1,   5, 5,  TRY_AGAIN
            # most fail, a few get through
            TEMPORARY, 480,  499, 5, 5,  TRY_AGAIN
            UNCLEAR,   480,  499, 5, 5,  TRY_AGAIN
            # poison: others get through
            TEMPORARY, 1,    0,   0, 5,  BLAMED
            TEMPORARY, 50,   49,  4, 5,  BLAMED
            TEMPORARY, 50,   49,  5, 5,  EXHAUSTED
            UNCLEAR,   19,   0,   4, 5,  BLAMED
            UNCLEAR,   19,   0,   5, 5,  EXHAUSTED
            # nobody to compare with
            UNCLEAR,   0,    0,   0, 5,  BLAMED
            UNCLEAR,   0,    0,   5, 5,  EXHAUSTED
            UNCLEAR,   0,    0,   0, 0,  EXHAUSTED
            # without end
            UNCLEAR,   1000, 0,   99, -1, BLAMED
            # no repetition cures it
            PERMANENT, 0,    499, 0, 5,  EXHAUSTED
            PERMANENT, 0,    0,   0, -1, EXHAUSTED
            # no longer the bot's to answer
            TOO_LATE,  0,    0,   0, 5,  OVER
            """)
    void is(FailureKind kind, long through, int others, int ownSoFar, int maximum, Verdict verdict) {
        Redelivery redelivery = new Redelivery(PAUSE, maximum, OnExhausted.PARK);

        assertThat(Verdict.of(kind, through, others, ownSoFar, redelivery)).isEqualTo(verdict);
    }
}
