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
package io.github.camelwecom.kf.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.WecomKfException;

/** Whether the platform can be reached: one request without credentials, and where its way ended. */
final class ConnectionCheck {

    private static final List<Check> WAY = List.of(Check.DNS, Check.PROXY, Check.CONNECTION, Check.TLS);
    /** The platform's time is told to the second, and answers take a while. */
    private static final Duration UNAVOIDABLE = Duration.ofSeconds(30);

    private final SetUp setUp;
    private final KfClient client;
    private final Clock clock;

    ConnectionCheck(SetUp setUp, KfClient client, Clock clock) {
        this.setUp = setUp;
        this.client = client;
        this.clock = clock;
    }

    void examine(Chart chart) {
        try {
            Optional<Instant> time = client.serverTime();
            fineUpTo(WAY.size(), chart);
            time.ifPresentOrElse(there -> compare(there, chart), () -> chart.found(Diagnosis.NO_TIME_TOLD));
        } catch (WecomKfException e) {
            FailedConnection failure = FailedConnection.of(e, setUp);
            fineUpTo(WAY.indexOf(failure.diagnosis().check()), chart);
            failure.writeTo(chart);
        }
    }

    private void fineUpTo(int count, Chart chart) {
        String proxy = setUp.proxy() == null ? chart.texts().word("none") : setUp.proxy();
        WAY.subList(0, count).forEach(check -> chart.fine(check, setUp.baseUri(), proxy));
    }

    private void compare(Instant there, Chart chart) {
        Duration difference = Duration.between(there, clock.instant()).abs();
        Duration allowed = setUp.callback().freshness();
        String seconds = Long.toString(difference.toSeconds());
        if (!allowed.isZero() && difference.compareTo(allowed.plus(UNAVOIDABLE)) > 0) {
            chart.found(Diagnosis.CLOCK_WRONG, seconds, Long.toString(allowed.toSeconds()));
        } else {
            chart.fine(Check.CLOCK, seconds);
        }
    }
}
