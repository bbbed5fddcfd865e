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
package io.github.camelwecom.kf.reference;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Snippets of the page about Kamelets do what the page says, in applications of one kind. */
public abstract class KameletsPageTestSupport {

    protected static final String DIRECTORY = "reference/kamelets/";

    @TempDir
    protected Path directory;

    protected final KfSandbox sandbox = KfSandbox.start();
    protected final SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));

    /**
     * Starts an application that runs a snippet for the sandbox's corp.
     *
     * @return where callbacks come in
     */
    protected abstract URI start(String snippet) throws Exception;

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private void run(String snippet) throws Exception {
        sandbox.callbackUrl(start(snippet));
    }

    protected final Path downloads() {
        return directory.resolve("downloads");
    }

    @Test
    void aPipeAnswersCustomersAndNobodyElse() throws Exception {
        run("answer.pipe.yaml");
        customer.enters();
        customer.says("hello");
        customer.says("Is anybody there?");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("We are on it.", "We are on it."));
        eventually(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
    }

    @Test
    void aPipeKeepsTheFilesOfCustomers() throws Exception {
        run("media.pipe.yaml");
        customer.sendsFile("order.txt", "two chairs".getBytes());

        eventually(() -> assertThat(downloads().resolve("order.txt")).hasContent("two chairs"));
    }

    @Test
    void aPipeGivesCloudEvents() throws Exception {
        run("events.pipe.yaml");
        String id = customer.says("hello");

        eventually(() -> assertThat(downloads().resolve(id + ".json")).content().contains("\"hello\""));
    }

    @Test
    void aMenuIsSent() throws Exception {
        run("menu.camel.yaml");
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("msgmenu"));
    }

    @Test
    void aCustomerIsHandedOver() throws Exception {
        sandbox.servicer("zhangsan");
        run("handover.camel.yaml");
        customer.says("hello");
        customer.clicks("human", "Talk to somebody");

        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans"))
                .allMatch(call -> call.reply().path("errcode").asInt() == 0).hasSize(1));
        assertThat(customer.received()).extracting("text").containsExactly("Somebody will be with you in a minute.");
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
