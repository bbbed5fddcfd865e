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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills an application (SIGKILL) again and again while it answers messages, and looks at what the customers got.
 */
@Tag("once")
class AnswersAfterCrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final int CUSTOMERS = Integer.getInteger("crash.messages", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final List<SandboxCustomer> customers = new ArrayList<>();

    @Test
    void everyCustomerGetsEveryAnswerOnce() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (KfSandbox sandbox = KfSandbox.start()) {
            for (int i = 0; i < CUSTOMERS; i++) {
                SandboxCustomer customer = sandbox.customer("customer" + i).unannounced();
                customer.says("hello");
                customers.add(customer);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                liveUntil(sandbox, Math.min(answers() + 1 + random.nextInt(2 * CUSTOMERS / KILLS), 2 * CUSTOMERS));
            }
            liveUntil(sandbox, 2 * CUSTOMERS);
            long refused = sandbox.journal("kf/send_msg").stream().filter(call -> call.reply().path("errcode").asInt() != 0)
                    .count();
            System.out.printf("seed %d: %d customers, %d kills, %d answers, %d repetitions that the platform refused%n",
                    seed, CUSTOMERS, KILLS, answers(), refused);
            assertThat(customers).allSatisfy(customer -> assertThat(customer.received()).extracting(ReceivedMessage::text)
                    .satisfiesExactly(first -> assertThat(first).endsWith("first"), last -> assertThat(last).endsWith("last")));
            assertThat(Files.readString(directory.resolve("output"))).doesNotContain("ERROR");
            assertThat(refused).as("kills that found a message behind an answer").isPositive();
        }
    }

    private void liveUntil(KfSandbox sandbox, int answers) throws Exception {
        Process application = start(sandbox);
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                assertThat(application.isAlive()).as("the application lives").isTrue();
                return answers() >= answers;
            });
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private int answers() {
        return customers.stream().mapToInt(customer -> customer.received().size()).sum();
    }

    private Process start(KfSandbox sandbox) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), AnsweringApplication.class.getName(), sandbox.baseUri().toString(),
                sandbox.corpId(), sandbox.secret(), sandbox.account().openKfId(), directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output").toFile()))
                .start();
    }
}
