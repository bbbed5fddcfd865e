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
import java.util.Random;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills an application (SIGKILL) again and again while it processes messages, of which some always fail and some stay
 * in the route, and looks at what it processed in all its lives. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=CrashWithTroubleTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dcrash.kills=50 -Dcrash.messages=20000
 * </pre>
 */
@Tag("slow")
@Tag("once")
class CrashWithTroubleTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final int MESSAGES = Integer.getInteger("crash.messages", 1600);
    private static final int CUSTOMERS = 100;
    /** Small pages, so that the cursor moves over messages that are not done, and these are kept. */
    private static final String OPTIONS = "pageSize=20&concurrentCustomers=10";
    private static final int HEAP_IN_MEGABYTES = 96;
    private static final int ONE_POISONED_IN = 100;
    /** They must not take all places: their customers write no more. */
    private static final int ENDLESS = 5;

    @TempDir
    Path directory;

    @RegisterExtension
    final Seed seed = new Seed("crash.seed");

    private final Random random = seed.random();
    private final Map<String, List<String>> written = new HashMap<>();
    private int messagesWritten;
    private int poisoned;

    @Test
    void losesNothingKeepsTheOrderAndMarksWhatIsRepeated() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start();
             TroubledProcess application = new TroubledProcess(sandbox, directory, OPTIONS, HEAP_IN_MEGABYTES)) {
            for (int customer = 0; customer < ENDLESS; customer++) {
                say(sandbox, "endless" + customer, TroubledApplication.ENDLESS);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                live(sandbox, application, kill);
            }
            application.start(true);
            application.await(() -> {
                chatter(sandbox);
                return parked(application) == poisoned;
            });
            application.await(() -> application.deliveries().distinct() == messagesWritten);
            application.await(() -> kept(application) == poisoned);
            application.end();
            assertResults(application);
        }
    }

    private void live(KfSandbox sandbox, TroubledProcess application, int kill) throws Exception {
        application.start(false);
        write(sandbox, Math.max(0, MESSAGES - messagesWritten) / (KILLS + 1 - kill));
        int enough = messagesWritten * 9 / 10 - random.nextInt(messagesWritten / kill / 2);
        application.await(() -> {
            chatter(sandbox);
            return application.deliveries().distinct() >= enough;
        });
        application.kill();
    }

    /** For a message to be blamed, others must get through; and each life begins with all its tries. */
    private void chatter(KfSandbox sandbox) {
        if (random.nextInt(10) == 0) {
            say(sandbox, "chatterer", TroubledApplication.HARMLESS);
        }
    }

    private void write(KfSandbox sandbox, int messages) {
        for (int i = 0; i < messages; i++) {
            boolean isPoisoned = random.nextInt(ONE_POISONED_IN) == 0;
            poisoned += isPoisoned ? 1 : 0;
            say(sandbox, "customer" + random.nextInt(CUSTOMERS),
                    isPoisoned ? TroubledApplication.POISON : TroubledApplication.HARMLESS);
        }
    }

    private void say(KfSandbox sandbox, String customer, String text) {
        written.computeIfAbsent(customer, first -> new ArrayList<>())
                .add(sandbox.customer(customer).unannounced().says(text));
        messagesWritten++;
    }

    private static int kept(TroubledProcess application) {
        return LaneTestSupport.kept(application.progress()).size();
    }

    private static long parked(TroubledProcess application) {
        return application.progress().stream().filter(line -> line.startsWith("parked ")).map(line -> line.split(" ")[1])
                .distinct().count();
    }

    private void assertResults(TroubledProcess application) {
        DeliveryLog deliveries = application.deliveries();
        System.out.printf("""
                messages                     %d, of which %d always fail
                kills                        %d
                lost                         %d
                customers out of order       %d of %d
                delivered again              %d
                  of these not marked        %d
                """, messagesWritten, poisoned, KILLS, deliveries.lostOf(written), deliveries.outOfOrder(written).size(),
                written.size(), deliveries.repeatsPerLife().stream().mapToInt(Integer::intValue).sum(),
                deliveries.unmarkedRepeats());
        assertThat(deliveries.lostOf(written)).as("lost").isZero();
        assertThat(deliveries.outOfOrder(written)).as("customers whose order was not kept").isEmpty();
        assertThat(deliveries.unmarkedRepeats()).as("delivered again without being marked").isZero();
    }
}
