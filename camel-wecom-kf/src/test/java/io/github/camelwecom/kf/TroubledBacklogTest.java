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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backlog in full pages, with messages among it that make trouble, worked off in a JVM with 96 MB of heap. The long
 * form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=TroubledBacklogTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtrouble.messages=20000 -Dtrouble.customers=1000
 * </pre>
 */
@Tag("slow")
@Tag("once")
class TroubledBacklogTest {

    private static final int MESSAGES = Integer.getInteger("trouble.messages", 2000);
    private static final int CUSTOMERS = Integer.getInteger("trouble.customers", 100);
    private static final int TROUBLED = CUSTOMERS / 20;
    private static final int HEAP_IN_MEGABYTES = 96;

    @TempDir
    Path directory;

    private final Map<String, List<String>> written = new HashMap<>();

    @Test
    void oneMessageThatAlwaysFailsAndOneThatStaysInTheRouteStopNobodyElse() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start();
             TroubledProcess application = new TroubledProcess(sandbox, directory, "pageSize=1000", HEAP_IN_MEGABYTES)) {
            say(sandbox, 0, TroubledApplication.ENDLESS);
            say(sandbox, 1, TroubledApplication.POISON);
            for (int number = 2; number < MESSAGES; number++) {
                say(sandbox, number, TroubledApplication.HARMLESS);
            }
            int waiting = written.get(customer(0)).size() - 1;

            application.start(false);

            application.await(() -> application.deliveries().distinct() == MESSAGES - waiting);
            application.await(() -> parked(application) == 1);
            application.kill();
            application.start(true);
            application.await(() -> application.deliveries().distinct() == MESSAGES);
            application.end();
            nothingIsLost(application, 1);
        }
    }

    @Test
    void oneCustomerInTwentyWhoseMessagesAlwaysFailStopNobodyElse() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start();
             TroubledProcess application = new TroubledProcess(
                     sandbox, directory, "pageSize=" + Math.min(1000, MESSAGES / 4), HEAP_IN_MEGABYTES)) {
            for (int number = 0; number < MESSAGES; number++) {
                say(sandbox, number, number < TROUBLED ? TroubledApplication.POISON : TroubledApplication.HARMLESS);
            }

            application.start(false);

            int healthy = (CUSTOMERS - TROUBLED) * (MESSAGES / CUSTOMERS);
            application.await(() -> healthyOnes(application) == healthy);
            // to be blamed, they need others who get through
            application.await(() -> {
                say(sandbox, TROUBLED, TroubledApplication.HARMLESS);
                return parked(application) == TROUBLED;
            });
            int all = written.values().stream().mapToInt(List::size).sum();
            application.await(() -> application.deliveries().distinct() == all);
            application.end();
            nothingIsLost(application, TROUBLED);
        }
    }

    private long healthyOnes(TroubledProcess application) {
        Map<String, List<String>> healthy = new HashMap<>(written);
        for (int customer = 0; customer < TROUBLED; customer++) {
            healthy.remove(customer(customer));
        }
        return healthy.values().stream().mapToInt(List::size).sum() - application.deliveries().lostOf(healthy);
    }

    private void nothingIsLost(TroubledProcess application, int poisoned) {
        assertThat(application.deliveries().lostOf(written)).as("lost").isZero();
        assertThat(application.deliveries().outOfOrder(written)).as("customers whose order was not kept").isEmpty();
        assertThat(application.deliveries().unmarkedRepeats()).as("delivered twice without being marked").isZero();
        assertThat(LaneTestSupport.kept(application.progress())).as("kept").hasSize(poisoned);
        assertThat(parked(application)).isEqualTo(poisoned);
    }

    private static long parked(TroubledProcess application) {
        return application.progress().stream().filter(line -> line.startsWith("parked ")).map(line -> line.split(" ")[1])
                .distinct().count();
    }

    private void say(KfSandbox sandbox, int number, String text) {
        String customer = customer(number % CUSTOMERS);
        written.computeIfAbsent(customer, first -> new ArrayList<>())
                .add(sandbox.customer(customer).unannounced().says(text));
    }

    private static String customer(int number) {
        return "customer" + number;
    }
}
