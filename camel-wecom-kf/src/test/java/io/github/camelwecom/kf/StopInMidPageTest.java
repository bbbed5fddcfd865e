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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.support.service.BaseService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route stopped while its messages are being processed.
 */
class StopInMidPageTest extends LaneTestSupport {

    private final ExecutorService operator = Executors.newSingleThreadExecutor();

    @AfterEach
    void dismissOperator() {
        operator.shutdownNow();
    }

    @Test
    void finishesWhatIsInFlightHandsOutNothingMoreAndGoesOnThereAfterTheStart() throws Exception {
        IntStream.rangeClosed(1, 5).forEach(n -> write("ann" + n, "bob" + n, "cai" + n, "dan" + n));
        route.close("ann2");
        route.close("bob2");
        start("pageSize=7&concurrentCustomers=2");
        until(() -> route.begun().containsAll(List.of("ann2", "bob2")));
        List<String> begun = route.begun();

        Future<?> stop = operator.submit(() -> {
            context.getRouteController().stopRoute(ROUTE);
            return null;
        });
        until(routeConsumer()::isSuspended);
        route.open("ann2");
        route.open("bob2");
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(route.begun()).isEqualTo(begun);
        assertThat(route.finished()).hasSameSizeAs(begun);
        context.getRouteController().startRoute(ROUTE);
        until(() -> route.finished().size() == 20);
        assertThat(route.begun()).doesNotHaveDuplicates();
        for (String customer : List.of("ann", "bob", "cai", "dan")) {
            assertThat(route.finishedOf(customer))
                    .isEqualTo(IntStream.rangeClosed(1, 5).mapToObj(n -> customer + n).toList());
        }
    }

    private BaseService routeConsumer() {
        return (BaseService) context.getRoute(ROUTE).getConsumer();
    }

    @Test
    void resumesWhereItWasSuspendedInMidPage() throws Exception {
        write("ann1", "ann2", "bob1", "bob2");
        route.close("ann1");
        start("concurrentCustomers=1&pageSize=2");
        until(() -> route.begun().equals(List.of("ann1")));

        Future<?> suspension = operator.submit(() -> {
            context.getRouteController().suspendRoute(ROUTE);
            return null;
        });
        until(routeConsumer()::isSuspended);
        route.open("ann1");
        suspension.get(SECONDS, TimeUnit.SECONDS);
        assertThat(route.finished()).containsExactly("ann1");
        staysTrue(() -> route.begun().equals(List.of("ann1")));
        context.getRouteController().resumeRoute(ROUTE);

        until(() -> route.finished().size() == 4);
        assertThat(route.begun()).doesNotHaveDuplicates();
    }

    @Test
    void aStuckRouteDoesNotKeepItFromStoppingAndWhatWasStuckComesAgain() throws Exception {
        context.getShutdownStrategy().setTimeout(1);
        // what threads get on top when nobody set a time limit
        context.getExecutorServiceManager().setShutdownAwaitTermination(TimeUnit.HOURS.toMillis(1));
        write("ann1", "bob1", "ann2");
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.finished().equals(List.of("bob1")));

        operator.submit(() -> {
            context.getRouteController().stopRoute(ROUTE);
            return null;
        }).get(SECONDS, TimeUnit.SECONDS);
        assertThat(progress()).filteredOn(line -> line.startsWith("done")).hasSize(1);
        route.open("ann1");
        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().size() == 3);
        assertThat(route.finished()).containsExactly("bob1", "ann1", "ann2");
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
    }
}
