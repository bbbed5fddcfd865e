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
package io.github.camelwecom.kf;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.model.message.EnterSessionEvent;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.message.UnknownMessage;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WecomKfSyncConsumerTest extends WecomKfTestSupport {

    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId("messages")
                        .to("mock:seen")
                        .filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                        .choice()
                        .when(simple("${body.text.content} == 'wait'"))
                        .process(exchange -> mayAnswer.await(1, TimeUnit.MINUTES))
                        .when(simple("${body.text.content} == 'fail twice'")).process(this::failTwice)
                        .end()
                        .setBody(simple("You wrote: ${body.text.content}"))
                        .to("wecom-kf:sendMsg?msgType=text")
                        .to("mock:answered");
            }

            private void failTwice(Exchange exchange) {
                if (failures.incrementAndGet() <= 2) {
                    throw new IllegalStateException("not now");
                }
            }
        };
    }

    @Test
    void aCustomersMessageGetsItsAnswer() throws Exception {
        mock("answered").expectedMessageCount(1);
        SandboxCustomer customer = sandbox.customer();

        String msgId = customer.says("hello");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        Message in = mock("seen").getExchanges().get(0).getMessage();
        assertThat(in.getBody()).isInstanceOfSatisfying(TextMessage.class,
                message -> assertThat(message.text().content()).isEqualTo("hello"));
        assertThat(in.getHeaders())
                .containsEntry(WecomKfConstants.MESSAGE_ID, msgId)
                .containsEntry(WecomKfConstants.MESSAGE_TYPE, "text")
                .containsEntry(WecomKfConstants.OPEN_KF_ID, sandbox.account().openKfId())
                .containsEntry(WecomKfConstants.EXTERNAL_USER_ID, customer.id())
                .containsEntry(WecomKfConstants.ORIGIN, "CUSTOMER")
                .containsKey(WecomKfConstants.MESSAGE_TIMESTAMP);
        assertThat(customer.received()).singleElement()
                .satisfies(answer -> assertThat(answer.text()).isEqualTo("You wrote: hello"));
    }

    @Test
    void nothingOfTheCallbacksHttpRequestReachesTheRoute() throws Exception {
        mock("seen").expectedMessageCount(1);

        sandbox.customer().says("hello");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("seen").getExchanges().get(0).getMessage().getHeaders().keySet())
                .allMatch(header -> header.startsWith("CamelWecomKf") || header.equals(Exchange.MESSAGE_TIMESTAMP));
    }

    @Test
    void anEventBringsItsCodeAndItsDecodedSceneParam() throws Exception {
        mock("seen").expectedMessageCount(1);

        sandbox.customer().enters("shop_qr", "shelf=7&side=左");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        Message in = mock("seen").getExchanges().get(0).getMessage();
        EnterSessionEvent event = in.getBody(EnterSessionEvent.class);
        assertThat(in.getHeaders())
                .containsEntry(WecomKfConstants.MESSAGE_TYPE, "event")
                .containsEntry(WecomKfConstants.EVENT_TYPE, "enter_session")
                .containsEntry(WecomKfConstants.CODE, event.event().welcomeCode())
                .containsEntry(WecomKfConstants.SCENE, "shop_qr")
                .containsEntry(WecomKfConstants.SCENE_PARAM, "shelf=7&side=左");
    }

    @Test
    void aClickOnAMenuIsATextWithTheItemsId() throws Exception {
        mock("seen").expectedMessageCount(1);

        sandbox.customer().clicks("delivery", "My delivery");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("seen").getExchanges().get(0).getMessage().getHeaders())
                .containsEntry(WecomKfConstants.MESSAGE_TYPE, "text")
                .containsEntry(WecomKfConstants.MENU_ID, "delivery");
    }

    @Test
    void aMessageOfAnUnknownTypeArrivesWithItsJsonAndItsNeighboursToo() throws Exception {
        mock("seen").expectedMessageCount(3);
        SandboxCustomer customer = sandbox.customer();

        customer.unannounced().says("before");
        customer.unannounced().sends("hologram", "{\"model\":\"lamp\"}");
        customer.says("after");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(bodies("seen")).satisfiesExactly(
                before -> assertThat(before).isInstanceOf(TextMessage.class),
                unknown -> assertThat(unknown).isInstanceOfSatisfying(UnknownMessage.class,
                        message -> assertThat(message.raw().at("/hologram/model").asText()).isEqualTo("lamp")),
                after -> assertThat(after).isInstanceOf(TextMessage.class));
    }

    @Test
    void messagesOfWhichNoCallbackToldAreFoundWithTheNextOne() throws Exception {
        SandboxCustomer customer = sandbox.customer();
        customer.unannounced().says("one");
        customer.unannounced().says("two");
        mock("answered").expectedMessageCount(3);

        customer.says("three");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(texts("seen")).containsExactly("one", "two", "three");
    }

    @Test
    void aFailedMessageIsProcessedAgainBeforeLaterOnes() throws Exception {
        mock("answered").expectedMessageCount(3);
        SandboxCustomer customer = sandbox.customer();

        customer.unannounced().says("first");
        customer.unannounced().says("fail twice");
        customer.says("last");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(texts("seen")).containsExactly("first", "fail twice", "fail twice", "fail twice", "last");
        assertThat(customer.received()).extracting("text")
                .containsExactly("You wrote: first", "You wrote: fail twice", "You wrote: last");
    }

    @Test
    void callbacksAreAnsweredWhileTheRouteIsBlocked() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("wait");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("seen").getReceivedCounter() == 1);

        customer.says("and another one");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(sandbox.callbackAttempts())
                .hasSize(2).allSatisfy(attempt -> assertThat(attempt.status()).isEqualTo(200)));
        mayAnswer.countDown();
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> customer.received().size() == 2);
    }

    @Test
    void aStoppedRouteFindsWhatWasWrittenMeanwhileAndNothingTwice() throws Exception {
        SandboxCustomer customer = sandbox.customer();
        customer.says("one");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> customer.received().size() == 1);

        context.getRouteController().stopRoute("messages");
        customer.unannounced().says("two");
        customer.unannounced().says("three");
        context.getRouteController().startRoute("messages");

        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> customer.received().size() == 3);
        assertThat(texts("seen")).containsExactly("one", "two", "three");
    }

    @Test
    void aSuspendedRouteAnswersCallbacksAndReadsOnWhenResumed() throws Exception {
        SandboxCustomer customer = sandbox.customer();
        context.getRouteController().suspendRoute("messages");

        customer.says("meanwhile");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(sandbox.callbackAttempts())
                .singleElement().satisfies(attempt -> assertThat(attempt.status()).isEqualTo(200)));
        assertThat(mock("seen").getReceivedCounter()).isZero();
        context.getRouteController().resumeRoute("messages");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> customer.received().size() == 1);
    }

    @Test
    void verifiesTheCallbackUrlForTheConsole() {
        await().untilAsserted(() -> assertThat(sandbox.verifyCallbackUrl().accepted()).isTrue());
    }

    private List<Object> bodies(String mock) {
        return mock(mock).getExchanges().stream().map(exchange -> exchange.getMessage().getBody()).toList();
    }

    private List<String> texts(String mock) {
        return bodies(mock).stream().map(body -> ((TextMessage) body).text().content()).toList();
    }
}
