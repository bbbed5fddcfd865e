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

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownAware;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * What a message has left to do when a test has seen it arrive. Whoever stops a context meanwhile waits for a second:
 * so long Camel sleeps before it looks again.
 */
final class LastSteps {

    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private LastSteps() {
    }

    /** Waits for a moment at most: some tests leave a message in the route. */
    static void of(CamelContext context) {
        try {
            await().pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(MOMENT)
                    .until(() -> context.getRoutes().stream().allMatch(LastSteps::isQuiet));
        } catch (ConditionTimeoutException e) {
            // then Camel waits for it, or not, as the test wants it
        }
    }

    private static boolean isQuiet(Route route) {
        int pending = route.getConsumer() instanceof ShutdownAware consumer ? consumer.getPendingExchangesSize() : 0;
        return pending + route.getCamelContext().getInflightRepository().size(route.getId()) == 0;
    }
}
