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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One application reads, another answers, and Kafka is between them.
 */
class KafkaHopTest {

    private static final String TOPIC = "customers";
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 3, TOPIC);

    @TempDir
    Path stateDirectory;
    private final KfSandbox sandbox = KfSandbox.start();
    private Application reading;
    private Application answering;

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    @AfterEach
    void stop() throws Exception {
        answering.close();
        reading.close();
        sandbox.close();
    }

    private static String kafka(String more) {
        return "kafka:" + TOPIC + "?brokers=" + BROKER.getBrokersAsString() + more;
    }

    private void start() throws Exception {
        sandbox.account("Service");
        reading = new Application(sandbox, stateDirectory).withCallbacks(sandbox).start(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:sent")
                        .setHeader(KafkaConstants.KEY, header(WecomKfConstants.EXTERNAL_USER_ID))
                        .transformDataType("wecom-kf:application-json")
                        .to(kafka(""));
            }
        });
        answering = new Application(sandbox, stateDirectory.resolve("other")).start(new RouteBuilder() {
            @Override
            public void configure() {
                from(kafka("&groupId=answers&autoOffsetReset=earliest&consumersCount=3"))
                        .unmarshal().json(JsonLibrary.Jackson, KfMessage.class)
                        .to("mock:arrived")
                        .filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                        .setBody(simple("You said: ${body.text.content}"))
                        .to("wecom-kf:sendMsg?msgType=text").id("answer")
                        .to("mock:answered");
            }
        });
    }

    @Test
    void messagesAreAnsweredBehindKafkaAsIfTheyHadNotLeft() throws Exception {
        start();
        List<SandboxCustomer> customers = IntStream.range(0, 5).mapToObj(number -> sandbox.customer()).toList();
        for (int turn = 0; turn < 4; turn++) {
            for (SandboxCustomer customer : customers) {
                customer.says("word " + turn);
            }
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(answering.mock("answered").getReceivedCounter()).as(() -> reading.mock("sent").getReceivedCounter() + " " + answering.mock("arrived").getReceivedCounter()).isEqualTo(20));

        assertThat(customers).allSatisfy(customer -> assertThat(customer.received()).extracting("text")
                .containsExactly("You said: word 0", "You said: word 1", "You said: word 2", "You said: word 3"));
        Map<String, Message> sent = byId(reading.mock("sent"));
        assertThat(byId(answering.mock("arrived"))).hasSameSizeAs(sent)
                .allSatisfy((id, arrived) -> assertSame(arrived, sent.get(id)));
    }

    private static Map<String, Message> byId(MockEndpoint mock) {
        return mock.getExchanges().stream().map(Exchange::getMessage).collect(Collectors.toMap(
                message -> message.getHeader(WecomKfConstants.MESSAGE_ID, String.class), Function.identity()));
    }

    private static void assertSame(Message arrived, Message sent) {
        assertThat(arrived.getBody()).isEqualTo(sent.getBody());
        sent.getHeaders().keySet().stream().filter(name -> name.startsWith("CamelWecomKf"))
                .forEach(name -> assertThat(arrived.getHeader(name, String.class)).as(name)
                        .isEqualTo(sent.getHeader(name, String.class)));
    }
}
