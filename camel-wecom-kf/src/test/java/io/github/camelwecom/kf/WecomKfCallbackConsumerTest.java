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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WecomKfCallbackConsumerTest extends WecomKfTestSupport {

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ExecutorService operator = Executors.newSingleThreadExecutor();

    @AfterEach
    void dismissOperator() {
        operator.shutdownNow();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").routeId("callbacks").to("mock:callbacks");
                from("wecom-kf:callback?callbackPath=/pull").routeId("pull").to("wecom-kf:syncMsg").to("mock:page");
                from("wecom-kf:callback?callbackPath=/suite&receiveId=ww-suite").to("mock:suite");
                getContext().getRegistry().bind("slowHandler", slowHandler());
                from("wecom-kf:callback?callbackPath=/failing&exceptionHandler=#slowHandler").routeId("failing")
                        .to("mock:failing").throwException(new IllegalStateException("not now"));
                from("wecom-kf:callback?callbackPath=/slow").process(exchange -> mayEnd.await(1, TimeUnit.MINUTES))
                        .to("mock:slow");
            }
        };
    }

    @Test
    void newsOfMessagesNameTheAccountAndCarryTheToken() throws Exception {
        mock("callbacks").expectedMessageCount(1);

        sandbox.customer().says("hello");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        Message in = mock("callbacks").getExchanges().get(0).getMessage();
        KfMsgOrEvent news = in.getBody(KfMsgOrEvent.class);
        assertThat(news.openKfId()).isEqualTo(sandbox.account().openKfId());
        assertThat(in.getHeaders()).containsEntry(WecomKfConstants.OPEN_KF_ID, news.openKfId())
                .containsEntry(WecomKfConstants.CALLBACK_TOKEN, news.token());
        assertThat(in.getHeaders()).hasSize(2);
    }

    @Test
    void changesOfTheAccountsArriveToo() throws Exception {
        SandboxAccount returns = sandbox.account("Returns");
        mock("callbacks").expectedMessageCount(1);

        sandbox.authorise(returns);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("callbacks").getExchanges().get(0).getMessage().getBody(KfAccountAuthChange.class).added())
                .containsExactly(returns.openKfId());
    }

    @Test
    void theRouteCanPullWithWhatTheCallbackBrought() throws Exception {
        sandbox.callbackUrl(callbackUrl("/pull"));
        mock("page").expectedMessageCount(1);

        sandbox.customer().says("hello");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(sandbox.journal("kf/sync_msg")).singleElement()
                .satisfies(call -> assertThat(call.request().path("token").asText()).isNotEmpty());
    }

    @Test
    void thePlatformIsAnsweredWhileTheRouteIsBusy() {
        sandbox.callbackUrl(callbackUrl("/slow"));

        sandbox.account().announce();
        sandbox.account().announce();

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(sandbox.callbackAttempts())
                .hasSize(2).allMatch(attempt -> attempt.delivered()));
        assertThat(mock("slow").getReceivedCounter()).isZero();
        mayEnd.countDown();
    }

    @Test
    void callbacksMayBeAddressedToASuiteInsteadOfTheCorp() throws Exception {
        sandbox.callbackUrl(callbackUrl("/suite"));
        String text = "<xml><Event>change_auth</Event></xml>";
        SealedCallback ofTheCorp = sandbox.seal(text);
        SealedCallback ofTheSuite = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "ww-suite")
                .seal(text, ofTheCorp.timestamp(), "nonce1");
        mock("suite").expectedMessageCount(1);

        assertThat(sandbox.sendCallback(ofTheCorp).status()).isEqualTo(403);
        assertThat(sandbox.sendCallback(ofTheSuite).status()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void thePlatformIsAskedToSendAgainWhatARouteCannotKeepUpWith() {
        sandbox.callbackUrl(callbackUrl("/slow"));
        String text = "<xml><ToUserName>" + sandbox.corpId() + "</ToUserName></xml>";
        int oneBeingProcessedAndThoseWaiting = 1 + 1000;
        for (int i = 0; i < oneBeingProcessedAndThoseWaiting; i++) {
            assertThat(sandbox.sendCallback(sandbox.seal(text)).status()).isEqualTo(200);
        }

        SealedCallback oneTooMany = sandbox.seal(text);
        assertThat(sandbox.sendCallback(oneTooMany).status()).isEqualTo(503);
        mayEnd.countDown();
        await().atMost(SECONDS, TimeUnit.SECONDS)
                .until(() -> mock("slow").getReceivedCounter() == oneBeingProcessedAndThoseWaiting);
        assertThat(sandbox.sendCallback(oneTooMany).status()).isEqualTo(200);
        await().atMost(SECONDS, TimeUnit.SECONDS)
                .until(() -> mock("slow").getReceivedCounter() == oneBeingProcessedAndThoseWaiting + 1);
    }

    @Test
    void aSuspendedRouteLeavesTheCallbackToThePlatformsRepetition() throws Exception {
        context.getRouteController().suspendRoute("callbacks");
        sandbox.account().announce();
        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(sandbox.callbackAttempts())
                .isNotEmpty().noneMatch(attempt -> attempt.delivered()));
        mock("callbacks").expectedMessageCount(1);

        context.getRouteController().resumeRoute("callbacks");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void callbacksThatWaitAreProcessedBeforeTheRouteIsStopped() throws Exception {
        sandbox.callbackUrl(callbackUrl("/failing"));
        for (int i = 0; i < 3; i++) {
            SealedCallback callback = sandbox.seal("<xml><ToUserName>" + sandbox.corpId() + "</ToUserName></xml>");
            assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        }
        DefaultConsumer consumer = (DefaultConsumer) context.getRoute("failing").getConsumer();
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("failing").getReceivedCounter() == 1
                && context.getInflightRepository().size("failing") == 0);
        assertThat(((ShutdownAware) consumer).getPendingExchangesSize()).isEqualTo(2);

        Future<?> stop = operator.submit(() -> {
            context.getRouteController().stopRoute("failing");
            return null;
        });
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> consumer.isSuspended() || consumer.isStopping());
        mayEnd.countDown();
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(mock("failing").getReceivedCounter()).isEqualTo(3);
    }

    private ExceptionHandler slowHandler() {
        return new LoggingExceptionHandler(context, getClass()) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                try {
                    mayEnd.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
