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
package io.github.camelwecom.kf.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryPolicyTest {

    private static final Backoff WAITS = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final RetryPolicy POLICY = new RetryPolicy(9, WAITS);

    @Test
    void waitsLongerEachTimeUpToALimit() {
        assertThat(POLICY.delayAfter(1, 0)).hasMillis(500);
        assertThat(POLICY.delayAfter(2, 0)).hasMillis(1000);
        assertThat(POLICY.delayAfter(4, 0)).hasMillis(4000);
        assertThat(POLICY.delayAfter(5, 0)).hasMillis(5000);
        assertThat(POLICY.delayAfter(5000, 0)).hasMillis(5000);
    }

    @Test
    void shortensTheWaitByChance() {
        assertThat(POLICY.delayAfter(1, 0.5)).hasMillis(375);
        assertThat(POLICY.delayAfter(1, 1)).hasMillis(250);
    }

    @Test
    void neverWaitsLongerThanTheLongestWait() {
        assertThat(new Backoff(Duration.ofMinutes(2), Duration.ofMinutes(1)).after(1)).hasMinutes(1);
        assertThat(new Backoff(Duration.ZERO, Duration.ofMinutes(1)).after(Integer.MAX_VALUE)).isZero();
        assertThat(new Backoff(Duration.ofDays(3650), Duration.ofDays(3650)).after(Integer.MAX_VALUE)).hasDays(3650);
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> new RetryPolicy(0, WAITS)).hasMessageContaining("attempts");
        assertThatThrownBy(() -> new Backoff(Duration.ofMillis(-1), Duration.ZERO)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofMillis(-1))).hasMessageContaining("negative");
    }
}
