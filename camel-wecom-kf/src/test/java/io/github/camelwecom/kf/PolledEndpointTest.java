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

import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Polling would acknowledge messages that no route has processed.
 */
class PolledEndpointTest extends LaneTestSupport {

    @Test
    void isRefusedWithWhatToDoInsteadAndNothingIsLost() throws Exception {
        write("ann1", "ann2", "ann3", "ann4", "ann5");
        start(routes -> routes.from("direct:poll").pollEnrich(messages(), 5000));

        assertThatThrownBy(() -> template.requestBody("direct:poll", "any")).isInstanceOf(CamelExecutionException.class)
                .hasStackTraceContaining("cannot be polled").hasStackTraceContaining("pollEnrich")
                .hasStackTraceContaining("from");
        start("pageSize=2");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4", "ann5")));
        untilCommitted();
    }

    @Test
    void isRefusedToAConsumerTemplateToo() throws Exception {
        write("ann1");

        assertThatThrownBy(() -> consumer.receiveBody(messages(), 1000)).hasStackTraceContaining("cannot be polled");
        start("pageSize=2");

        until(() -> route.finished().equals(List.of("ann1")));
    }
}
