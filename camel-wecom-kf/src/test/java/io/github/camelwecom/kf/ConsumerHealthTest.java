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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.sync.AccountStatus;
import io.github.camelwecom.kf.sync.DeliveryCounts;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.github.camelwecom.kf.watch.WecomKfConsumerHealthCheck;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an orchestrator is told that asks Camel whether the application is ready.
 */
class ConsumerHealthTest extends LaneTestSupport {

    private static final int MANY = 10_000;

    private final HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
    private WecomKfComponent component;

    @Override
    WecomKfComponent component() {
        component = super.component();
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        registry.setCamelContext(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        return context;
    }

    @Test
    void isUpOnceAPullWorked() throws Exception {
        start("pageSize=10");

        until(() -> health().getState() == State.UP);
        assertThat(health().getCheck().isReadiness()).isTrue();
        assertThat(health().getCheck().isLiveness()).isFalse();
        assertThat(health().getDetails()).containsEntry("check.id", "consumer:wecom-kf-" + ROUTE)
                .containsEntry("route.id", ROUTE).containsEntry("account.count", 1);
    }

    /** As every consumer of Camel, so that camel.health.initial-state is what decides. */
    @ParameterizedTest
    @EnumSource(names = { "UP", "DOWN", "UNKNOWN" })
    void hasTheRegistrysInitialStateUntilThePlatformAnswers(State initial) {
        registry.setInitialState(initial);
        AccountReport account
                = new AccountReport(
                        "wk1", AccountStatus.STARTING, null, ZERO, 0, 0, 0, List.of(), null, null, DeliveryCounts.NONE);
        ConsumerReport report = new ConsumerReport(List.of(account), true, null, null, 0, null);
        WecomKfConsumerHealthCheck check = new WecomKfConsumerHealthCheck(() -> report, ROUTE);
        check.setCamelContext(context);

        assertThat(check.call().getState()).isEqualTo(initial);
        assertThat(check.call().getMessage()).hasValue("Nothing was pulled yet on route " + ROUTE);
    }

    @ParameterizedTest
    @CsvSource({
            "gettoken,    40001, PERMISSION", "gettoken,    40091, PERMISSION", "gettoken,    60020, PERMISSION",
            "kf/sync_msg, 48007, PERMISSION", "kf/sync_msg, 60020, PERMISSION", "kf/sync_msg, 45009, QUOTA" })
    void isDownWithTheReasonWhenThePlatformRefuses(String operation, int errcode, String category) throws Exception {
        sandbox.failNext(MANY, operation, KfFault.errcode(errcode));

        start("pageSize=10");

        until(() -> health().getError().isPresent());
        HealthCheck.Result health = health();
        assertThat(health.getState()).isEqualTo(State.DOWN);
        assertThat(health.getMessage().orElseThrow())
                .startsWith("Account " + account.openKfId() + " is failing: ").contains("errcode " + errcode)
                .endsWith(adviceOf(health.getError().orElseThrow()));
        assertThat(health.getDetails()).containsEntry("errcode", errcode).containsEntry("error.category", category)
                .containsEntry("accounts.in.trouble", account.openKfId()).containsKey("errmsg");
    }

    private static String adviceOf(Throwable failure) {
        String text = failure.getMessage();
        assertThat(failure).isInstanceOf(WecomKfException.class);
        return text.substring(text.indexOf("\". ") + 3);
    }

    @Test
    void isDownWhileThePlatformIsAwayAndUpWhenItIsBack() throws Exception {
        start("pageSize=10");
        until(() -> health().getState() == State.UP);

        StubMapping away = sandbox.wireMock().stubFor(
                any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        write("ann1");
        account.announce();
        until(() -> health().getState() == State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains("syncMsg failed: no answer from " + sandbox.baseUri());

        sandbox.wireMock().removeStub(away);
        until(() -> health().getState() == State.UP);
        until(() -> route.finished().equals(List.of("ann1")));
    }

    @Test
    void isDownWhileAnAccountIsHeldAndUpAfterTheRouteIsResumed() throws Exception {
        write("ann1");
        route.fail("ann1");
        start("maximumRedeliveries=1&onExhausted=stop");
        until(() -> route.begun().size() == 2);

        until(() -> health().getMessage().orElse("").startsWith("Account " + account.openKfId() + " is held: messages of 1 "));
        assertThat(health().getState()).isEqualTo(State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains("failed as often as they may", "resume or restart");

        route.recover("ann1");
        context.getRouteController().suspendRoute(ROUTE);
        context.getRouteController().resumeRoute(ROUTE);
        until(() -> health().getState() == State.UP);
    }

    @Test
    void isDownAsLongAsTheAccountsAreNotKnown() throws Exception {
        StubMapping refusal = sandbox.wireMock().stubFor(
                any(urlPathEqualTo("/cgi-bin/kf/account/list")).willReturn(aResponse().withStatus(404)));

        startForAllAccounts();

        until(() -> health().getMessage().orElse("").startsWith("The accounts to serve are not known: accountList failed: "));
        assertThat(health().getState()).isEqualTo(State.DOWN);
        assertThat(health().getDetails()).containsEntry("error.category", "PERMISSION").containsEntry("account.count", 0);

        sandbox.wireMock().removeStub(refusal);
        until(() -> health().getState() == State.UP);
    }

    @Test
    void isUpWhenAnotherRouteReadsAnAccountAndNamesIt() throws Exception {
        sandbox.account("Sales");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + account.openKfId()).routeId("first").to("mock:first");
            }
        });

        startForAllAccounts();

        until(() -> health().getState() == State.UP);
        assertThat(health().getDetails()).containsEntry("accounts.taken", account.openKfId())
                .containsEntry("account.count", 1).doesNotContainKey("accounts.in.trouble");
    }

