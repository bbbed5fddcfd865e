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

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the guide that lead over JMS; those over Kafka run in {@link TwoRuntimesTest}. */
class GuideOverJmsTest {

    @TempDir
    Path directory;
    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());

    @BeforeEach
    void start() throws Exception {
        sandbox.account("Service");
        JmsBroker broker = new JmsBroker();
        started.with(broker::stop);
        Application answering = started.with(new Application(sandbox, directory.resolve("none")));
        answering.context().addComponent("jms", broker.component());
        answering.start(GuideRoute.file("from-jms"));
        Application reading = started.with(new Application(sandbox, directory)).withCallbacks(sandbox);
        reading.context().addComponent("jms", broker.component());
        reading.start(GuideRoute.file("to-jms"));
    }

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void customersAreAnswered() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");
        customer.says("Is anybody there?");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(customer.received()).extracting("text")
                .containsExactly("You wrote: hello", "You wrote: Is anybody there?"));
    }

    /** A servicer serves the customer; a field is wrong. */
    @ParameterizedTest
    @ValueSource(ints = { 95018, 40096 })
    void anAnswerThatWillNeverBeTakenHoldsNobodyUp(int errcode) {
        SandboxCustomer customer = sandbox.customer();
        sandbox.failNext("kf/send_msg", KfFault.errcode(errcode));
        customer.says("hello");
        customer.says("Is anybody there?");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(customer.received()).extracting("text")
                .containsExactly("You wrote: Is anybody there?"));
        assertThat(sandbox.journal("kf/send_msg")).hasSize(2);
    }
}
