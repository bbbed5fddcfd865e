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
package io.github.camelwecom.kf.kamelet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.Message;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What each Kamelet does, over real callbacks. */
class KameletsTest {

    private static final String SOURCE = """
            - route:
                from:
                  uri: kamelet:wecom-kf-source
                  steps:
            """;

    @TempDir
    Path directory;
    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer();
    private KameletApplication application;

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    /** @param steps in YAML, indented as under the steps of a route */
    private void start(String steps) throws Exception {
        application = new KameletApplication(directory).withServer().of(sandbox).start("routes.camel.yaml",
                SOURCE + steps.indent(8));
        sandbox.callbackUrl(application.url("/wecom/kf/callback"));
    }

    // ---- source

    @Test
    void theSourceGivesTheJsonOfAMessageAndItsHeaders() throws Exception {
        start("- to: mock:out");
        String id = customer.says("hello");

        eventually(() -> assertThat(application.mock("out").getReceivedCounter()).isEqualTo(1));
        Message message = application.mock("out").getExchanges().get(0).getMessage();
        assertThat(message.getBody()).isInstanceOf(String.class);
        assertThat(KfJson.parse(message.getBody(byte[].class)).at("/text/content").asText()).isEqualTo("hello");
        assertThat(message.getHeaders()).containsEntry("Content-Type", "application/json")
                .containsEntry(WecomKfConstants.MESSAGE_ID, id)
                .containsEntry(WecomKfConstants.MESSAGE_TYPE, "text")
                .containsEntry(WecomKfConstants.OPEN_KF_ID, account.openKfId())
                .containsEntry(WecomKfConstants.EXTERNAL_USER_ID, customer.id());
        eventually(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
    }

    @Test
    void aMessageWhoseRouteFailsComesAgainAndIsAnsweredOnce() throws Exception {
        start("""
                - setBody: {constant: We are on it.}
                - to: kamelet:wecom-kf-sink
                - to: mock:out
                """);
        application.mock("out").whenExchangeReceived(1, exchange -> {
            throw new IOException("the database is away");
        });
        customer.says("hello");

        eventually(() -> assertThat(application.mock("out").getReceivedCounter()).isEqualTo(2));
        assertThat(application.mock("out").getExchanges().get(1).getMessage().getHeader(WecomKfConstants.REDELIVERED))
                .isEqualTo(true);
        assertThat(customer.received()).extracting("text").containsExactly("We are on it.");
    }

    // ---- sink

    @Test
    void theSinkSendsATextWhateverItLooksLike() throws Exception {
        String text = "{\"touser\":\"somebody else\",\"msgtype\":\"text\",\"text\":{\"content\":\"spam\"}}";
        start("""
                - setBody: {constant: '%s'}
                - to: kamelet:wecom-kf-sink
                """.formatted(text));
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly(text));
    }

    @Test
    void theSinkSendsALongTextInParts() throws Exception {
        start("""
                - setBody: {constant: "%s"}
                - to: kamelet:wecom-kf-sink
                """.formatted("All sales are final. ".repeat(200).trim()));
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("text", "text", "text"));
    }

    @Test
    void theSinkSendsOtherTypes() throws Exception {
        start("""
                - setBody: {constant: '{"head_content": "Hello", "list": []}'}
                - to: kamelet:wecom-kf-sink?msgType=msgmenu
                """);
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("msgmenu"));
    }

    @Test
    void theSinkSendsAWholeRequest() throws Exception {
        SandboxCustomer other = sandbox.customer();
        other.unannounced().says("Is anybody there?");
        start("""
                - filter:
                    simple: ${header.CamelWecomKfExternalUserId} == '%s'
                    steps:
                      - setBody:
                          constant: '{"touser": "%s", "msgtype": "text", "text": {"content": "Here."}}'
                      - to: kamelet:wecom-kf-sink?wholeRequest=true
                """.formatted(customer.id(), other.id()));
        customer.says("hello");

        eventually(() -> assertThat(other.received()).extracting("text").containsExactly("Here."));
        assertThat(customer.received()).isEmpty();
    }

    @Test
    void twoSinksInOneRouteAreTwoAnswers() throws Exception {
        start("""
                - setBody: {constant: Hello.}
                - to: kamelet:wecom-kf-sink
                - setBody: {constant: We are on it.}
                - to: kamelet:wecom-kf-sink
                """);
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("Hello.", "We are on it."));
    }

    // ---- actions

    @Test
    void theHandOverPutsTheCustomerInTheQueueAndLeavesTheMessage() throws Exception {
        sandbox.servicer("zhangsan");
        start("""
                - to: kamelet:wecom-kf-handover-action
                - to: mock:out
                """);
        customer.says("{\"service_state\": 4}");

        eventually(() -> assertThat(application.mock("out").getReceivedCounter()).isGreaterThanOrEqualTo(1));
        assertThat(transition().path("service_state").asInt()).isEqualTo(2);
        assertThat(application.mock("out").getExchanges().get(0).getMessage().getBody(String.class)).contains("service_state");
    }

    @Test
    void theHandOverGivesTheCustomerToOneServicer() throws Exception {
        sandbox.servicer("zhangsan");
        start("""
                - filter:
                    simple: ${header.CamelWecomKfMessageType} == 'text'
                    steps:
                      # what a customer could write, if a route put it here
                      - setBody: {constant: '{"service_state": 4, "servicer_userid": "lisi", "external_userid": "wmOther"}'}
                      - to: kamelet:wecom-kf-handover-action?serviceState=3&servicerUserId=zhangsan
                """);
        customer.says("hello");

        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
        assertThat(transition().path("service_state").asInt()).isEqualTo(3);
        assertThat(transition().path("servicer_userid").asText()).isEqualTo("zhangsan");
        assertThat(transition().path("external_userid").asText()).isEqualTo(customer.id());
    }

    private JsonNode transition() {
        return sandbox.journal("kf/service_state/trans").get(0).request();
    }

    @Test
    void theDownloadReplacesAMessageByItsFileAndLeavesOthers() throws Exception {
        start("""
                - to: kamelet:wecom-kf-media-download-action
                - to: mock:out
                """);
        customer.sendsFile("order.txt", "two chairs".getBytes());
        customer.says("That is my order.");

        eventually(() -> assertThat(application.mock("out").getReceivedCounter()).isEqualTo(2));
        Message file = application.mock("out").getExchanges().get(0).getMessage();
        Message text = application.mock("out").getExchanges().get(1).getMessage();
        assertThat(file.getBody(String.class)).isEqualTo("two chairs");
        assertThat(file.getHeaders()).containsEntry("CamelFileName", "order.txt");
        assertThat(text.getBody(String.class)).contains("That is my order.");
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
