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

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.sandbox.SandboxClock;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SignatureMemoryTest {

    private static final Duration FRESHNESS = Duration.ofMinutes(5);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.ofEpochSecond(1_700_000_000));
    private final SignatureMemory memory = new SignatureMemory(3, FRESHNESS, clock);
    private final AtomicInteger processed = new AtomicInteger();

    @Test
    void processesACallbackOnce() {
        assertThat(memory.once(signature(1), processed::incrementAndGet)).isTrue();
        assertThat(memory.once(signature(1), processed::incrementAndGet)).isFalse();
        assertThat(memory.once(signature(2), processed::incrementAndGet)).isTrue();
        assertThat(processed).hasValue(2);
    }

    @Test
    void doesNotRememberWhatFailed() {
        assertThatIllegalStateException().isThrownBy(() -> memory.once(signature(1), () -> {
            throw new IllegalStateException("not taken");
        }));

        assertThat(memory.once(signature(1), processed::incrementAndGet)).isTrue();
        assertThat(processed).hasValue(1);
    }

    @Test
    void doesNotProcessTwiceAtTheSameTimeNorClaimThatTheFirstWorked() {
        memory.once(signature(1), () -> assertThat(refusalOf(() -> memory.once(signature(1), processed::incrementAndGet)))
                .isEqualTo(CallbackRefusal.BEING_TAKEN));

        assertThat(processed).hasValue(0);
    }

    @Test
    void remembersForAsLongAsTheTimestampIsAccepted() {
        memory.once(signature(1), processed::incrementAndGet);

        // it may have been dated five minutes ahead, and then is fresh for ten
        clock.advance(FRESHNESS.multipliedBy(2));
        assertThat(memory.once(signature(1), processed::incrementAndGet)).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertThat(memory.once(signature(2), processed::incrementAndGet)).isTrue();
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void remembersWithoutEndWhenNoTimestampIsTooOld() {
        SignatureMemory endless = new SignatureMemory(3, Duration.ZERO, clock);
        endless.once(signature(1), processed::incrementAndGet);

        clock.advance(Duration.ofDays(3650));

        assertThat(endless.once(signature(1), processed::incrementAndGet)).isFalse();
    }

    @Test
    void forgetsTheOldestWhenFull() {
        for (int i = 1; i <= 4; i++) {
            memory.once(signature(i), processed::incrementAndGet);
        }

        assertThat(memory.size()).isEqualTo(3);
        assertThat(memory.once(signature(2), processed::incrementAndGet)).isFalse();
        assertThat(memory.once(signature(1), processed::incrementAndGet)).isTrue();
    }

    @Test
    void neverHasMoreThanItsCapacity() {
        SignatureMemory real = new SignatureMemory(SignatureMemory.CAPACITY, Duration.ZERO, clock);
        for (int i = 0; i < 2 * SignatureMemory.CAPACITY; i++) {
            real.once(signature(i), processed::incrementAndGet);
        }

        assertThat(processed).hasValue(2 * SignatureMemory.CAPACITY);
        assertThat(real.size()).isEqualTo(SignatureMemory.CAPACITY);
    }

    private static String signature(int number) {
        return "%040x".formatted(number * 0x1_0000_0001_0000L);
    }
}
