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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * As many messages as may be in the route stay there.
 */
@Tag("slow")
class HangingCustomersTest extends LaneTestSupport {

    /** After half a minute in the route a message is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void othersWhoseMessagesAreHereAlreadyAreServedAfterAWhileThoughNobodyWritesAnyMore() throws Exception {
        route.close("ann1");
        route.close("bob1");
        write("ann1", "bob1", "cat1", "dan1", "cat2");

        start("concurrentCustomers=2&safetyNetInterval=1s");

        await().atMost(PATIENCE).until(() -> route.finished().size() == 3);
        assertThat(route.finished()).contains("dan1").containsSubsequence("cat1", "cat2");
        route.open("ann1");
        route.open("bob1");
        until(() -> route.finished().size() == 5);
        untilCommitted();
    }
}
