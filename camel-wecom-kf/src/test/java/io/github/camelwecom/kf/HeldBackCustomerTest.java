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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route that fails for one customer.
 */
class HeldBackCustomerTest extends LaneTestSupport {

    @Test
    void othersGoOnAndTheCustomersMessagesComeInOrderOnceTheRouteRecovers() throws Exception {
        write("ann1", "bob1", "ann2", "bob2", "ann3", "bob3");
        route.fail("ann1");

        start("pageSize=3");

        until(() -> route.finishedOf("bob").equals(List.of("bob1", "bob2", "bob3")));
        until(() -> route.redeliveredMarksOf("ann1").size() >= 3);
        assertThat(route.begun()).doesNotContain("ann2");
        assertThat(progress()).noneMatch(line -> line.startsWith("cursor"));
        route.recover("ann1");
        until(() -> route.finishedOf("ann").equals(List.of("ann1", "ann2", "ann3")));
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void everyTryAfterTheFirstIsMarked() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start("pageSize=3");

        until(() -> route.redeliveredMarksOf("ann1").size() >= 2);
        route.recover("ann1");
        until(() -> route.finished().size() == 2);
        assertThat(route.redeliveredMarksOf("ann1")).first().isEqualTo(false);
        assertThat(route.redeliveredMarksOf("ann1")).filteredOn(marked -> !marked).hasSize(1);
        assertThat(route.redeliveredMarksOf("ann2")).containsExactly(false);
    }

    @Test
    void aMessageThatFailsAsOftenAsItMayIsSkippedIfTheUserSaysSo() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start("maximumRedeliveries=2&onExhausted=skip");

        until(() -> route.finished().equals(List.of("ann2")));
        assertThat(route.begun()).containsExactly("ann1", "ann1", "ann1", "ann2");
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void aMessageThatFailsAsOftenAsItMayIsSetAsideAndComesMarkedWhenItIsGivenBackAlsoAfterARestart() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            routes.from("direct:giveBack").to("wecom-kf:parked").to("wecom-kf:unpark");
            routes.from(messages("maximumRedeliveries=2")).routeId(ROUTE).process(route);
        });

        until(() -> route.finished().equals(List.of("ann2")));
        assertThat(route.begun()).containsExactly("ann1", "ann1", "ann1", "ann2");
        until(() -> kept(progress()).size() == 1);
        context.getRouteController().stopRoute(ROUTE);
        route.recover("ann1");
        context.getRouteController().startRoute(ROUTE);
        staysTrue(() -> route.begun().size() == 4);

        template.sendBody("direct:giveBack", null);

        until(() -> route.finished().equals(List.of("ann2", "ann1")));
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true, true, true);
        until(() -> kept(progress()).isEmpty());
    }

    @Test
    void aMessageThatFailsAsOftenAsItMayHoldsItsCustomerUntilTheRouteIsResumedIfTheUserSaysSo() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");
        start("maximumRedeliveries=1&onExhausted=stop");
        until(() -> route.begun().equals(List.of("ann1", "ann1")));

        sandbox.customer("bob").says("bob1");
        until(() -> route.finished().equals(List.of("bob1")));
        staysTrue(() -> route.begun().equals(List.of("ann1", "ann1", "bob1")));

        route.recover("ann1");
        context.getRouteController().suspendRoute(ROUTE);
        context.getRouteController().resumeRoute(ROUTE);
        until(() -> route.finished().size() == 3);
        assertThat(route.finishedOf("ann")).containsExactly("ann1", "ann2");
    }

    @Test
    void aRouteThatFailsForThousandsOfCustomersLosesNobody() throws Exception {
        List<String> everybody = IntStream.range(0, 2500).mapToObj(i -> "customer" + i).toList();
        everybody.forEach(name -> sandbox.customer(name).unannounced().says(name));
        everybody.forEach(route::fail);

        start("redeliveryDelay=1h&maximumRedeliveryDelay=1h");
        until(() -> route.begun().size() == 2000);
        everybody.forEach(route::recover);
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().size() == everybody.size());
        assertThat(route.finished()).containsExactlyInAnyOrderElementsOf(everybody);
    }

    @Test
    void aFailedMessageIsStillMarkedAfterARestart() throws Exception {
        write("ann1");
        route.fail("ann1");
        start("redeliveryDelay=1h");
        until(() -> route.begun().size() == 1);

        context.getRouteController().stopRoute(ROUTE);
        route.recover("ann1");
        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().size() == 1);
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
    }
}
