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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One application reads, another answers, and a broker is between them.
 */
abstract class HopTestSupport {

    @TempDir
    Path stateDirectory;
    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());
    private Application reading;
    private Application answering;

    /** Makes the broker known to an application. */
    abstract void connect(CamelContext application) throws Exception;

    /** The name of the header by which the broker keeps messages of one customer together. */
    abstract String key();

    abstract String to();

    /** A consumer that is given a message again whose exchange failed. */
    abstract String from();

    @AfterEach
    void stop() {
        started.close();
    }

    private void start(String failingOnce) throws Exception {
        sandbox.account("Service");
        answering = started.with(new Application(sandbox, stateDirectory.resolve("none")));
        connect(answering.context());
        answering.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HopTestSupport.this.from())
                        .transformDataType("wecom-kf:message")
                        .to("mock:arrived")
                        .filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                        .setBody(simple("You said: ${body.text.content}"))
                        .to("wecom-kf:sendMsg?msgType=text").id("answer")
                        .to("mock:answered");
            }
        });
        answering.mock("answered").whenExchangeReceived(1, exchange -> {
            if (failingOnce != null) {
                throw new IOException(failingOnce);
            }
        });
        reading = started.with(new Application(sandbox, stateDirectory)).withCallbacks(sandbox);
        connect(reading.context());
        reading.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:sent")
                        .setHeader(key(), header(WecomKfConstants.EXTERNAL_USER_ID))
                        .transformDataType("wecom-kf:application-json")
                        .to(HopTestSupport.this.to());
            }
        });
    }

    @Test
    void customersAreAnsweredInOrder() throws Exception {
        start(null);
        List<SandboxCustomer> customers = IntStream.range(0, 5).mapToObj(number -> sandbox.customer()).toList();
        for (int turn = 0; turn < 4; turn++) {
            for (SandboxCustomer customer : customers) {
                customer.says("word " + turn);
            }
        }

        eventually(() -> assertThat(customers).allSatisfy(customer -> assertThat(customer.received()).extracting("text")
                .containsExactly("You said: word 0", "You said: word 1", "You said: word 2", "You said: word 3")));
    }

    @Test
    void recordsAndHeadersAreWhatTheyWere() throws Exception {
        start(null);
        SandboxCustomer customer = sandbox.customer();
        customer.enters("scene", "a/b+c=& 好");
        customer.says("多谢 😀");
        customer.clicks("menu", "A choice");
        customer.sendsImage("media");
        customer.sendsLocation(23.1, 113.3, "Canton Tower", "Yuejiang Road");
        customer.sends("hologram", "{\"n\":1.50}");
        customer.triggers("beamed_up", "{}");

        eventually(() -> assertThat(answering.mock("arrived").getReceivedCounter()).isEqualTo(7));
        Map<String, Message> sent = byId(reading.mock("sent"));
        assertThat(byId(answering.mock("arrived"))).hasSameSizeAs(sent)
                .allSatisfy((id, arrived) -> assertSame(arrived, sent.get(id)));
    }

    @Test
    void aMessageThatTheBrokerGivesAgainIsAnsweredOnce() throws Exception {
        start("the database is away");
        SandboxCustomer customer = sandbox.customer();
        customer.says("first");
        customer.says("second");

        eventually(() -> assertThat(answering.mock("answered").getReceivedCounter()).isEqualTo(3));
        assertThat(customer.received()).extracting("text").containsExactly("You said: first", "You said: second");
        assertThat(sandbox.journal("kf/send_msg")).hasSize(3);
    }

    private static Map<String, Message> byId(MockEndpoint mock) {
        return mock.getExchanges().stream().map(Exchange::getMessage).collect(Collectors.toMap(
                message -> message.getHeader(WecomKfConstants.MESSAGE_ID, String.class), Function.identity()));
    }

    private static void assertSame(Message arrived, Message sent) {
        assertThat(arrived.getBody()).isEqualTo(sent.getBody());
        assertThat(sent.getHeaders()).isNotEmpty().allSatisfy((name, value) -> assertThat(
                arrived.getHeader(name, value.getClass())).as(name).isEqualTo(value));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