    @Test
    void isDownWhenTheProgressOfAnAccountCannotBeRead() throws Exception {
        Path corp = Files.createDirectories(stateDirectory.resolve(sandbox.corpId()));
        Files.writeString(corp.resolve(account.openKfId() + ".progress"), "not ours\n");

        startForAllAccounts();

        until(() -> health().getMessage().orElse("").startsWith("Account " + account.openKfId() + " is unreadable: "));
        assertThat(health().getState()).isEqualTo(State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains("is damaged");
    }

    @Test
    void isUpAgainWhenTheAccountThatFailsIsTakenFromUs() throws Exception {
        sandbox.account("Sales");
        sandbox.wireMock().stubFor(any(anyUrl()).withRequestBody(
                containing(account.openKfId()))
                .willReturn(aResponse().withStatus(404)));
        startForAllAccounts();
        until(() -> health().getState() == State.DOWN && health().getError().isPresent());

        sandbox.revoke(account);

        until(() -> health().getState() == State.UP);
    }

    @Test
    void tellsNoSecretAndMasksTheUri() throws Exception {
        sandbox.failNext(MANY, "gettoken", KfFault.errcode(40001));
        String options = String.join("&", "secret=" + sandbox.secret(), "token=" + sandbox.token(),
                "encodingAesKey=" + URLEncoder.encode(sandbox.encodingAesKey(), StandardCharsets.UTF_8));

        start(options);

        until(() -> health().getError().isPresent());
        assertThat(health().getDetails().get("endpoint.uri").toString())
                .contains("secret=xxxxxx", "token=xxxxxx", "encodingAesKey=xxxxxx");
        assertThat(everythingIn(health())).doesNotContain(sandbox.secret(), sandbox.token(), sandbox.encodingAesKey());
    }

    @Test
    void quotesNeitherTheCustomerNorTheRoutesException() throws Exception {
        write("ann1");
        route.fail("ann1");

        start("maximumRedeliveries=0&onExhausted=stop");

        until(() -> health().getMessage().orElse("").contains("is held"));
        assertThat(everythingIn(health())).doesNotContain("ann1", "not now");
    }

    /** Everybody else is served, but somebody should look. */
    @Test
    void isUpThoughMessagesAreSetAsideAndTellsOfThem() throws Exception {
        write("ann1", "bob1");
        route.fail("ann1");

        start("maximumRedeliveries=0");

        until(() -> health().getDetails().containsKey("messages.parked") && route.finished().equals(List.of("bob1")));
        assertThat(health().getState()).isEqualTo(State.UP);
        assertThat(health().getDetails()).containsEntry("messages.parked", 1).containsKey("messages.parked.since")
                .containsEntry("messages.parked.reasons", IllegalStateException.class.getName())
                .doesNotContainKeys("customers.failing", "messages.kept");
        assertThat(everythingIn(health())).doesNotContain("ann1", "not now");
    }

    @Test
    void isUpThoughMessagesFailAndTellsOfHowManyCustomers() throws Exception {
        write("ann1", "bob1");
        route.fail("ann1");
        route.fail("bob1");

        start("redeliveryDelay=1h");

        until(() -> Integer.valueOf(2).equals(health().getDetails().get("customers.failing")));
        assertThat(health().getState()).isEqualTo(State.UP);
    }

    private static String everythingIn(HealthCheck.Result health) {
        StringBuilder text = new StringBuilder(health.getMessage() + " " + health.getDetails());
        for (Throwable error = health.getError().orElse(null); error != null; error = error.getCause()) {
            text.append(error);
        }
        return text.toString();
    }

    @Test
    void canBeSwitchedOffForTheComponent() throws Exception {
        component.setHealthCheckConsumerEnabled(false);

        start("pageSize=10");

        assertThat(health().getState()).isEqualTo(State.UNKNOWN);
        assertThat(health().getDetails()).containsEntry("check.enabled", false);
    }

    @Test
    void canBeSwitchedOffForAllConsumers() throws Exception {
        start("pageSize=10");

        // as camel.health.consumers-enabled=false does
        HealthCheckHelper.getHealthCheckRepository(context, "consumers", HealthCheckRepository.class).setEnabled(false);

        assertThat(HealthCheckHelper.invokeReadiness(context, "full")).isEmpty();
    }

    @Test
    void isNotOfferedByAStoppedRoute() throws Exception {
        start("pageSize=10");
        WecomKfSyncConsumer consumer = (WecomKfSyncConsumer) context.getRoute(ROUTE).getConsumer();
        assertThat(consumer.getHealthCheck()).isNotNull();

        context.getRouteController().stopRoute(ROUTE);

        assertThat(consumer.getHealthCheck()).isNull();
        assertThat(health().getMessage()).hasValue("Route " + ROUTE + " has status Stopped");
    }

    private void startForAllAccounts() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId(ROUTE).process(route);
            }
        });
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE)).findFirst().orElseThrow();
    }
}
