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

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What JMX and the dev console tell of a consumer.
 */
class ConsumerFiguresTest extends LaneTestSupport {

    /** Seconds in 50 years: the age of a message that was sent in 1970. */
    private static final long AGES = 50L * 365 * 24 * 60 * 60;

    ConsumerFiguresTest() {
        testConfiguration().withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getManagementStrategy().getManagementAgent().setMask(true);
        context.setDevConsole(true);
        return context;
    }

    @Test
    void countsPagesMessagesRedeliveriesAndSkips() throws Exception {
        skipsOneOfThree();

        assertThat(attribute("Redelivered")).isEqualTo(2L);
        assertThat(attribute("Skipped")).isEqualTo(1L);
        assertThat(attribute("Pages")).isEqualTo(2L);
        assertThat(attribute("LagSeconds")).isEqualTo(0L);
        assertThat(attribute("InFlight")).isEqualTo(0);
        assertThat(attribute("AccountCount")).isEqualTo(1);
        assertThat(attribute("AccountsInTrouble")).isEqualTo(0);
        assertThat(attribute("Problem")).isEqualTo("");
        assertThat(attribute("LastPull")).isInstanceOf(Date.class);
        assertThat(attribute("LastErrorTime")).isInstanceOf(Date.class);
        assertThat(attribute("LastError").toString()).endsWith(
                "was not processed: its route ended with " + IllegalStateException.class.getName());
    }

    @Test
    void tellsTheSameForEachAccount() throws Exception {
        skipsOneOfThree();

        TabularData accounts = (TabularData) attribute("Accounts");

        assertThat(accounts.size()).isEqualTo(1);
        CompositeData line = accounts.get(new Object[] { account.openKfId() });
        assertThat(line.get("status")).isEqualTo("READING");
        assertThat(line.get("problem")).isNull();
        assertThat(line.get("lagSeconds")).isEqualTo(0L);
        assertThat(line.get("inFlight")).isEqualTo(0);
        assertThat(line.get("pages")).isEqualTo(2L);
        assertThat(line.get("messages")).isEqualTo(2L);
        assertThat(line.get("redelivered")).isEqualTo(2L);
        assertThat(line.get("skipped")).isEqualTo(1L);
        assertThat(line.get("lastPull")).isEqualTo(attribute("LastPull"));
        assertThat(line.get("lastError")).isEqualTo(attribute("LastError"));
        assertThat(line.get("lastErrorTime")).isEqualTo(attribute("LastErrorTime"));
    }

    @Test
    void lagsBehindByTheAgeOfTheOldestMessageThatIsNotProcessed() throws Exception {
        account.append("{\"msgid\":\"old\",\"send_time\":1,\"external_userid\":\"ann\",\"origin\":3,\"msgtype\":\"text\","
                       + "\"text\":{\"content\":\"ann1\"}}");
        write("bob1", "bob2");
        route.close("ann1");

        start("maximumRedeliveries=0");

        until(() -> route.begun().contains("ann1") && route.finished().size() == 2);
        assertThat((long) attribute("LagSeconds")).isGreaterThan(AGES);
        until(() -> attribute("InFlight").equals(1));

        route.open("ann1");
        until(() -> attribute("LagSeconds").equals(0L));
        assertThat(attribute("InFlight")).isEqualTo(0);
        assertThat(attribute("Messages")).isEqualTo(3L);
    }

