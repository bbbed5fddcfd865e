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

import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a message that fails again and again costs in the log.
 */
class FailureLogTest extends LaneTestSupport {

    private static final String CAMELS_ERROR_HANDLER = "org.apache.camel.processor.errorhandler.DefaultErrorHandler";
    private static final String OURS = "io.github.camelwecom.kf.sync.FailureLog";

    private CapturedLog camels;
    private CapturedLog ours;

    @BeforeEach
    void capture() {
        camels = CapturedLog.of(CAMELS_ERROR_HANDLER, Level.DEBUG);
        ours = CapturedLog.of(OURS, Level.INFO);
    }

    @AfterEach
    void close() {
        camels.close();
        ours.close();
    }

    @Test
    void manyTriesAreToldOnceWithTheirCause() throws Exception {
        write("ann1");
        route.fail("ann1");

        start("maximumRedeliveries=-1&redeliveryDelay=1");

        until(() -> route.begun().size() >= 8);
        assertThat(ours.lines()).singleElement().asString().startsWith("WARN Message ").contains("is tried again in PT0.001S");
        assertThat(ours.failures()).singleElement().satisfies(cause -> assertThat(cause).hasMessage("not now"));
        assertThat(camels.lines()).isEmpty();
    }

    @Test
    void manyCustomersWhoFailTogetherAreToldOfOnceAMinute() throws Exception {
        write("ann1", "bob1", "cai1", "dan1");
        List.of("ann1", "bob1", "cai1", "dan1").forEach(route::fail);

        start("maximumRedeliveries=-1&redeliveryDelay=1");

        until(() -> route.begun().size() >= 20);
        assertThat(ours.lines()).hasSize(1);
        assertThat(camels.lines()).isEmpty();
    }

    /** It would take no part in it. */
    @Test
    void camelsErrorHandlerIsLeftAloneWhereARouteHasErrorHandlingOfItsOwn() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            routes.from("direct:answer").onException(IllegalStateException.class).handled(true).to("mock:handled").end()
                    .process(route);
            routes.from(messages()).to("direct:answer");
        });

        until(() -> route.finished().equals(List.of("ann2")));
        assertThat(mock("handled").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void camelsErrorHandlerIsLeftAloneOnceARouteIsReplacedByOneWithErrorHandlingOfItsOwn() throws Exception {
        write("ann1");
        route.fail("ann1");
        start(routes -> {
            routes.from("direct:other").routeId("other").to("mock:other");
            routes.from(messages("maximumRedeliveries=-1&redeliveryDelay=1")).process(route);
        });
        awaitTriesMore(2);
        assertThat(camels.lines()).isEmpty();

        start(routes -> routes.from("direct:other").routeId("other").onException(IllegalStateException.class).handled(true)
                .end().to("mock:other"));

        until(() -> !camels.lines().isEmpty());
    }

    @Test
    void onceNoRouteHasErrorHandlingOfItsOwnCamelsErrorHandlerIsSilent() throws Exception {
        write("ann1");
        route.fail("ann1");
        start(routes -> {
            routes.from("direct:other").routeId("other").onException(IllegalStateException.class).handled(true).end()
                    .to("mock:other");
            routes.from(messages("maximumRedeliveries=-1&redeliveryDelay=1")).process(route);
        });
        until(() -> !camels.lines().isEmpty());

        context.getRouteController().stopRoute("other");
        context.removeRoute("other");

        awaitTriesMore(2);
        int told = camels.lines().size();
        awaitTriesMore(5);
        assertThat(camels.lines()).hasSize(told);
    }

    private void awaitTriesMore(int tries) {
        int enough = route.begun().size() + tries;
        until(() -> route.begun().size() >= enough);
    }

    @Test
    void aRouteThatCatchesItsFailureHasProcessedTheMessage() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> routes.from(messages()).doTry().process(route).doCatch(IllegalStateException.class).to("mock:caught")
                .end().to("mock:after"));

        until(() -> mock("after").getReceivedCounter() == 2);
        assertThat(route.begun()).containsExactly("ann1", "ann2");
        assertThat(mock("caught").getReceivedCounter()).isEqualTo(1);
    }
}
