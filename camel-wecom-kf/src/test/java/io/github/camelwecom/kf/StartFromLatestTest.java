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

import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account that is read from now on, and what is written to it while nobody reads.
 */
class StartFromLatestTest extends LaneTestSupport {

    /** It is answered so or without the field. */
    @ParameterizedTest
    @ValueSource(strings = { "\"next_cursor\":\"\",", "" })
    void whatIsWrittenToAQuietAccountAfterTheFirstStopIsNoHistory(String noCursor) throws Exception {
        sandbox.failNext("kf/sync_msg",
                KfFault.body("{\"errcode\":0,\"errmsg\":\"ok\"," + noCursor + "\"has_more\":0,\"msg_list\":[]}"));
        start("startFrom=LATEST");
        until(() -> sandbox.wireMock().getServeEvents().getRequests().stream()
                .anyMatch(call -> call.getRequest().getUrl().contains("sync_msg") && call.getResponse().getStatus() == 200));
        context.getRouteController().stopRoute(ROUTE);
        untilTheSecondIsOver();
        sandbox.customer("ann").says("ann1");
        untilTheSecondIsOver();

        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().equals(List.of("ann1")));
        untilCommitted();
    }

    @Test
    void whatWasWrittenBeforeTheFirstStartIsHistory() throws Exception {
        write("ann1");
        untilTheSecondIsOver();

        start("startFrom=LATEST");
        until(() -> pulls() >= 1);
        sandbox.customer("ann").says("ann2");

        until(() -> route.finished().equals(List.of("ann2")));
        untilCommitted();
        assertThat(route.begun()).containsExactly("ann2");
    }

    @Test
    void whatIsWrittenInTheSecondOfTheStartIsNoHistory() throws Exception {
        sandbox.failNext("kf/sync_msg", KfFault.httpStatus(503));
        start("startFrom=LATEST&safetyNetInterval=100");

        sandbox.customer("ann").says("ann1");

        until(() -> route.finished().equals(List.of("ann1")));
    }
}
