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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MetersTest extends WecomKfTestSupport {

    private static final String ROUTE = "answering";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private volatile boolean failing;
    private volatile CountDownLatch release = new CountDownLatch(0);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("metricsRegistry", registry);
        return context;
    }

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setRetryPolicy(RetryPolicy.NONE);
        return component;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?maximumRedeliveries=2").routeId(ROUTE)
                        .process(exchange -> {
                            release.await();
                            if (failing) {
                                throw new IllegalStateException("broken");
                            }
                        })
                        .filter(simple("${header.CamelWecomKfExternalUserId} != 'ann'"))
                        .setBody(constant("answer")).to("wecom-kf:sendMsg?msgType=text");
            }
        };
    }

    @Test
    void countsMessagesPagesCallbacksCallsAndTokens() {
        SandboxCustomer customer = sandbox.customer();

        customer.says("hello");

        until("messages", 1, "routeId", ROUTE);
        assertThat(value("pages", "routeId", ROUTE)).isPositive();
        assertThat(value("redeliveries", "routeId", ROUTE)).isZero();
        until("callbacks", 1, "path", "/wecom/kf/callback", "outcome", "accepted");
        assertThat(value("callbacks", "path", "/wecom/kf/callback", "outcome", "signature")).isZero();
        assertThat(calls("sendMsg", "0").count()).isEqualTo(1);
        assertThat(calls("sendMsg", "0").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(calls("syncMsg", "0").count()).isPositive();
        assertThat(calls("accountList", "0").count()).isPositive();
        assertThat(calls("gettoken", "0").count()).isEqualTo(1);
        assertThat(value("tokens.fetched")).isEqualTo(1);
        assertThat(value("accounts", "routeId", ROUTE)).isEqualTo(1);
        assertThat(value("accounts.in.trouble", "routeId", ROUTE)).isZero();
        assertThat(value("last.pull", "routeId", ROUTE)).isBetween(1.7e9, System.currentTimeMillis() / 1000.0);
    }

    @Test
    void showsWhatLagsBehindUntilItIsProcessed() {
        release = new CountDownLatch(1);
        appendOldMessage();

        await().until(() -> value("lag", "routeId", ROUTE) > 1e9);
        until("in.flight", 1, "routeId", ROUTE);
        release.countDown();

        until("messages", 1, "routeId", ROUTE);
        until("lag", 0, "routeId", ROUTE);
        until("in.flight", 0, "routeId", ROUTE);
    }

    @Test
    void showsWhatIsTriedAgainAndSetAside() {
        failing = true;

        appendOldMessage();

        until("parked", 1, "routeId", ROUTE);
        assertThat(value("redeliveries", "routeId", ROUTE)).isEqualTo(2);
    }

    private void appendOldMessage() {
        sandbox.account().append("{\"msgid\":\"old\",\"send_time\":1,\"external_userid\":\"ann\",\"origin\":3,"
                                 + "\"msgtype\":\"text\",\"text\":{\"content\":\"hello\"}}");
        sandbox.account().announce();
    }

    @Test
    void tellsCallsApartByWhatThePlatformAnswered() {
        sandbox.failNext("kf/customer/get_upgrade_service_config", KfFault.errcode(48002));
        sandbox.failNext("kf/customer/get_upgrade_service_config", KfFault.errcode(987654));
        sandbox.failNext("kf/customer/get_upgrade_service_config", KfFault.connectionReset());

        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> template.requestBody("wecom-kf:upgradeServiceConfig", (Object) null)).isNotNull();
        }

        assertThat(calls("upgradeServiceConfig", "48002").count()).isEqualTo(1);
        assertThat(calls("upgradeServiceConfig", "other").count()).as("of which there may be any number").isEqualTo(1);
        assertThat(calls("upgradeServiceConfig", "none").count()).isEqualTo(1);
    }

    @Test
    void saysNeitherAccountNorCustomer() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");
        until("messages", 1, "routeId", ROUTE);

        Map<String, Set<String>> tags = new TreeMap<>();
        registry.getMeters().stream().map(Meter::getId).filter(id -> id.getName().startsWith("camel.wecom.kf."))
                .forEach(id -> tags.computeIfAbsent(
                        id.getName(), name -> id.getTags().stream().map(Tag::getKey).collect(Collectors.toSet())));

        assertThat(tags.values()).allSatisfy(keys -> assertThat(keys)
                .isSubsetOf("camelContext", "routeId", "path", "outcome", "operation", "errcode"));
        assertThat(registry.getMeters()).flatExtracting(meter -> meter.getId().getTags()).extracting(Tag::getValue)
                .doesNotContain(customer.id(), sandbox.account().openKfId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "guide.md", "guide.zh-CN.md" })
    void theGuideListsEveryMeter(String guide) throws IOException {
        sandbox.customer().says("hello");
        until("messages", 1, "routeId", ROUTE);

        assertThat(Pattern.compile("^\\| `(camel[.]wecom[.]kf[.][a-z.]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "docs", guide))).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(registry.getMeters().stream().map(meter -> meter.getId().getName())
                        .filter(name -> name.startsWith("camel.wecom.kf.")).collect(Collectors.toSet()));
    }

    @Test
    void aStoppedRouteHasNoMetersAndAStartedOneCountsAnew() throws Exception {
        sandbox.customer().says("hello");
        until("messages", 1, "routeId", ROUTE);

        context.getRouteController().stopRoute(ROUTE);
        assertThat(search("messages", "routeId", ROUTE).meters()).isEmpty();

        context.getRouteController().startRoute(ROUTE);
        assertThat(value("messages", "routeId", ROUTE)).isZero();
        sandbox.customer().says("hello again");
        until("messages", 1, "routeId", ROUTE);
    }

    @Test
    void nothingIsShownAnyLongerOfAContextThatIsStopped() {
        context.stop();

        assertThat(registry.getMeters()).extracting(meter -> meter.getId().getName())
                .doesNotContain("camel.wecom.kf.messages", "camel.wecom.kf.callbacks");
    }

    private void until(String name, double expected, String... tags) {
        await().untilAsserted(() -> assertThat(value(name, tags)).as(name).isEqualTo(expected));
    }

    private double value(String name, String... tags) {
        return search(name, tags).meters().stream().findFirst().orElseThrow().measure().iterator().next().getValue();
    }

    private Search search(String name, String... tags) {
        return registry.find("camel.wecom.kf." + name).tags(tags).tag("camelContext", context.getName());
    }

    private Timer calls(String operation, String errcode) {
        return registry.get("camel.wecom.kf.calls").tag("operation", operation).tag("errcode", errcode).timer();
    }
}
