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

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sync.AccountReport;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class AccountsOfOneCorpTest extends WecomKfTestSupport {

    private final SandboxAccount sales = sandbox.account("Sales");
    private final SandboxAccount support = sandbox.account("Support");
    private final SandboxCustomer customer = sandbox.customer();

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        // some routes look around all the time
        component.setMaxTokenlessSyncPerMinute(10_000);
        return component;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + sales.openKfId()).routeId("sales").to("mock:sales");
                from("wecom-kf:syncMsg?openKfId=" + support.openKfId()).routeId("support").to("mock:support");
                from("wecom-kf:syncMsg").routeId("all").autoStartup(false).to("mock:all");
            }
        };
    }

    @Test
    void twoRoutesShareOneCallbackPathAndEachGetsItsOwnAccount() throws Exception {
        mock("sales").expectedMessageCount(2);
        mock("support").expectedMessageCount(1);

        customer.writesTo(sales).says("to sales");
        customer.writesTo(support).says("to support");
        customer.writesTo(sales).says("to sales again");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("sales").getExchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                        .containsEntry(WecomKfConstants.OPEN_KF_ID, sales.openKfId()));
    }

    @Test
    void stoppingOneRouteLeavesTheOtherWorking() throws Exception {
        context.getRouteController().stopRoute("sales");
        mock("support").expectedMessageCount(1);

        customer.writesTo(sales).says("to sales");
        customer.writesTo(support).says("to support");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("sales").getReceivedCounter()).isZero();
        assertThat(sandbox.callbackAttempts()).allSatisfy(attempt -> assertThat(attempt.status()).isEqualTo(200));
    }

    @Test
    void callbacksAreRefusedOnceEveryRouteOfThePathIsStopped() throws Exception {
        context.getRouteController().stopRoute("sales");
        context.getRouteController().stopRoute("support");

        customer.writesTo(sales).says("nobody there");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(sandbox.callbackAttempts())
                .isNotEmpty().noneMatch(attempt -> attempt.delivered()));
    }

    @Test
    void aSecondRouteForTheSameAccountIsRefusedWithTheReason() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + sales.openKfId() + "&pageSize=10").routeId("again").autoStartup(false)
                        .to("mock:again");
            }
        });

        assertThatThrownBy(() -> context.getRouteController().startRoute("again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another route or process reads this account");

        // and the refused route holds nothing: it can start once the account is free
        context.getRouteController().stopRoute("sales");
        context.getRouteController().startRoute("again");
    }

    @Test
    void aRouteForEveryAccountTakesThoseThatNobodyElseReads() throws Exception {
        context.getRouteController().stopRoute("support");
        mock("all").expectedMessageCount(1);
        mock("sales").expectedMessageCount(1);

        context.getRouteController().startRoute("all");
        customer.writesTo(sales).says("to sales");
        customer.writesTo(support).says("to support");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aRouteForEveryAccountFollowsAccountsThatComeAndGo() throws Exception {
        context.getRouteController().startRoute("all");
        SandboxAccount returns = sandbox.account("Returns");
        mock("all").expectedMessageCount(1);

        sandbox.authorise(returns);
        customer.writesTo(returns).says("new account");
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);

        sandbox.revoke(returns);
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> sandbox.callbackAttempts().size() == 3);
        customer.writesTo(returns).says("not ours any more");
        customer.writesTo(sales).says("the last callback");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("sales").getReceivedCounter() == 1);
        assertThat(mock("all").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void accountsThatComeAndGoWithoutAWordAreFoundByLooking() throws Exception {
        sandbox.pauseCallbacks();
        startLookingAround();
        SandboxAccount returns = sandbox.account("Returns");
        mock("around").expectedMessageCount(1);

        sandbox.authorise(returns);
        customer.writesTo(returns).says("new account");
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);

        sandbox.revoke(returns);
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> accountsAround().noneMatch(returns.openKfId()::equals));
    }

    @Test
    void anAccountIsTakenOverOnceItsOtherReaderLetsGo() throws Exception {
        startLookingAround();
        mock("around").expectedMessageCount(1);

        context.getRouteController().stopRoute("sales");
        customer.writesTo(sales).says("to sales");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    private void startLookingAround() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?safetyNetInterval=100").routeId("around").to("mock:around");
            }
        });
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> consumerAround().report().problem().isEmpty());
    }

    private Stream<String> accountsAround() {
        return consumerAround().report().served().stream().map(AccountReport::openKfId);
    }

    private WecomKfSyncConsumer consumerAround() {
        return (WecomKfSyncConsumer) context.getRoute("around").getConsumer();
    }
}
