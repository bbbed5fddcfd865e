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
package io.github.camelwecom.kf.example;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.Origin;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TicketApplicationTest {

    private static final int SECONDS = 30;

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(console, true, StandardCharsets.UTF_8));
    private final SandboxAccount account = sandbox.account("Lamp shop");
    private final Conversation conversation = new Conversation(sandbox);

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void everyMessageBecomesOneTicketAndGetsOneAnswer() throws Exception {
        try (TicketApplication application = started()) {
            conversation.play();

            assertThat(narrator.awaitLines(7, SECONDS)).isTrue();
            assertThat(summary(application, conversation.messages())).isEqualTo(new Summary(6, 6, 6, 0, 0));
        }
        assertThat(conversation.customers().get(0).received()).extracting("msgType").containsExactly("msgmenu", "text", "text");
        assertThat(console.toString(StandardCharsets.UTF_8)).contains(
                "Xiaolin  (opened the chat from shop_qr)",
                "Anna     Hello, the lamp arrived broken.",
                "Lao Wang (a message of type hologram)",
                "-> Thank you for the picture. Your ticket is 100");
    }

    @Test
    void afterAStopInMidConversationNothingIsLostAndNothingComesTwice() throws Exception {
        List<String> written = new ArrayList<>();
        try (TicketApplication application = started()) {
            assertThat(application).isNotNull();
            conversation.play();
            assertThat(narrator.awaitLines(2, SECONDS)).isTrue();
        }

        for (int i = 1; i <= 5; i++) {
            written.add(conversation.customers().get(i % 3).says("still there? " + i));
        }
        written.addAll(conversation.messages());

        try (TicketApplication application = started()) {
            assertThat(narrator.awaitLines(7 + 5 - 2, SECONDS)).isTrue();
            assertThat(summary(application, written)).isEqualTo(new Summary(11, 11, 11, 0, 0));
        }
    }

    @Test
    void aMessageThatMayNotBeAnsweredAnyMoreKeepsItsTicketAndHoldsNobodyUp() throws Exception {
        SandboxCustomer anna = conversation.customers().get(1);
        for (int i = 1; i <= 7; i++) {
            anna.says("and another thing " + i);
        }
        try (TicketApplication application = started()) {
            assertThat(narrator.awaitLines(7, SECONDS)).isTrue();

            assertThat(summary(application, List.of()).tickets()).isEqualTo(7);
            assertThat(anna.received()).hasSize(5);
        }
    }

    @Test
    void whoWroteTooLongAgoToBeNamedIsShownAllTheSame() throws Exception {
        conversation.customers().get(1).says("Hello, the lamp arrived broken.");
        sandbox.clock().advance(Duration.ofHours(49));
        try (TicketApplication application = started()) {
            assertThat(narrator.awaitLines(1, SECONDS)).isTrue();

            assertThat(summary(application, List.of()).tickets()).isOne();
        }
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("(somebody) Hello, the lamp arrived broken.");
    }

    @Test
    void whoAsksForAHumanGetsOneAndNoFurtherAnswers() throws Exception {
        SandboxCustomer anna = conversation.customers().get(1);
        SandboxServicer zhangsan = sandbox.servicer("zhangsan");

        try (TicketApplication application = started()) {
            anna.says("Can I talk to a human, please?");
            assertThat(narrator.awaitLines(1, SECONDS)).isTrue();
            zhangsan.picksUp(anna);
            anna.says("There you are!");
            assertThat(narrator.awaitLines(1, SECONDS)).isTrue();

            assertThat(summary(application, List.of()).tickets()).isEqualTo(2);
        }
        assertThat(anna.received()).singleElement()
                .satisfies(answer -> assertThat(answer.text()).startsWith("A colleague takes over."));
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("-> (a colleague has this chat)");
    }

    @Test
    void aWelcomeThatComesTooLateHoldsNobodyUp() throws Exception {
        SandboxCustomer anna = conversation.customers().get(1);
        anna.enters("shop_qr");
        sandbox.clock().advance(Duration.ofMinutes(1));
        anna.says("anybody there?");

        try (TicketApplication application = started()) {
            assertThat(narrator.awaitLines(2, SECONDS)).isTrue();

            assertThat(summary(application, List.of()).tickets()).isEqualTo(1);
            assertThat(anna.received()).extracting("msgType").containsExactly("text");
        }
    }

    @Test
    void theSummarySeesWhatIsLost() throws Exception {
        try (TicketApplication application = started()) {
            assertThat(application).isNotNull();
            conversation.play();
            assertThat(narrator.awaitLines(7, SECONDS)).isTrue();

            List<String> withOneThatNeverArrived = new ArrayList<>(conversation.messages());
            withOneThatNeverArrived.add("never-arrived");
            assertThat(summary(application, withOneThatNeverArrived).lost()).isEqualTo(1);
        }
    }

    @Test
    void aTicketHasTheMessageAsItCame() throws Exception {
        List<KfMessage> kept;
        try (TicketApplication application = started()) {
            conversation.play();
            assertThat(narrator.awaitLines(7, SECONDS)).isTrue();
            kept = messagesOf(application.tickets());
        }

        assertThat(kept).containsExactlyInAnyOrderElementsOf(messagesOfCustomers());
    }

    private static List<KfMessage> messagesOf(DataSource tickets) throws Exception {
        List<KfMessage> messages = new ArrayList<>();
        CamelContext camel = unmarshalling();
        try (Connection connection = tickets.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT message FROM ticket")) {
            while (rows.next()) {
                messages.add(camel.createProducerTemplate().requestBody("direct:json", rows.getBytes(1), KfMessage.class));
            }
        } finally {
            camel.stop();
        }
        return messages;
    }

    private static CamelContext unmarshalling() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:json").unmarshal().json(JsonLibrary.Jackson, KfMessage.class);
            }
        });
        camel.start();
        return camel;
    }

    /** As the platform gives them to anybody. */
    private List<KfMessage> messagesOfCustomers() {
        try (KfClient client = KfClient.builder().corpId(sandbox.corpId()).secret(sandbox.secret())
                .baseUri(sandbox.baseUri().toString()).build()) {
            return client.syncMsg(new SyncMsgRequest(account.openKfId(), null, null, null, null)).msgList().stream()
                    .filter(message -> message.origin() == Origin.CUSTOMER).toList();
        }
    }

    private TicketApplication started() {
        TicketApplication application = TicketApplication.at(sandbox, directory, narrator, Words.of(Locale.ENGLISH));
        application.start();
        sandbox.callbackUrl(application.callbackUrl());
        return application;
    }

    private Summary summary(TicketApplication application, List<String> messages) {
        return Summary.of(messages, conversation.customers(), application.tickets());
    }
}
