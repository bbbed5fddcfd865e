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
package io.github.camelwecom.kf.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import io.github.camelwecom.kf.watch.ConsumerReport;

/**
 * What meters tell of a consumer. Computed when somebody asks.
 */
enum ConsumerMeter {

    LAG("lag", Kind.GAUGE, "seconds", "Age of the oldest message that was fetched and is not processed yet",
        report -> seconds(report.lag())),
    LAST_PULL("last.pull", Kind.GAUGE, "seconds", "When the platform answered a pull last, since 1970-01-01 UTC",
              report -> report.lastPull().map(Instant::getEpochSecond).map(Long::doubleValue).orElse(Double.NaN)),
    IN_FLIGHT("in.flight", Kind.GAUGE, null, "Messages in the route", ConsumerReport::inFlight),
    FAILING("failing.customers", Kind.GAUGE, null, "Customers whose next message failed and is tried again later",
            ConsumerReport::failing),
    KEPT("kept", Kind.GAUGE, null, "Messages kept because others were read on without them", ConsumerReport::kept),
    PARKED("parked", Kind.GAUGE, null, "Messages that are set aside because they failed as often as they may",
           report -> report.parked().size()),
    ACCOUNTS("accounts", Kind.GAUGE, null, "Accounts that are read, or should be", report -> report.served().size()),
    IN_TROUBLE("accounts.in.trouble", Kind.GAUGE, null, "Accounts that need attention", report -> report.inTrouble().size()),
    PAGES("pages", Kind.COUNTER, null, "Pages of messages fetched", report -> report.counts().pages()),
    MESSAGES("messages", Kind.COUNTER, null, "Messages processed", report -> report.counts().messages()),
    REDELIVERIES("redeliveries", Kind.COUNTER, null, "How often a message was handed out again",
                 report -> report.counts().redelivered()),
    SKIPPED("skipped", Kind.COUNTER, null, "Messages given up, because of onExhausted=skip",
            report -> report.counts().skipped()),
    OVERTAKEN("overtaken", Kind.COUNTER, null,
              "Messages that counted as processed because their answer was no longer the bot's to give",
              report -> report.counts().overtaken()),
    UNANNOUNCED("unannounced", Kind.COUNTER, null, "Messages found that no callback had announced",
                ConsumerReport::unannounced);

    private final String shortName;
    private final Kind kind;
    private final String unit;
    private final String description;
    private final ToDoubleFunction<ConsumerReport> value;

    ConsumerMeter(String shortName, Kind kind, String unit, String description, ToDoubleFunction<ConsumerReport> value) {
        this.shortName = shortName;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
        this.value = value;
    }

    String meterName() {
        return Meters.PREFIX + shortName;
    }

    /** Whether it never goes down while the route runs. */
    boolean isCounter() {
        return kind == Kind.COUNTER;
    }

    /** {@code null} of a plain number. */
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    double of(ConsumerReport report) {
        return value.applyAsDouble(report);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private enum Kind {
        GAUGE,
        COUNTER
    }
}
