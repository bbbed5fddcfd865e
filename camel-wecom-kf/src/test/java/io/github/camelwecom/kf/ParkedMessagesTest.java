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
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import io.github.camelwecom.kf.sync.ParkedMessage;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Messages that are set aside, and what an operator does with them.
 */
class ParkedMessagesTest extends LaneTestSupport {

    private static final String AT_ONCE = "maximumRedeliveries=0";

    private final HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
    private final CapturedLog log = CapturedLog.ofTheComponent();

    ParkedMessagesTest() {
        testConfiguration().withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setDevConsole(true);
        registry.setCamelContext(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        return context;
    }

    @Override
    protected void cleanupResources() {
        log.close();
    }

    // ---- the operations

    @Test
    void areListedWithTheirCustomerAndTheReasonButNotTheirWords() throws Exception {
        parkAnn1(AT_ONCE);

        assertThat(parked()).singleElement().satisfies(message -> {
            assertThat(message.openKfId()).isEqualTo(account.openKfId());
            assertThat(message.customer()).isEqualTo("ann");
            assertThat(message.failures()).isEqualTo(1);
            assertThat(message.reason()).contains(IllegalStateException.class.getName()).doesNotContain("not now");
            assertThat(message.toString()).doesNotContain("ann1");
        });
        assertThat(route.finishedOf("ann")).as("the customer's later messages").containsExactly("ann2");
    }

    @Test
    void oneThatIsGivenBackIsProcessedAndMarkedBeforeLaterOnesOfItsCustomer() throws Exception {
        parkAnn1(AT_ONCE);
        route.close("ann3");
        sandbox.customer("ann").says("ann3");
        sandbox.customer("ann").says("ann4");
        until(() -> route.begun().contains("ann3") && pulls() >= 3);
        route.recover("ann1");

        assertThat(unpark(parked().get(0).messageId())).isEqualTo(1);
        route.open("ann3");

        until(() -> route.finishedOf("ann").equals(List.of("ann2", "ann3", "ann1", "ann4")));
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
        assertThat(parked()).isEmpty();
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void oneThatIsGivenBackComesBeforeALaterOneThatWaitsForItsNextTry() throws Exception {
        parkAnn1("maximumRedeliveries=2&redeliveryDelay=200");
        route.fail("ann3");
        sandbox.customer("ann").says("ann3");
        until(() -> route.begun().contains("ann3"));
        route.recover("ann1");
        route.recover("ann3");

        unpark(parked().get(0).messageId());

        until(() -> route.finishedOf("ann").equals(List.of("ann2", "ann1", "ann3")));
    }

    @Test
    void oneWhoseTextWasLostIsSetAsideWithThatReasonAndHoldsNobodyUp() throws Exception {
        parkAnn1(AT_ONCE);
        String lost = parked().get(0).messageId();
        damageTheText("ann1");
        route.close("ann3");
        sandbox.customer("ann").says("ann3");
        until(() -> route.begun().contains("ann3"));

        unpark(lost);
        sandbox.customer("ann").says("ann4");
        route.open("ann3");

        until(() -> route.finishedOf("ann").equals(List.of("ann2", "ann3", "ann4")));
        assertThat(parked()).singleElement().satisfies(message -> {
            assertThat(message.messageId()).isEqualTo(lost);
            assertThat(message.reason()).contains("damaged");
        });
        assertThat(log.linesAbout(lost)).anyMatch(line -> line.contains("damaged"));
        assertThat(route.begun()).as("what was tried").containsExactly("ann1", "ann2", "ann3", "ann4");
    }

    private void damageTheText(String words) throws IOException {
        Path file = stateDirectory.resolve(sandbox.corpId()).resolve(account.openKfId() + ".progress");
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf('{', text.lastIndexOf('\n', text.indexOf(words)));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(begin);
            bytes.write('#');
        }
    }

    @Test
    void severalAreGivenBackInTheirOrder() throws Exception {
        List.of("ann1", "ann2", "ann3").forEach(route::fail);
        write("ann1", "ann2", "ann3");
        start(AT_ONCE);
        until(() -> parked().size() == 3);
        List.of("ann1", "ann2", "ann3").forEach(route::recover);
        route.close("ann4");
        sandbox.customer("ann").says("ann4");
        until(() -> route.begun().contains("ann4"));

        IntStream.of(2, 0, 0).forEach(index -> unpark(parked().get(index).messageId()));
        route.open("ann4");

        until(() -> route.finished().equals(List.of("ann4", "ann1", "ann2", "ann3")));
    }

    @Test
    void oneThatFailsAgainIsSetAsideAgainWithAllItsTries() throws Exception {
        parkAnn1("maximumRedeliveries=2");

        unpark(parked().get(0).messageId());

        until(() -> route.begun().stream().filter("ann1"::equals).count() == 6);
        until(() -> parked().size() == 1 && parked().get(0).failures() == 3);
    }

    @Test
    void whatIsListedCanBeGivenBackAsItIs() throws Exception {
        parkAnn1(AT_ONCE);
        route.recover("ann1");

        int given = template.requestBody("wecom-kf:unpark", template.requestBody("wecom-kf:parked", (Object) null), int.class);

        assertThat(given).isEqualTo(1);
        until(() -> route.finished().contains("ann1"));
    }

    @Test
    void oneThatIsDroppedIsForgottenWithItsWords() throws Exception {
        parkAnn1(AT_ONCE);

        assertThat(template.requestBody("wecom-kf:dropParked", parked().get(0).messageId(), int.class)).isEqualTo(1);

        assertThat(parked()).isEmpty();
        until(() -> isReadUpTo(lastCursor()) && progress().stream().noneMatch(line -> line.contains("ann1")));
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        staysTrue(() -> route.finished().equals(List.of("ann2")) && parked().isEmpty());
    }

    @Test
    void oneThatIsUnknownIsNotGivenBackAndNoneIsAnError() throws Exception {
        parkAnn1(AT_ONCE);

        assertThat(unpark("another")).isZero();
        assertThatThrownBy(() -> template.requestBody("wecom-kf:unpark", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseMessage("wecom-kf:unpark needs a message: its id in header CamelWecomKfMessageId or as the body,"
                                     + " or what wecom-kf:parked gives as the body");
        assertThat(parked()).hasSize(1);
    }

    // ---- restarts

    @Test
    void surviveARestartAndAreStillBeforeLaterOnes() throws Exception {
        parkAnn1(AT_ONCE);
        ParkedMessage before = parked().get(0);
        context.getRouteController().stopRoute(ROUTE);
        assertThat(parked()).isEmpty();
        route.recover("ann1");
        route.close("ann3");
        sandbox.customer("ann").says("ann3");
        sandbox.customer("ann").says("ann4");

        context.getRouteController().startRoute(ROUTE);

        until(() -> route.begun().contains("ann3"));
        assertThat(parked()).singleElement().usingRecursiveComparison().ignoringFields("at").isEqualTo(before);
        assertThat(parked().get(0).at().toEpochMilli()).isEqualTo(before.at().toEpochMilli());
        unpark(before.messageId());
        route.open("ann3");
        until(() -> route.finishedOf("ann").equals(List.of("ann2", "ann3", "ann1", "ann4")));
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
    }

    // ---- limits

    @Test
    void areDroppedWithAWarningWhenTheyAreTooOld() throws Exception {
        parkAnn1(AT_ONCE + "&parkedFor=1s&safetyNetInterval=100");

        until(() -> parked().isEmpty());

        assertThat(log.linesAbout("is dropped")).singleElement().asString().startsWith("WARN ").contains("parkedFor", "PT1S");
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void asManyAsMayBeKeptStopTheReadingUntilOneIsDropped() throws Exception {
        List<String> failing = IntStream.rangeClosed(1, 5).mapToObj(number -> "ann" + number).toList();
        failing.forEach(route::fail);
        write(failing.toArray(String[]::new));
        start(AT_ONCE + "&maximumKeptMessages=5");
        until(() -> parked().size() == 5);
        until(() -> health().getState() == State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .startsWith("Account " + account.openKfId() + " is full: 5 messages are kept or set aside")
                .contains("maximumKeptMessages");
        assertThat(attribute("Problem")).isEqualTo(health().getMessage().orElseThrow());
        assertThat(log.linesAbout("messages with")).singleElement().asString()
                .startsWith("WARN Account " + account.openKfId() + " has 4 messages").contains("maximumKeptMessages");

        sandbox.customer("bob").says("bob1");
        staysTrue(() -> !route.begun().contains("bob1"));
        template.requestBody("wecom-kf:dropParked", parked().get(0).messageId());

        until(() -> route.finished().equals(List.of("bob1")));
        until(() -> health().getState() == State.UP);
    }

    @Test
    void readingAlsoGoesOnWhenOneIsGivenBackAndGetsThrough() throws Exception {
        route.fail("ann1");
        write("ann1");
        start(AT_ONCE + "&maximumKeptMessages=1");
        until(() -> parked().size() == 1);
        until(() -> health().getState() == State.DOWN);
        sandbox.customer("bob").says("bob1");
        staysTrue(() -> !route.begun().contains("bob1"));
        route.recover("ann1");

        unpark(parked().get(0).messageId());

        until(() -> route.finished().equals(List.of("ann1", "bob1")));
        until(() -> health().getState() == State.UP);
    }

    // ---- those who watch

    @Test
    void healthStaysUpAndTellsOfThem() throws Exception {
        parkAnn1(AT_ONCE);

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(State.UP);
        assertThat(health.getDetails()).containsEntry("messages.parked", 1)
                .containsEntry("messages.parked.since", parked().get(0).at().toString())
                .containsEntry("messages.parked.reasons", parked().get(0).reason());
    }

    @Test
    void jmxShowsThemAndGivesThemBack() throws Exception {
        parkAnn1(AT_ONCE);
        String messageId = parked().get(0).messageId();
        assertThat(attribute("ParkedCount")).isEqualTo(1);
        TabularData table = (TabularData) attribute("ParkedMessages");
        assertThat(table.values()).singleElement().satisfies(row -> {
            CompositeData line = (CompositeData) row;
            assertThat(line.values().toString()).contains(account.openKfId(), messageId, "ann", parked().get(0).reason())
                    .doesNotContain("ann1");
        });

        assertThat(invoke("unpark", account.openKfId(), "another")).isEqualTo(false);
        assertThat(invoke("unpark", account.openKfId(), messageId)).isEqualTo(true);
        until(() -> parked().size() == 1 && route.begun().stream().filter("ann1"::equals).count() == 2);
        route.recover("ann1");
        assertThat(invoke("unparkAll")).isEqualTo(1);

        until(() -> route.finished().contains("ann1"));
        assertThat(attribute("ParkedCount")).isEqualTo(0);
    }

    @Test
    void jmxDropsThem() throws Exception {
        parkAnn1(AT_ONCE);

        assertThat(invoke("dropParked", account.openKfId(), parked().get(0).messageId())).isEqualTo(true);

        assertThat(parked()).isEmpty();
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void theConsoleShowsThem() throws Exception {
        parkAnn1(AT_ONCE);

        assertThat(console(MediaType.TEXT).toString()).contains("parked: 1", "parkedSince: ",
                "parkedReason: " + parked().get(0).reason());
        Collection<JsonObject> consumers = ((JsonObject) console(MediaType.JSON)).getCollection("wecomKfConsumers");
        Collection<JsonObject> accounts = consumers.iterator().next().getCollection("accounts");
        assertThat(accounts).singleElement().satisfies(json -> assertThat(json).containsEntry("parked", 1)
                .containsEntry("parkedReason", parked().get(0).reason()).containsKey("parkedSince"));
    }

    /** Hers and the next one come; the first fails as often as it may. */
    private void parkAnn1(String options) throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");
        start(options);
        until(() -> parked().size() == 1 && route.finished().equals(List.of("ann2")));
        until(() -> progress().contains("cursor " + lastCursor()));
    }

    private List<ParkedMessage> parked() {
        return List.of(template.requestBody("wecom-kf:parked", null, ParkedMessage[].class));
    }

    private int unpark(String messageId) {
        return template.requestBodyAndHeader("wecom-kf:unpark", null, WecomKfConstants.MESSAGE_ID, messageId, int.class);
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE)).findFirst().orElseThrow();
    }

    private Object console(MediaType mediaType) {
        return PluginHelper.getDevConsoleResolver(context).resolveDevConsole("wecom-kf").call(mediaType);
    }

    private Object attribute(String name) throws JMException {
        return server().getAttribute(consumerInJmx(), name);
    }

    private Object invoke(String operation, String... arguments) throws JMException {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return server().invoke(consumerInJmx(), operation, arguments, types);
    }

    private MBeanServer server() {
        return context.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private ObjectName consumerInJmx() throws JMException {
        ObjectName consumers = new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*");
        return server().queryNames(consumers, null).iterator().next();
    }
}
