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

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A callback that comes a second time, because the platform saw no answer to the first or because somebody overheard
 * it.
 */
class CallbackRepetitionTest extends WecomKfTestSupport {

    private static final String NEWS = "<xml><Event>kf_msg_or_event</Event><OpenKfId>wk1</OpenKfId></xml>";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").routeId("first").to("mock:first");
                from("wecom-kf:callback?callbackPath=/second").to("mock:second");
                from("unguarded:callback?callbackPath=/unguarded").to("mock:unguarded");
            }
        };
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        WecomKfComponent unguarded = component();
        unguarded.setCallbackReplayGuard(false);
        unguarded.setCallbackFreshness(0);
        context.addComponent("unguarded", unguarded);
        return context;
    }

    @Test
    void isAnsweredAsTheFirstTimeAndNotProcessedAgain() throws Exception {
        SealedCallback callback = sandbox.seal(NEWS);
        mock("first").expectedMessageCount(2);

        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        assertThat(sandbox.sendCallback(sandbox.seal(NEWS)).status()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        CallbackStatistics statistics = statistics("/wecom/kf/callback");
        assertThat(statistics.accepted()).isEqualTo(2);
        assertThat(statistics.repeated()).isEqualTo(1);
        assertThat(statistics.refusedInAll()).isZero();
    }

    @Test
    void isKnownAfterTheRouteWasStoppedAndStarted() throws Exception {
        SealedCallback callback = sandbox.seal(NEWS);
        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("first").getReceivedCounter() == 1);

        context.getRouteController().stopRoute("first");
        context.getRouteController().startRoute("first");

        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        assertThat(statistics("/wecom/kf/callback").repeated()).isEqualTo(1);
    }

    @Test
    void isProcessedIfTheFirstTimeNobodyListened() throws Exception {
        SealedCallback callback = sandbox.seal(NEWS);
        context.getRouteController().suspendRoute("first");
        assertThat(sandbox.sendCallback(callback).delivered()).isFalse();
        context.getRouteController().resumeRoute("first");
        mock("first").expectedMessageCount(1);

        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void isProcessedOnceOnEachPathItIsSentTo() throws Exception {
        SealedCallback callback = sandbox.seal(NEWS);
        mock("first").expectedMessageCount(1);
        mock("second").expectedMessageCount(1);

        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        sandbox.callbackUrl(callbackUrl("/second"));
        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void isProcessedAgainAtAnyAgeWithoutGuardAndFreshness() throws Exception {
        SealedCallback callback = sealed(Duration.ofDays(-365));
        sandbox.callbackUrl(callbackUrl("/unguarded"));
        mock("unguarded").expectedMessageCount(2);

        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);
        assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    private SealedCallback sealed(Duration fromNow) {
        String timestamp = String.valueOf(sandbox.clock().instant().plus(fromNow).getEpochSecond());
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId())
                .seal(NEWS, timestamp, "nonce1");
    }

    private CallbackStatistics statistics(String path) {
        return component("wecom-kf").callbackHub().statistics().stream()
                .filter(statistics -> statistics.path().equals(path)).findFirst().orElseThrow();
    }

    private WecomKfComponent component(String name) {
        return context.getComponent(name, WecomKfComponent.class);
    }
}
