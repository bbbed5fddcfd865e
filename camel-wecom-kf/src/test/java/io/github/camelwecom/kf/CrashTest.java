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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills an application (SIGKILL) again and again while it processes messages, starts it again, and looks at what it
 * processed in all its lives. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dcrash.kills=50 -Dcrash.messages=20000
 * </pre>
 */
@Tag("slow")
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 10);
    private static final int MESSAGES = Integer.getInteger("crash.messages", 3000);
    private static final int CUSTOMERS = 100;
    /** For one life of the application, on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    /** Gives the same customers and the same times to kill, by messages; which ones are in flight then stays open. */
    @RegisterExtension
    final Seed seed = new Seed("crash.seed");

    private final Random random = seed.random();
    private final Map<String, List<String>> written = new HashMap<>();
    private int messagesWritten;

    @Test
    void losesNothingKeepsTheOrderAndRepeatsOnlyWhatWasInFlightAndMarksIt() throws Exception {
        Path log = Files.createFile(directory.resolve("processed"));
        try (KfSandbox sandbox = KfSandbox.start(); BufferedReader lines = Files.newBufferedReader(log)) {
            DeliveryLog deliveries = new DeliveryLog();
            for (int kill = 1; kill <= KILLS; kill++) {
                live(sandbox, log, lines, deliveries);
            }
            liveToTheEnd(sandbox, log, lines, deliveries);
            report(deliveries);
            assertThat(deliveries.lostOf(written)).as("lost").isZero();
            assertThat(deliveries.outOfOrder(written)).as("customers whose order was not kept").isEmpty();
            assertThat(deliveries.mostInFlight()).isLessThanOrEqualTo(CrashingApplication.CONCURRENT_CUSTOMERS);
            assertThat(deliveries.repeatsPerLife()).as("delivered twice, for each kill")
                    .allMatch(repeats -> repeats <= CrashingApplication.CONCURRENT_CUSTOMERS);
            assertThat(deliveries.unmarkedRepeats()).as("delivered twice without being marked").isZero();
        }
    }

    private void live(KfSandbox sandbox, Path log, BufferedReader lines, DeliveryLog deliveries) throws Exception {
        Process application = start(sandbox, log);
        try {
            int share = (MESSAGES - messagesWritten) / (KILLS + 1 - deliveries.lives());
            write(sandbox, share);
            int enough = deliveries.distinct() + 1 + random.nextInt(messagesWritten - deliveries.distinct());
            awaitWith(application, () -> deliveries.read(lines).distinct() >= enough);
        } finally {
            application.destroyForcibly().waitFor();
        }
        deliveries.read(lines).lifeIsOver();
    }

    private void liveToTheEnd(KfSandbox sandbox, Path log, BufferedReader lines, DeliveryLog deliveries) throws Exception {
        Process application = start(sandbox, log);
        try {
            write(sandbox, MESSAGES - messagesWritten);
            awaitWith(application, () -> deliveries.read(lines).distinct() == MESSAGES);
            application.getOutputStream().close();
            assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the application ended").isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
        deliveries.read(lines).lifeIsOver();
    }

    private void awaitWith(Process application, BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(application.isAlive()).as("the application lives").isTrue();
            return condition.getAsBoolean();
        });
    }

    private void write(KfSandbox sandbox, int messages) {
        for (int i = 0; i < messages; i++) {
            String customer = "customer" + random.nextInt(CUSTOMERS);
            SandboxCustomer writer = sandbox.customer(customer).unannounced();
            written.computeIfAbsent(customer, first -> new ArrayList<>()).add(writer.says("hello"));
            messagesWritten++;
        }
    }

    private Process start(KfSandbox sandbox, Path log) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-D" + CrashingApplication.FORCE_MILLIS + "=" + Integer.getInteger(CrashingApplication.FORCE_MILLIS, 0),
                "-cp",
                System.getProperty("java.class.path"), CrashingApplication.class.getName(), sandbox.baseUri().toString(),
                sandbox.corpId(), sandbox.secret(), sandbox.account().openKfId(), directory.resolve("state").toString(),
                log.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output").toFile()))
                .start();
    }

    private void report(DeliveryLog deliveries) {
        System.out.printf("""
                messages                     %d
                kills                        %d
                lost                         %d
                customers out of order       %d of %d
                delivered twice              %d
                  of these not marked        %d
                  most after one kill        %d
                most in flight               %d
                """, messagesWritten, KILLS, deliveries.lostOf(written), deliveries.outOfOrder(written).size(),
                written.size(), deliveries.repeatsPerLife().stream().mapToInt(Integer::intValue).sum(),
                deliveries.unmarkedRepeats(),
                deliveries.repeatsPerLife().stream().mapToInt(Integer::intValue).max().orElse(0),
                deliveries.mostInFlight());
    }
}
