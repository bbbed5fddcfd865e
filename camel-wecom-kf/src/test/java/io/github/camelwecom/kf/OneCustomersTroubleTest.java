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
package io.github.camelwecom.kf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customers who write all the time, each message announced by a callback of its own, one of them with messages that
 * make trouble. An hour of a message a second:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=OneCustomersTroubleTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtrouble.rounds=180 -Dtrouble.pause.millis=1000 -Dtrouble.redelivery.delay=1000
 * </pre>
 */
class OneCustomersTroubleTest extends LaneTestSupport {

    private static final int CUSTOMERS = 20;
    private static final int ROUNDS = Integer.getInteger("trouble.rounds", 4);
    private static final Duration PAUSE = Duration.ofMillis(Long.getLong("trouble.pause.millis", 10));
    /** A second by default, which makes half a minute of the tries that a message has; here it is six seconds. */
    private static final String REDELIVERY
            = "maximumRedeliveries=5&redeliveryDelay=" + Long.getLong("trouble.redelivery.delay", 200);
    /** So long may take what has nothing to do with the messages, on a machine that is busy with other things. */
    private static final Duration FLOOR = Duration.ofSeconds(2);
    private static final String TROUBLED = "troubled";

    private final TimedMessages messages = new TimedMessages();
    private final CapturedLog log = CapturedLog.ofTheComponent();
    private Duration usualWait;

    @Override
    protected void cleanupResources() {
        log.close();
    }

    @BeforeEach
    void measureWithoutTrouble() throws Exception {
        start(routes -> routes.from(messages(REDELIVERY)).routeId(ROUTE).process(route).process(messages));
        // the first message of all waits for much that happens once
        write("first", 0, TROUBLED);
        until(() -> messages.count(isOf("first")) == 1);
        writeAll("before");
        until(() -> messages.count(isOf("before")) == CUSTOMERS * ROUNDS);
        usualWait = messages.longest(isOf("before"));
    }

    @Test
    void aMessageThatAlwaysFailsIsSetAsideAndNobodyElseNoticesIt() throws Exception {
        route.fail(text(TROUBLED, "trouble", 0));

        writeAll("trouble");

        nobodyElseNotices();
        until(() -> messages.count(isOf("trouble")) == CUSTOMERS * ROUNDS - 1);
        until(() -> log.linesAbout("is set aside").size() == 1);
        assertThat(route.finishedOf(TROUBLED)).endsWith(text(TROUBLED, "trouble", ROUNDS - 1));
    }

    @Test
    void aCustomerWhoseEveryMessageFailsIsNotNoticedByOthers() throws Exception {
        IntStream.range(0, ROUNDS).forEach(round -> route.fail(text(TROUBLED, "trouble", round)));

        writeAll("trouble");

        nobodyElseNotices();
    }

    @Test
    void aMessageThatStaysInTheRouteHoldsItsCustomerOnly() throws Exception {
        route.close(text(TROUBLED, "trouble", 0));

        writeAll("trouble");

        nobodyElseNotices();
        assertThat(route.begun().stream().filter(isOf("trouble")).filter(isOf(TROUBLED))).hasSize(1);
        route.open(text(TROUBLED, "trouble", 0));
        until(() -> messages.count(isOf("trouble")) == CUSTOMERS * ROUNDS);
        assertThat(route.finishedOf(TROUBLED).stream().filter(isOf("trouble"))).containsExactlyElementsOf(
                IntStream.range(0, ROUNDS).mapToObj(round -> text(TROUBLED, "trouble", round)).toList());
        untilCommitted();
    }

    private void nobodyElseNotices() {
        Predicate<String> others = isOf("trouble").and(isOf(TROUBLED).negate());
        until(() -> messages.count(others) == (CUSTOMERS - 1) * ROUNDS);
        Duration longest = messages.longest(others);
        System.out.printf("longest wait: %d ms without trouble, %d ms with it%n", usualWait.toMillis(), longest.toMillis());
        assertThat(longest).isLessThan(usualWait.multipliedBy(2).compareTo(FLOOR) > 0 ? usualWait.multipliedBy(2) : FLOOR);
    }

    private void writeAll(String phase) {
        for (int round = 0; round < ROUNDS; round++) {
            for (String customer : customers()) {
                write(phase, round, customer);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void write(String phase, int round, String customer) {
        String text = text(customer, phase, round);
        messages.written(text);
        sandbox.customer(customer).says(text);
    }

    private static List<String> customers() {
        return IntStream.range(0, CUSTOMERS).mapToObj(number -> number == CUSTOMERS / 2 ? TROUBLED : "customer" + number)
                .toList();
    }

    private static String text(String customer, String phase, int round) {
        return customer + " " + phase + " " + round;
    }

    private static Predicate<String> isOf(String word) {
        return text -> List.of(text.split(" ")).contains(word);
    }
}
