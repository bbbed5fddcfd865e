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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.component.kafka.KafkaComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One node reads into Kafka, and more and more processes answer what they take from there, 200 ms for each message. How
 * many answers a second there were is printed and judged by nobody, for the machine may have other things to do. The
 * long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl checks/neighbours -am test -Dtest=AnswersByNodesTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dnodes.most=4 -Dnodes.consumers=10 -Dnodes.seconds=20
 * </pre>
 */
@Tag("once")
class AnswersByNodesTest {

    /** In the short form one, for a second one may find all messages answered before it is up. */
    private static final int MOST = Integer.getInteger("nodes.most", 1);
    /** Of each node. */
    private static final int CONSUMERS = Integer.getInteger("nodes.consumers", 3);
    private static final int SECONDS = Integer.getInteger("nodes.seconds", 1);
    /** The platform takes five answers to what a customer wrote last. */
    private static final int MESSAGES_OF_CUSTOMER = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TOPIC = "kf-in";

    @TempDir
    Path directory;

    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());
    private final KafkaBroker broker = started.with(new KafkaBroker());
    private final List<SandboxCustomer> customers = new ArrayList<>();
    private final List<JavaProcess> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void eachNodeThatComesAnswersItsPartAndEveryCustomerIsAnsweredInOrder() throws Exception {
        broker.add(TOPIC, MOST * CONSUMERS);
        sandbox.account("Service");
        write();
        Application reading = started.with(new Application(sandbox, directory));
        reading.context().getComponent("kafka", KafkaComponent.class).getConfiguration().setBrokers(broker.address());
        reading.start(GuideRoute.file("to-kafka"));
        List<String> rates = new ArrayList<>();
        for (int number = 1; number <= MOST; number *= 2) {
            while (nodes.size() < number) {
                nodes.add(node("node" + (nodes.size() + 1)));
            }
            awaitAnswersOfEach();
            rates.add(String.format(Locale.ROOT, "%d: %.1f", number, answersASecond(number * SECONDS * ideal())));
        }
        System.out.printf("Answers a second by nodes: %s, at best %d for each%n", rates, ideal());

        awaitAll(() -> answers() >= customers.size() * MESSAGES_OF_CUSTOMER);
        assertThat(customers).allSatisfy(customer -> assertThat(customer.received())
                .extracting(message -> message.text().split(" ")[1]).containsExactly("1", "2", "3", "4", "5"));
    }

    private void write() {
        int enough = 2 * SECONDS * ideal() * (2 * MOST - 1);
        IntStream.rangeClosed(0, enough / MESSAGES_OF_CUSTOMER)
                .forEach(number -> customers.add(sandbox.customer("customer" + number)));
        for (int turn = 1; turn <= MESSAGES_OF_CUSTOMER; turn++) {
            for (SandboxCustomer customer : customers) {
                customer.says(Integer.toString(turn));
            }
        }
    }

    /** Answers a second of one node that does nothing but wait. */
    private static int ideal() {
        return CONSUMERS * 1000 / AnsweringNode.MILLIS;
    }

    private double answersASecond(int answers) {
        int before = answers();
        long begin = System.nanoTime();
        awaitAll(() -> answers() >= before + answers);
        return (answers() - before) * 1e9 / (System.nanoTime() - begin);
    }

    private void awaitAnswersOfEach() {
        awaitAll(() -> customers.stream().flatMap(customer -> customer.received().stream())
                .map(message -> message.text().split(" ")[0]).distinct().count() == nodes.size());
    }

    private JavaProcess node(String name) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("node.name", name);
        properties.put("node.topic", TOPIC);
        properties.put("node.consumers", CONSUMERS);
        properties.put("camel.component.kafka.brokers", broker.address());
        properties.put("camel.component.wecom-kf.base-uri", sandbox.baseUri());
        properties.put("camel.component.wecom-kf.corp-id", sandbox.corpId());
        properties.put("camel.component.wecom-kf.secret", sandbox.secret());
        return started.with(JavaProcess.start(AnsweringNode.class, properties, directory.resolve(name)));
    }

    private void awaitAll(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(nodes).allSatisfy(node -> assertThat(node.isAlive()).as(node::output).isTrue());
            return condition.getAsBoolean();
        });
    }

    private int answers() {
        return customers.stream().mapToInt(customer -> customer.received().size()).sum();
    }
}
