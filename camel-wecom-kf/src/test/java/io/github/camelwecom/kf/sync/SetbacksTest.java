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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SetbacksTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3));
    private static final WecomKfException AWAY = new WecomKfException("syncMsg", ErrorCategory.RETRYABLE, "away", null);
    private static final WecomKfException TOO_OFTEN = new WecomKfException("syncMsg", ErrorCategory.QUOTA, "too often", null);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_000));
    private final Setbacks setbacks = new Setbacks("Reading", BACKOFF, now::get);

    @Test
    void waitsLongerAfterEachFailureInARow() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pauses.add(setbacks.another(AWAY).pause());
        }

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
    }

    @Test
    void beginsAnewOnceItWorkedAgain() {
        setbacks.another(AWAY);
        setbacks.another(AWAY);

        setbacks.over();

        assertThat(setbacks.another(AWAY).pause()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void waitsAMinuteAfterTooManyCalls() {
        Setback setback = setbacks.another(TOO_OFTEN);

        assertThat(setback.pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(setback.isThrottled()).isTrue();
        assertThat(setbacks.another(AWAY).isThrottled()).isFalse();
    }

    @Test
    void tellsTheHandlerOfTheFirstInARowOnly() {
        List<String> told = new ArrayList<>();
        MessageHandler handler = new Listener(told);

        setbacks.another(AWAY).tell(handler);
        setbacks.another(AWAY).tell(handler);
        setbacks.over();
        setbacks.another(AWAY).tell(handler);

        assertThat(told).containsExactly("Reading", "Reading");
    }

    @Test
    void knowsTheLatestFailureAlsoWhenItIsOver() {
        assertThat(setbacks.ongoing()).isNull();
        setbacks.another(AWAY);
        now.updateAndGet(time -> time.plusSeconds(1));
        setbacks.another(AWAY);
        assertThat(setbacks.ongoing().at()).isEqualTo(Instant.ofEpochSecond(1_001));

        setbacks.over();

        assertThat(setbacks.ongoing()).isNull();
        assertThat(setbacks.last().at()).isEqualTo(Instant.ofEpochSecond(1_001));
    }

    private record Listener(List<String> told) implements MessageHandler {

        @Override
        public void handle(
                io.github.camelwecom.kf.model.message.KfMessage message,
                io.github.camelwecom.kf.progress.Delivery delivery, Outcome outcome) {
            throw new IllegalStateException("no message is handled here");
        }

        @Override
        public void setback(String what, Throwable failure) {
            told.add(what);
        }
    }
}
