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
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static io.github.camelwecom.kf.sync.Fetched.page;
import static org.assertj.core.api.Assertions.assertThat;

class BacklogReportTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    private final Backlog backlog = Fetched.backlog(1000, 10);

    @Test
    void lagIsTheAgeOfTheOldestMessage() {
        backlog.add(page("c1", message("m1", "a", 990), message("m2", "b", 940), message("m3", "c", 970)), false);

        assertThat(backlog.report().lagAt(NOW)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void thereIsNoLagWhenNothingWaits() {
        assertThat(backlog.report().lagAt(NOW)).isZero();
    }

    @Test
    void aClockOfThePlatformThatIsAheadMakesNoNegativeLag() {
        backlog.add(page("c1", message("m1", "a", 1_005)), false);

        assertThat(backlog.report().lagAt(NOW)).isZero();
    }

    @Test
    void messagesWithoutTimeDoNotCount() {
        backlog.add(page("c1", message("m1", "a", null), message("m2", "b", 940)), false);

        assertThat(backlog.report().lagAt(NOW)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void messagesWithoutTimeMakeNoLag() {
        backlog.add(page("c1", message("m1", "a", null)), false);

        assertThat(backlog.report().lagAt(NOW)).isZero();
    }

    @Test
    void aMessageInItsRouteIsInFlightAndOneThatWaitsIsNot() {
        backlog.add(page("c1", message("m1", "a", 940), message("m2", "b", 950)), false);
        backlog.take();

        assertThat(backlog.report()).isEqualTo(new BacklogReport(1, 0, 0, 0, 0, Instant.ofEpochSecond(940)));
    }

    @Test
    void aProcessedMessageIsNoLongerWaiting() {
        backlog.add(page("c1", message("m1", "a", 940), message("m2", "b", 950)), false);
        backlog.done(List.of(backlog.take().orElseThrow()));

        assertThat(backlog.report()).isEqualTo(new BacklogReport(0, 0, 0, 0, 0, Instant.ofEpochSecond(950)));
    }
}