    @Test
    void anAccountThatIsTakenFromUsDoesNotLagBehind() throws Exception {
        account.append("{\"msgid\":\"old\",\"send_time\":1,\"external_userid\":\"ann\",\"origin\":3,\"msgtype\":\"text\","
                       + "\"text\":{\"content\":\"ann1\"}}");
        route.fail("ann1");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?redeliveryDelay=1h").routeId(ROUTE).process(route);
            }
        });
        until(() -> (long) attribute("LagSeconds") > AGES);

        sandbox.revoke(account);

        until(() -> attribute("LagSeconds").equals(0L));
        assertThat(attribute("AccountCount")).isEqualTo(0);
        until(() -> accountsOf(consumerInJson()).isEmpty());
    }

    @Test
    void anAccountThatIsTakenFromUsIsReleasedOnceItsLastMessageIsThroughTheRoute() throws Exception {
        write("ann1");
        route.close("ann1");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId(ROUTE).process(route);
            }
        });
        until(() -> attribute("InFlight").equals(1));

        sandbox.revoke(account);

        until(() -> attribute("AccountCount").equals(0));
        assertThat(accountsOf(consumerInJson())).singleElement()
                .satisfies(json -> assertThat(json).containsEntry("status", "RELEASED"));
        route.open("ann1");
        until(() -> accountsOf(consumerInJson()).isEmpty());
    }

    @Test
    void listsTheMessagesThatAreSetAsideAndGivesThemBack() throws Exception {
        write("ann1", "bob1", "ann2");
        route.fail("ann1");
        route.fail("bob1");
        start("maximumRedeliveries=0");
        until(() -> attribute("ParkedCount").equals(2) && route.finished().equals(List.of("ann2")));

        TabularData parked = (TabularData) attribute("ParkedMessages");

        assertThat(parked.size()).isEqualTo(2);
        assertThat(valuesOf(parked)).allSatisfy(line -> {
            assertThat(line.get("openKfId")).isEqualTo(account.openKfId());
            assertThat((int) line.get("failures")).isPositive();
            assertThat(line.get("reason")).isEqualTo(IllegalStateException.class.getName());
            assertThat(line.get("since")).isInstanceOf(Date.class);
        }).extracting(line -> line.get("customer")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(accountsOf(consumerInJson())).singleElement().satisfies(json -> assertThat(json)
                .containsEntry("status", "READING").containsEntry("parkedReason", IllegalStateException.class.getName())
                .containsKey("parkedSince"));

        route.recover("ann1");
        route.recover("bob1");
        assertThat(operation("unparkAll")).isEqualTo(2);
        until(() -> route.finished().containsAll(List.of("ann1", "bob1")));
        assertThat(attribute("ParkedCount")).isEqualTo(0);
        assertThat(route.redeliveredMarksOf("ann1")).last().isEqualTo(true);
    }

    @Test
    void givesBackOrForgetsASingleMessageThatIsSetAside() throws Exception {
        write("ann1", "bob1");
        route.fail("ann1");
        route.fail("bob1");
        start("maximumRedeliveries=0");
        until(() -> attribute("ParkedCount").equals(2));
        Map<Object, String> ids = new HashMap<>();
        valuesOf((TabularData) attribute("ParkedMessages"))
                .forEach(line -> ids.put(line.get("customer"), line.get("messageId").toString()));
        route.recover("ann1");
        int triesOfBob = route.redeliveredMarksOf("bob1").size();

        assertThat(operation("dropParked", account.openKfId(), ids.get("bob"))).isEqualTo(true);
        assertThat(operation("unpark", account.openKfId(), ids.get("bob"))).isEqualTo(false);
        assertThat(operation("unpark", account.openKfId(), ids.get("ann"))).isEqualTo(true);

        until(() -> route.finished().equals(List.of("ann1")));
        assertThat(attribute("ParkedCount")).isEqualTo(0);
        assertThat(route.redeliveredMarksOf("bob1")).hasSize(triesOfBob);
    }

    @Test
    void tellsOfCustomersWhoFailAndOfCallbacks() throws Exception {
        route.fail("ann1");
        start("redeliveryDelay=1h");
        until(() -> attribute("LastPull") != null);
        assertThat(attribute("LastCallback")).isNull();

        sandbox.customer("ann").says("ann1");

        until(() -> attribute("FailingCustomers").equals(1));
        assertThat(attribute("LastCallback")).isInstanceOf(Date.class);
        assertThat(attribute("Kept")).isEqualTo(0);
        assertThat(attribute("Unannounced")).isEqualTo(0L);
        assertThat(attribute("Overtaken")).isEqualTo(0L);
        assertThat(accountsOf(consumerInJson())).singleElement()
                .satisfies(json -> assertThat(json.getInteger("failingCustomers")).isEqualTo(1));
    }

    @Test
    void saysWhichAccountIsHeldAndWhy() throws Exception {
        write("ann1");
        route.fail("ann1");

        start("maximumRedeliveries=0&onExhausted=stop");

        until(() -> attribute("AccountsInTrouble").equals(1));
        String problem = attribute("Problem").toString();
        assertThat(problem).startsWith("Account " + account.openKfId() + " is held: messages of 1 ");
        assertThat(console(MediaType.TEXT).toString()).contains("Problem: " + problem, "status: HELD");
        assertThat(consumerInJson()).containsEntry("problem", problem);
    }

    @Test
    void theConsoleShowsEachAccountAsText() throws Exception {
        skipsOneOfThree();

        assertThat(console(MediaType.TEXT).toString().lines().map(String::trim)).contains(
                "Route Id: " + ROUTE, "Account: " + account.openKfId(), "status: READING", "lagSeconds: 0", "inFlight: 0",
                "pages: 2", "messages: 2", "redelivered: 2", "skipped: 1")
                .anyMatch(line -> line.startsWith("lastPull: ")).anyMatch(line -> line.startsWith("lastError: "))
                .noneMatch(line -> line.startsWith("Problem: "));
    }

    @Test
    void theConsoleShowsEachAccountAsJson() throws Exception {
        skipsOneOfThree();

        JsonObject consumer = consumerInJson();
        assertThat(consumer).containsEntry("routeId", ROUTE).doesNotContainKey("problem");
        assertThat(accountsOf(consumer)).singleElement().satisfies(json -> {
            assertThat(json).containsEntry("openKfId", account.openKfId()).containsEntry("status", "READING")
                    .containsKeys("lastPull", "lastError", "lastErrorTime").doesNotContainKey("problem");
            assertThat(Stream.of("lagSeconds", "inFlight", "pages", "messages", "redelivered", "skipped").map(json::getInteger))
                    .containsExactly(0, 0, 2, 2, 2, 1);
        });
    }

    private static List<JsonObject> accountsOf(JsonObject consumer) {
        Collection<JsonObject> accounts = consumer.getCollection("accounts");
        return List.copyOf(accounts);
    }

    @Test
    void noSecretIsInJmxOrTheConsole() throws Exception {
        start("secret=" + sandbox.secret() + "&token=" + sandbox.token() + "&encodingAesKey=" + sandbox.encodingAesKey());
        until(() -> attribute("LastPull") != null);

        assertThat(List.of(attribute("EndpointUri"), console(MediaType.TEXT), console(MediaType.JSON)))
                .allSatisfy(shown -> assertThat(shown.toString()).contains("secret=xxxxxx")
                        .doesNotContain(sandbox.secret(), sandbox.token(), sandbox.encodingAesKey()));
    }

    @Test
    void aStoppedRouteShowsNothingOld() throws Exception {
        skipsOneOfThree();

        context.getRouteController().stopRoute(ROUTE);

        assertThat(accountsOf(consumerInJson())).isEmpty();
    }

    /** Ann's first message is given up after two repetitions; hers and bob's others pass. They come in two pages. */
    private void skipsOneOfThree() throws Exception {
        write("ann1", "ann2", "bob1");
        route.fail("ann1");
        start("pageSize=2&maximumRedeliveries=2&onExhausted=skip");
        until(() -> attribute("Messages").equals(2L) && attribute("Skipped").equals(1L));
        // a message is counted a moment before it is done
        until(() -> attribute("LagSeconds").equals(0L) && attribute("InFlight").equals(0));
    }

    private Object attribute(String name) throws JMException {
        return server().getAttribute(ours(), name);
    }

    private Object operation(String name, String... arguments) throws JMException {
        String[] signature = Stream.of(arguments).map(argument -> String.class.getName()).toArray(String[]::new);
        return server().invoke(ours(), name, arguments, signature);
    }

    private MBeanServer server() {
        return context.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private ObjectName ours() throws JMException {
        ObjectName consumers = new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*");
        return server().queryNames(consumers, null).stream().filter(found -> isOurs(server(), found)).findFirst().orElseThrow();
    }

    private static List<CompositeData> valuesOf(TabularData table) {
        return table.values().stream().map(CompositeData.class::cast).toList();
    }

    private static boolean isOurs(MBeanServer server, ObjectName consumer) {
        try {
            return ROUTE.equals(server.getAttribute(consumer, "RouteId"));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object console(MediaType mediaType) {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("wecom-kf");
        return console.call(mediaType);
    }

    /** As it is sent: written and read again. */
    private JsonObject consumerInJson() throws Exception {
        JsonObject root = (JsonObject) Jsoner.deserialize(((JsonObject) console(MediaType.JSON)).toJson());
        return (JsonObject) root.getCollection("wecomKfConsumers").iterator().next();
    }
}
