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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

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
            assertThat(call(lane)).isZero();
            pass(Duration.ofSeconds(10));
        }

        assertThat(call(lane)).isEqualTo(Duration.ofSeconds(30).plusMillis(1));
        pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(call(lane)).isPositive();
        pass(Duration.ofNanos(1));
        assertThat(call(lane)).isZero();
        assertThat(call(lane)).isPositive();
    }

    @Test
    void whoWaitsLongestGetsTheNextOne() {
        useUp();
        Object second = new Object();
        call(lane);
        call(second);

        pass(Duration.ofMinutes(1));
        call(new Object());
        call(new Object());
        Object late = new Object();

        assertThat(call(late)).as("one is left, and two have waited for longer").isPositive();
        assertThat(call(lane)).isZero();
    }

    @Test
    void whoComesLaterIsToldToAskLater() {
        for (int i = 0; i < 3; i++) {
            call(lane);
            pass(Duration.ofSeconds(10));
        }

        assertThat(call(new Object())).isEqualTo(Duration.ofSeconds(30).plusMillis(1));
        assertThat(call(new Object())).isEqualTo(Duration.ofSeconds(40).plusMillis(1));
        assertThat(call(new Object())).isEqualTo(Duration.ofSeconds(50).plusMillis(1));
        assertThat(call(new Object())).as("more wait than calls are out")
                .isEqualTo(Duration.ofSeconds(50).plusMillis(1));
    }

    @Test
    void whoLeavesHoldsUpNobody() {
        useUp();
        call(lane);
        Object second = new Object();
        call(second);
        call(new Object());
        pass(Duration.ofMinutes(1));
        budget.charge();
        budget.charge();

        assertThat(call(second)).isPositive();
        budget.leave(lane);
        assertThat(call(second)).isZero();
    }

    @Test
    void aCallWithAWrongTokenCounts() {
        budget.charge();
        call(lane);
        call(lane);

        assertThat(call(lane)).isPositive();
    }

    @Test
    void grantsNothingForAMinuteOnceThePlatformSaysThatNothingIsLeft() {
        budget.usedUp();

        assertThat(call(lane)).isEqualTo(Duration.ofMinutes(1).plusMillis(1));
        pass(Duration.ofMinutes(1));
        assertThat(call(lane)).isZero();
    }

    @Test
    void mustAllowOne() {
        assertThatThrownBy(() -> new TokenlessBudget(0, now::get))
                .hasMessage("Option maxTokenlessSyncPerMinute is 0: it must be at least 1");
    }

    /** Nobody knows when the platform counts it. */
    @Test
    void aCallCountsWhileItIsUnderWayAndForAMinuteAfterItsAnswer() {
        assertThat(budget.take(lane)).isZero();
        call(lane);
        call(lane);
        pass(Duration.ofSeconds(50));
        assertThat(call(lane)).as("one is under way, and two were answered just now").isPositive();
        budget.over();
        pass(Duration.ofSeconds(10));
        assertThat(call(lane)).as("two are back").isZero();
        assertThat(call(lane)).isZero();

        assertThat(call(lane)).as("the first was answered ten seconds ago").isEqualTo(Duration.ofSeconds(50).plusMillis(1));
    }

    @Test
    void thousandsMayWait() {
        useUp();
        List<Object> lanes = Stream.generate(Object::new).limit(10_000).toList();
        lanes.forEach(this::call);
        pass(Duration.ofMinutes(1));

        assertThat(call(lanes.get(3))).isPositive();
        assertThat(call(lanes.get(0))).isZero();
        assertThat(call(lanes.get(1))).isZero();
    }

    /** One that is over at once. */
    private Duration call(Object caller) {
        Duration wait = budget.take(caller);
        if (wait.isZero()) {
            budget.over();
        }
        return wait;
    }

    private void useUp() {
        for (int i = 0; i < 3; i++) {
            call(lane);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
