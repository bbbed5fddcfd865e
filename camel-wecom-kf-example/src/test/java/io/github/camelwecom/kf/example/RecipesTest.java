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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThan;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** The recipes, as customers and servicers meet them. */
class RecipesTest extends RecipeTestSupport {

    private static final String BACK = "You are with the bot again. Write \"human\" whenever you need one.";
    private static final String CLOSED = "We are here on weekdays from 9 to 18. A colleague answers you then.";
    private static final String MAIN_MENU = "Hello! What is it about?";

    @Test
    void theBotKeepsQuietWhileAHumanServesAlsoAfterARestartAndAnswersAgainOnceItIsOver() {
        start("handover");
        customer.says("hello");
        customer.says("Can I talk to a human?");
        customer.says("Is anybody there?");
        awaitMessagesRead(3);
        bot.close();
        servicer.picksUp(customer);
        servicer.says(customer, "I am.");
        customer.says("Great!");

        start("handover");
        customer.says("My lamp is broken.");
        awaitMessagesRead(5);
        servicer.ends(customer);
        awaitReceived("You wrote: hello", "A colleague takes over. Until then I keep quiet.", BACK);
        customer.says("thank you");
        awaitReceived("You wrote: hello", "A colleague takes over. Until then I keep quiet.", BACK, "You wrote: thank you");
        assertThat(sandbox.journal("kf/send_msg")).as("tries, refused ones included").hasSize(3);
    }

    @Test
    void whoIsTooLateToSayThatTheBotIsBackAnswersAllTheSame() {
        customer.says("A human, please");
        start("handover");
        awaitReceived("A colleague takes over. Until then I keep quiet.");
        bot.close();
        servicer.picksUp(customer);
        servicer.ends(customer);
        sandbox.clock().advance(Duration.ofMinutes(1));
        customer.says("thank you");

        start("handover");
        awaitReceived("A colleague takes over. Until then I keep quiet.", "You wrote: thank you");
        assertThat(bot.camel().createProducerTemplate().requestBody("wecom-kf:parked", (Object) null)).isEqualTo(List.of());
    }

