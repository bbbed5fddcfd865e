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
package io.github.camelwecom.kf.neighbours;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application of Camel Main reads and gives all to Kafka, one of Spring Boot answers what it takes from there; one
 * of them is killed (SIGKILL) in each round, by turns. Both run the routes of the guide. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl checks/neighbours -am test -Dtest=TwoRuntimesTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtravel.rounds=5 -Dtravel.customers=500
 * </pre>
 */
@Tag("once")
class TwoRuntimesTest {

    private static final int ROUNDS = Integer.getInteger("travel.rounds", 2);
    private static final int CUSTOMERS = Integer.getInteger("travel.customers", 75);
    /** The platform takes five answers to what a customer wrote last. */
    private static final int MESSAGES_A_ROUND = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());
    private final List<SandboxCustomer> customers = new ArrayList<>();
    private final Map<SandboxCustomer, List<String>> expected = new HashMap<>();
    private final KafkaBroker broker = started.with(new KafkaBroker());
    private JavaProcess reading;
    private JavaProcess answering;

    @BeforeEach
    void start() throws IOException {
        sandbox.account("Service");
        IntStream.range(0, CUSTOMERS).forEach(number -> customers.add(sandbox.customer("customer" + number)));
        broker.add("kf-in");
        read();
    }

    private void read() throws IOException {
        Path output = directory.resolve("main" + System.nanoTime());
        reading = started.with(JavaProcess.start(Main.class, with(Map.of(
                "camel.main.routes-include-pattern", GuideRoute.file("to-kafka"),
                "camel.component.wecom-kf.token", sandbox.token(),
                "camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey(),
                "camel.server.enabled", true, "camel.server.port", 0)), output));
        await().atMost(PATIENCE).until(() -> !reading.isAlive() || reading.httpPort().isPresent());
        assertThat(reading.isAlive()).as(reading::output).isTrue();
        sandbox.callbackUrl(URI.create("http://127.0.0.1:" + reading.httpPort().orElseThrow() + "/wecom/kf/callback"));
        await().atMost(PATIENCE).until(() -> sandbox.verifyCallbackUrl().accepted());
    }

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void everyCustomerGetsEveryAnswerOnceAndInOrderThoughTheApplicationsAreKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long start = System.nanoTime();
        answering = answer();
        for (int round = 1; round <= ROUNDS; round++) {
            int before = answers();
            write(round);
            int enough = before + 1 + random.nextInt(CUSTOMERS * MESSAGES_A_ROUND - 1);
            awaitBoth(() -> answers() >= enough);
            answering.close();
            if (round % 2 == 0) {
                reading.close();
                read();
            }
            answering = answer();
            awaitBoth(() -> answers() >= messages());
        }
        long refused
                = sandbox.journal("kf/send_msg").stream().filter(call -> call.reply().path("errcode").asInt() != 0).count();
        System.out.printf("seed %d: %d messages of %d customers, %d kills, %d answers, %d repetitions refused, %d s%n", seed,
                messages(), CUSTOMERS, ROUNDS + ROUNDS / 2, answers(), refused, (System.nanoTime() - start) / 1_000_000_000);

        assertThat(customers).allSatisfy(
                customer -> assertThat(customer.received()).extracting("text").isEqualTo(expected.get(customer)));
        assertThat(refused).as("answers that a kill had given again").isPositive();
    }

    private int messages() {
        return expected.values().stream().mapToInt(List::size).sum();
    }

    private void write(int round) {
        for (int turn = 1; turn <= MESSAGES_A_ROUND; turn++) {
            for (SandboxCustomer customer : customers) {
                String text = round + "." + turn;
                customer.says(text);
                expected.computeIfAbsent(customer, first -> new ArrayList<>()).add("You wrote: " + text);
            }
        }
    }

    private JavaProcess answer() throws IOException {
        return started.with(JavaProcess.start(BootApplication.class, with(Map.of(
                "camel.main.routes-include-pattern", GuideRoute.file("from-kafka"), "camel.main.run-controller", true,
                "camel.component.kafka.session-timeout-ms", 1000, "camel.component.kafka.heartbeat-interval-ms", 300)),
                directory.resolve("boot")));
    }

    private Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("camel.component.kafka.brokers", broker.address());
        properties.put("camel.component.wecom-kf.base-uri", sandbox.baseUri());
        properties.put("camel.component.wecom-kf.corp-id", sandbox.corpId());
        properties.put("camel.component.wecom-kf.secret", sandbox.secret());
        properties.put("camel.component.wecom-kf.state-directory", directory.resolve("state"));
        return properties;
    }

    private void awaitBoth(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(reading.isAlive()).as(reading::output).isTrue();
            assertThat(answering.isAlive()).as(answering::output).isTrue();
            return condition.getAsBoolean();
        });
    }

    private int answers() {
        return customers.stream().mapToInt(customer -> customer.received().size()).sum();
    }
}
