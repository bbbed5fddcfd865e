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
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Customers side by side, each in order; pages one ahead; calls of a corp limited.
 */
class ParallelCustomersTest extends LaneTestSupport {

    @Test
    void messagesOfEachCustomerStayInOrderAcrossPagesWhileCustomersRunSideBySide() throws Exception {
        List<String> customers = List.of("ann", "bob", "cai", "dan", "eve");
        IntStream.rangeClosed(1, 20).forEach(n -> customers.forEach(customer -> write(customer + n)));

        start("pageSize=17&concurrentCustomers=4");

        until(() -> route.finished().size() == 100);
        for (String customer : customers) {
            assertThat(route.finishedOf(customer))
                    .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(n -> customer + n).toList());
        }
        assertThat(route.overlaps()).isEmpty();
    }

    @Test
    void asManyCustomersAtOnceAsAllowedAndNeverMore() throws Exception {
        List<String> texts = List.of("ann1", "bob1", "cai1", "dan1", "eve1");
        texts.forEach(this::write);
        texts.forEach(route::close);

        start("concurrentCustomers=3");

        until(() -> route.begun().size() == 3);
        staysTrue(() -> route.begun().size() == 3);
        texts.forEach(route::open);
        until(() -> route.finished().size() == 5);
        assertThat(route.mostInside()).isEqualTo(3);
    }

    @Test
    void whatConcernsNoCustomerIsInOrderToo() throws Exception {
        account.append("{\"msgid\":\"event1\",\"origin\":4,\"msgtype\":\"event\",\"event\":{\"event_type\":\"new_event\"}}");
        account.append("{\"msgid\":\"event2\",\"origin\":4,\"msgtype\":\"event\",\"event\":{\"event_type\":\"new_event\"}}");
        write("ann1");
        route.close("event1");

        start("concurrentCustomers=3");

        until(() -> route.finished().contains("ann1"));
        staysTrue(() -> !route.begun().contains("event2"));
        route.open("event1");
        until(() -> route.finished().size() == 3);
        assertThat(route.finished()).containsSubsequence("event1", "event2");
    }

    @Test
    void laterPagesAreFetchedAndProcessedWhileAMessageIsInItsRoute() throws Exception {
        write("ann1", "bob1", "cai1", "dan1", "eve1", "fay1", "gil1");
        route.close("ann1");

        start("pageSize=2");

        until(() -> route.finished().containsAll(List.of("bob1", "cai1", "dan1", "eve1", "fay1", "gil1")));
        route.open("ann1");
        until(() -> route.finished().size() == 7);
    }

    /** Nothing else tells that there is room: the cursor stays where it is. */
    @Test
    void whatIsProcessedBehindAMessageInItsRouteMakesRoomForLaterPages() throws Exception {
        write("ann1", "bob1", "cai1", "dan1", "eve1");
        List.of("ann1", "bob1", "cai1", "dan1").forEach(route::close);
        start("pageSize=2&concurrentCustomers=2");
        until(() -> route.begun().size() == 2);
        staysTrue(() -> pulls() == 2);

        List.of("bob1", "cai1", "dan1").forEach(route::open);

        until(() -> route.finished().contains("eve1"));
        route.open("ann1");
    }

    @Test
    void noMoreIsFetchedThanTwoPagesOfWhatIsNotProcessed() throws Exception {
        List<String> everybody = List.of("ann1", "bob1", "cai1", "dan1", "eve1", "fay1");
        write(everybody.toArray(String[]::new));
        everybody.forEach(route::close);

        start("pageSize=2&concurrentCustomers=2");

        until(() -> route.begun().size() == 2);
        staysTrue(() -> pulls() == 2);
        everybody.forEach(route::open);
        until(() -> route.finished().size() == 6);
    }

    @Test
    void theCursorWaitsForEveryMessageOfItsPageAndOfEarlierPages() throws Exception {
        write("ann1", "bob1", "cai1", "dan1");
        route.close("ann1");

        start("pageSize=2");

        until(() -> route.finished().containsAll(List.of("bob1", "cai1", "dan1")));
        staysTrue(() -> progress().stream().noneMatch(line -> line.startsWith("cursor")));
        route.open("ann1");
        until(() -> isReadUpTo(lastCursor()));
    }

    @Test
    void noMoreCallsInFlightThanACorpMayHaveHoweverManyAccountsAndRoutes() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        sandbox.failNext(8, "kf/sync_msg", KfFault.heldUntil(answers));

        start(routes -> {
            for (int i = 1; i <= 8; i++) {
                SandboxAccount each = sandbox.account("Account " + i);
                routes.from("wecom-kf:syncMsg?openKfId=" + each.openKfId()).process(route);
            }
        });

        until(() -> sandbox.syncLimits().mostCallsAtOnce() == 4);
        staysTrue(() -> sandbox.syncLimits().mostCallsAtOnce() == 4);
        answers.countDown();
        until(() -> pulls() == 8);
        assertThat(sandbox.syncLimits().mostCallsAtOnce()).isEqualTo(4);
    }

    @Test
    void noCustomerAtAllIsRefusedWithTheOptionsName() {
        assertThatThrownBy(() -> start("concurrentCustomers=0"))
                .isInstanceOf(FailedToStartRouteException.class).hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("Option concurrentCustomers is 0; it must be at least 1");
    }
}