    @Test
    void whoWritesAtNightIsToldSoOnceAndFoundByTheServicersInTheMorning() {
        SandboxCustomer early = sandbox.customer();
        timeIs(DayOfWeek.TUESDAY, LocalTime.of(17, 59));
        early.says("just in time");
        sandbox.clock().advance(Duration.ofMinutes(1));
        customer.says("hello");
        customer.says("anybody there?");
        sandbox.clock().advance(Duration.ofHours(15));

        start("office");
        awaitReceived(CLOSED);
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(2));
        awaitMessagesRead(3);
        bot.close();
        servicer.picksUp(customer);
        servicer.picksUp(early);
        assertThat(customer.received()).hasSize(1);
        assertThat(early.received()).isEmpty();
    }

    @Test
    void theOfficeIsClosedOnSundays() {
        timeIs(DayOfWeek.SUNDAY, LocalTime.NOON);
        customer.says("hello");

        start("office");
        awaitReceived(CLOSED);
    }

    private void timeIs(DayOfWeek day, LocalTime time) {
        ZonedDateTime now = sandbox.clock().instant().atZone(ZoneId.of("Asia/Shanghai"));
        sandbox.clock().advance(Duration.between(now, now.with(TemporalAdjusters.next(day)).with(time)));
    }

    @Test
    void theMenuLeadsToAnAnswerAndToAHuman() {
        start("menu");
        customer.enters();
        awaitMenus(MAIN_MENU);
        customer.clicks("delivery", "My delivery");
        awaitMenus(MAIN_MENU, "Your delivery:");
        customer.clicks("where", "Where is it?");
        customer.clicks("main", "Back");
        awaitMenus(MAIN_MENU, "Your delivery:", "", MAIN_MENU);
        customer.clicks("human", "Talk to a human");
        awaitMenus(MAIN_MENU, "Your delivery:", "", MAIN_MENU, "");
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
        assertThat(customer.received()).extracting("text").contains(
                "It left our house this morning.", "A colleague takes over.");
    }

    private void awaitMenus(String... heads) {
        eventually(() -> assertThat(customer.received())
                .extracting(received -> received.body().path("head_content").asText()).containsExactly(heads));
    }

    @Test
    void theServiceAnswersOrAHumanDoes() {
        sandbox.wireMock().stubFor(post("/faq").willReturn(notFound()));
        sandbox.wireMock().stubFor(post("/faq").withRequestBody(matchingJsonPath("$.content", equalTo("Open \"today\"?")))
                .willReturn(okJson("{\"answer\": \"From 9 to 18.\"}")));
        start("faq", Map.of("faq.url", sandbox.baseUri() + "/faq"));
        customer.says("Open \"today\"?");
        customer.says("And on the moon?");

        awaitReceived("From 9 to 18.", "I do not know that. A colleague will.");
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
    }

    @Test
    void aQuestionWaitsUntilTheServiceIsBack() {
        sandbox.wireMock().stubFor(post("/faq").willReturn(serverError()));
        start("faq", Map.of("faq.url", sandbox.baseUri() + "/faq"));
        customer.says("Open today?");
        eventually(() -> assertThat(sandbox.wireMock().getAllServeEvents())
                .anyMatch(event -> event.getRequest().getUrl().startsWith("/faq")));

        sandbox.wireMock().stubFor(post("/faq").willReturn(okJson("{\"answer\": \"From 9 to 18.\"}")));
        awaitReceived("From 9 to 18.");
    }

    @Test
    void whoWasServedIsAskedHowItWasAndTheAnswerIsKeptOnce() throws Exception {
        start("survey");
        customer.enters();
        servicer.says(customer, "How may I help you?");
        servicer.ends(customer);
        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("msgmenu"));
        customer.clicks("survey-3-zhangsan", "Well");

        awaitReceived("", "Thank you!");
        assertThat(rows("SELECT grade || ' for ' || servicer FROM survey")).containsExactly("3 for zhangsan");
        assertThat(customer.received().get(0).body().at("/list/0/click/id").asText()).isEqualTo("survey-3-zhangsan");
    }

    @Test
    void theCrmGetsEachMessageByAnIdAndOneThatItRefusesIsKeptUntilSomebodyMovesItBack() throws Exception {
        sandbox.wireMock().stubFor(post("/crm").willReturn(aResponse().withStatus(422)));
        sandbox.wireMock().stubFor(post("/crm").withRequestBody(containing("hello")).willReturn(ok()));
        start("crm", Map.of("crm.url", sandbox.baseUri() + "/crm"));
        String refused = customer.says("a lamp");
        String taken = customer.says("hello");

        eventually(() -> sandbox.wireMock().verify(
                postRequestedFor(urlPathEqualTo("/crm")).withHeader("Idempotency-Key", equalTo(taken))));
        Path letter = directory.resolve("dead-letters").resolve(refused + ".json");
        assertThat(letter).exists();

        sandbox.wireMock().stubFor(post("/crm").willReturn(ok()));
        Path again = Files.createDirectories(directory.resolve("dead-letters/again"));
        Files.move(letter, again.resolve(letter.getFileName()));
        eventually(() -> sandbox.wireMock().verify(
                2, postRequestedFor(urlPathEqualTo("/crm")).withHeader("Idempotency-Key", equalTo(refused))));
    }

    @Test
    void nothingIsKeptAsideWhileTheCrmIsAway() {
        sandbox.wireMock().stubFor(post("/crm").willReturn(serverError()));
        start("crm", Map.of("crm.url", sandbox.baseUri() + "/crm", "crm.pause", "1"));
        customer.says("hello");
        // more than one try and its three repetitions
        eventually(() -> sandbox.wireMock().verify(moreThan(4), postRequestedFor(urlPathEqualTo("/crm"))));
        bot.close();
        assertThat(directory.resolve("dead-letters")).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void eachCorpAndAccountHasWordsOfItsOwn() {
        try (KfSandbox second = KfSandbox.builder().corpId("ww-second").start()) {
            SandboxAccount sales = sandbox.account("Sales");
            SandboxCustomer ofSales = sandbox.customer().writesTo(sales);
            SandboxCustomer ofSecond = second.customer().writesTo(second.account("Service"));
            Map<String, String> settings = Map.of("camel.beans.kf2.configuration.corp-id", second.corpId(),
                    "camel.beans.kf2.configuration.secret", second.secret(),
                    "camel.beans.kf2.configuration.token", second.token(),
                    "camel.beans.kf2.configuration.encoding-aes-key", second.encodingAesKey(),
                    "camel.beans.kf2.configuration.base-uri", second.baseUri().toString(),
                    "words." + sales.openKfId(), "Sales will write to you.");
            start("corps", settings);
            List.of(customer, ofSales, ofSecond).forEach(writer -> writer.says("hello"));

            awaitReceived("The first corp greets you.");
            eventually(() -> assertThat(ofSales.received()).extracting("text").containsExactly("Sales will write to you."));
            eventually(() -> assertThat(ofSecond.received()).extracting("text")
                    .containsExactly("The second corp greets you."));
        }
    }
}
