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
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenlessBudgetTest {

    private final AtomicLong now = new AtomicLong(-Duration.ofSeconds(5).toNanos());
    private final TokenlessBudget budget = new TokenlessBudget(3, now::get);
    private final Object lane = new Object();

    @Test
    void grantsSoManyInAnyMinuteAndNotOneMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.take(lane)).isZero();
            pass(Duration.ofSeconds(10));
        }

        assertThat(budget.take(lane)).isEqualTo(Duration.ofSeconds(30).plusMillis(1));
        pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(budget.take(lane)).isPositive();
        pass(Duration.ofNanos(1));
        assertThat(budget.take(lane)).isZero();
        assertThat(budget.take(lane)).isPositive();
    }

    @Test
    void whoWaitsLongestGetsTheNextOne() {
        useUp();
        Object second = new Object();
        budget.take(lane);
        budget.take(second);

        pass(Duration.ofMinutes(1));
        budget.take(new Object());
        budget.take(new Object());
        Object late = new Object();

        assertThat(budget.take(late)).as("one is left, and two have waited for longer").isPositive();
        assertThat(budget.take(lane)).isZero();
    }

    @Test
    void whoComesLaterIsToldToAskLater() {
        for (int i = 0; i < 3; i++) {
            budget.take(lane);
            pass(Duration.ofSeconds(10));
        }

        assertThat(budget.take(new Object())).isEqualTo(Duration.ofSeconds(30).plusMillis(1));
        assertThat(budget.take(new Object())).isEqualTo(Duration.ofSeconds(40).plusMillis(1));
        assertThat(budget.take(new Object())).isEqualTo(Duration.ofSeconds(50).plusMillis(1));
        assertThat(budget.take(new Object())).as("more wait than calls are out")
                .isEqualTo(Duration.ofSeconds(50).plusMillis(1));
    }

    @Test
    void whoLeavesHoldsUpNobody() {
        useUp();
        budget.take(lane);
        Object second = new Object();
        budget.take(second);
        budget.take(new Object());
        pass(Duration.ofMinutes(1));
        budget.charge();
        budget.charge();

        assertThat(budget.take(second)).isPositive();
        budget.leave(lane);
        assertThat(budget.take(second)).isZero();
    }

    @Test
    void aCallWithAWrongTokenCounts() {
        budget.charge();
        budget.take(lane);
        budget.take(lane);

        assertThat(budget.take(lane)).isPositive();
    }

    @Test
    void grantsNothingForAMinuteOnceThePlatformSaysThatNothingIsLeft() {
        budget.usedUp();

        assertThat(budget.take(lane)).isEqualTo(Duration.ofMinutes(1).plusMillis(1));
        pass(Duration.ofMinutes(1));
        assertThat(budget.take(lane)).isZero();
    }

    @Test
    void mustAllowOne() {
        assertThatThrownBy(() -> new TokenlessBudget(0, now::get))
                .hasMessage("Option maxTokenlessSyncPerMinute is 0: it must be at least 1");
    }

    private void useUp() {
        for (int i = 0; i < 3; i++) {
            budget.take(lane);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
