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
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThan;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is around the tickets: who looks at them, the CRM, the survey, the language model. */
class CompanyTest {

    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OURS = "Thank you, somebody takes care of it today.";

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxCustomer anna = sandbox.customer().named("Anna").writesTo(sandbox.account("Lamp shop"));
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();

    private TicketApplication application;

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    @Test
    void theTicketPageShowsWhatWasAskedAndAnsweredAndThatTheCrmHasIt() throws Exception {
        start();
        String id = anna.says("<b>The lamp</b> arrived \"broken\".");

        eventually(() -> assertThat(list("list")).singleElement()
                .matches(ticket -> ticket.path("crmAt").isNumber(), "is in the CRM"));
        JsonNode ticket = list("list").get(0);
        assertThat(ticket.path("customer").asText()).isEqualTo("Anna");
        assertThat(ticket.path("words").asText()).isEqualTo("<b>The lamp</b> arrived \"broken\".");
        assertThat(ticket.path("answer").asText()).isEqualTo(OURS + " Your ticket is " + ticket.path("id") + ".");
        sandbox.wireMock().verify(1, postRequestedFor(urlPathEqualTo("/crm")).withHeader("Idempotency-Key", equalTo(id))
                .withRequestBody(matchingJsonPath("$.CUSTOMER_NAME", equalTo("Anna"))));

        assertThat(get("").body()).contains("<script type=\"module\" src=\"/tickets/page.js\">");
        assertThat(get("/page.js").headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(get("/page.css").statusCode()).isEqualTo(200);
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    @Test
    void theTicketsAreForThisMachineOnlyAndNotForAnotherNameOfIt() throws Exception {
        start();
        URI page = application.ticketPage();

        assertThat(page.getHost()).isEqualTo("127.0.0.1");
        assertThat(answerToHost("localhost:" + page.getPort())).startsWith("HTTP/1.1 200");
        for (String host : new String[] { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80" }) {
            assertThat(answerToHost(host)).as(host).startsWith("HTTP/1.1 403").doesNotContain("[");
        }
    }

    @Test
    void whoWasServedIsAskedHowItWasAndTheGradeIsShown() throws Exception {
        SandboxServicer zhangsan = sandbox.servicer("zhangsan");
        start();
        anna.says("Can I talk to a human?");
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
        zhangsan.picksUp(anna);
        zhangsan.says(anna, "Here I am.");
        zhangsan.ends(anna);
        eventually(() -> assertThat(anna.received()).extracting("msgType").contains("msgmenu"));
        anna.clicks("survey-3-zhangsan", "Well");

        eventually(() -> assertThat(anna.received()).extracting("text").endsWith("Thank you!"));
        assertThat(list("grades")).singleElement().satisfies(grade -> {
            assertThat(grade.path("grade").asInt()).isEqualTo(3);
            assertThat(grade.path("servicer").asText()).isEqualTo("zhangsan");
        });
        assertThat(list("list")).as("a grade is no ticket").hasSize(1);
    }

    @Test
    void noCustomerWaitsForACrmThatIsAwayAndItGetsTheTicketsOnceItIsBack() throws Exception {
        start(Map.of("crm.retry-seconds", "1"), Words.of(Locale.ENGLISH));
        sandbox.wireMock().stubFor(post("/crm").willReturn(serverError()));
        anna.says("hello");
        eventually(() -> sandbox.wireMock().verify(
                moreThan(1), postRequestedFor(urlPathEqualTo("/crm"))));
        anna.says("anybody there?");
        eventually(() -> assertThat(anna.received()).hasSize(2));
        assertThat(list("list")).noneMatch(ticket -> ticket.path("crmAt").isNumber());

        sandbox.wireMock().stubFor(post("/crm").willReturn(created()));
        eventually(() -> assertThat(list("list")).hasSize(2).allMatch(ticket -> ticket.path("crmAt").isNumber()));
    }

    @Test
    void withOnePropertyALanguageModelAnswersAndWhereItFailsOurAnswerStands() {
        modelAnswers("Is it \"LED\"?", "**Yes**, it is.");
        modelAnswers("Tell me all.", "All. ".repeat(1000));
        sandbox.wireMock().stubFor(post("/ai").withRequestBody(asks("And?")).willReturn(serverError()));
        start(Map.of("ai.url", sandbox.baseUri() + "/ai"), Words.of(Locale.ENGLISH));
        anna.says("Is it \"LED\"?");
        anna.says("And?");
        anna.clicks("delivery", "My delivery");
        anna.says("Tell me all.");

        eventually(() -> assertThat(anna.received()).extracting("text").hasSize(5).startsWith(
                "Yes, it is. Your ticket is 1001.", OURS + " Your ticket is 1002.",
                "We look into your delivery right away. Your ticket is 1003."));
        assertThat(anna.received().get(4).text()).as("behind a long answer").endsWith("Your ticket is 1004.");
    }

    @Test
    void aModelThatAnswersWithoutWordsLeavesOurAnswerAndHoldsNobodyUp() {
        sandbox.wireMock().stubFor(post("/ai").withRequestBody(asks("Is it LED?")).willReturn(okJson("{\"choices\": []}")));
        sandbox.wireMock().stubFor(post("/ai").withRequestBody(asks("And?"))
                .willReturn(okJson("{\"choices\": [{\"message\": {\"content\": null}}]}")));
        start(Map.of("ai.url", sandbox.baseUri() + "/ai"), Words.of(Locale.ENGLISH));
        anna.says("Is it LED?");
        anna.says("And?");

        eventually(() -> assertThat(anna.received()).extracting("text").containsExactly(
                OURS + " Your ticket is 1001.", OURS + " Your ticket is 1002."));
    }

    private void modelAnswers(String question, String answer) {
        ObjectNode message = new ObjectMapper().createObjectNode();
        message.withArray("choices").addObject().putObject("message").put("content", answer);
        sandbox.wireMock().stubFor(post("/ai").withRequestBody(asks(question)).willReturn(okJson(message.toString())));
    }

    private static ContentPattern<?> asks(String question) {
        return matchingJsonPath("$.messages[1].content", equalTo(question));
    }

    @Test
    void theConsoleSpeaksChineseToThoseWhoseLanguageItIs() {
        Words chinese = Words.of(Locale.SIMPLIFIED_CHINESE);
        start(Map.of(), chinese);
        anna.enters("shop_qr");

        eventually(() -> assertThat(console.toString(StandardCharsets.UTF_8)).contains("(进入会话，场景 shop_qr)"));
        assertThat(new Summary(2, 2, 1, 0, 1).in(chinese)).isEqualTo("收到消息 2 条，工单 2 个，已送达回复 1 条，重复 0 条，丢失 1 条");
        assertThat(Words.of(Locale.FRENCH).of("begin")).isEqualTo("Three customers write to the lamp shop at once:");
    }

    private void start() {
        start(Map.of(), Words.of(Locale.ENGLISH));
    }

    private void start(Map<String, String> settings, Words words) {
        Narrator narrator = new Narrator(new PrintStream(console, true, StandardCharsets.UTF_8));
        application = TicketApplication.at(sandbox, directory, narrator, words, settings);
        application.start();
        sandbox.callbackUrl(application.callbackUrl());
    }

    private JsonNode list(String name) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get("/" + name).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(application.ticketPage() + path)).build(), BodyHandlers.ofString());
    }

    private String answerToHost(String host) throws IOException {
        URI page = application.ticketPage();
        try (Socket socket = new Socket(page.getHost(), page.getPort())) {
            socket.getOutputStream().write(
                    ("GET /tickets/list HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
