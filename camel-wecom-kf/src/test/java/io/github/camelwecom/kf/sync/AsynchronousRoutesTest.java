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
package io.github.camelwecom.kf.sync;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.sync.MessageHandler.Outcome;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A route that lets go of the thread on which it is entered, and comes out when the test says so.
 */
class AsynchronousRoutesTest extends DispatcherTestSupport {

    private final Map<String, Outcome> inRoute = new ConcurrentHashMap<>();
    private final Queue<String> handedOut = new ConcurrentLinkedQueue<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Delivery> lastDelivery = new AtomicReference<>();
    private final MemoryProgress progress = new MemoryProgress();
    private final AccountContext account = account(progress, this::enter, 3);
    private final MessageDispatcher dispatcher = dispatcher(account);

    private void enter(KfMessage message, Delivery delivery, Outcome outcome) {
        threads.add(Thread.currentThread());
        lastDelivery.set(delivery);
        inRoute.put(message.msgId(), outcome);
        handedOut.add(message.msgId());
    }

    @Test
    void oneThreadHandsOutTheMessagesOfManyCustomersWhoStayInTheRoute() {
        add(message("a1", "ann"));
        await().until(() -> handedOut.size() == 1);
        Thread first = threads.iterator().next();
        add(message("b1", "bob"), message("d1", "dan"));

        await().until(() -> handedOut.size() == 3);
        assertThat(account.backlog().busy()).isEqualTo(3);
        assertThat(first.getState()).as("its worker waits for other work").isIn(Thread.State.TIMED_WAITING,
                Thread.State.WAITING);
    }

    @Test
    void noMoreCustomersThanAllowedAreInTheRoute() {
        add(message("a1", "ann"), message("b1", "bob"), message("d1", "dan"), message("e1", "eve"));

        await().until(() -> handedOut.size() == 3);
        inRoute.values().iterator().next().processed();

        await().untilAsserted(() -> assertThat(handedOut).containsExactlyInAnyOrder("a1", "b1", "d1", "e1"));
    }

    @Test
    void theNextMessageOfACustomerWaitsUntilTheOneBeforeCameOut() {
        add(message("a1", "ann"), message("a2", "ann"), message("b1", "bob"));

        await().untilAsserted(() -> assertThat(handedOut).containsExactlyInAnyOrder("a1", "b1"));
        inRoute.get("b1").processed();
        await().until(() -> account.backlog().busy() == 1);
        assertThat(handedOut).containsExactlyInAnyOrder("a1", "b1");

        inRoute.get("a1").processed();
        await().untilAsserted(() -> assertThat(handedOut).containsExactlyInAnyOrder("a1", "b1", "a2").last().isEqualTo("a2"));
    }

    @Test
    void aFailureThatIsToldLaterBringsTheMessageAgainBeforeTheNext() {
        add(message("a1", "ann"), message("a2", "ann"));
        await().until(() -> inRoute.containsKey("a1"));

        inRoute.remove("a1").failed(new MessageFailedException("a1", FailureKind.TEMPORARY, new IllegalStateException()));

        await().untilAsserted(() -> assertThat(handedOut).containsExactly("a1", "a1"));
        inRoute.get("a1").processed();
        await().untilAsserted(() -> assertThat(handedOut).containsExactly("a1", "a1", "a2"));
    }

    @Test
    void aRouteThatComesOutTwiceEndsItsOwnMessageOnly() {
        add(message("a1", "ann"), message("a2", "ann"), message("a3", "ann"));
        await().until(() -> inRoute.containsKey("a1"));
        inRoute.get("a1").processed();
        await().until(() -> inRoute.containsKey("a2"));

        inRoute.get("a1").processed();
        inRoute.get("a1").failed(new MessageFailedException("a1", FailureKind.TEMPORARY, new IllegalStateException()));

        inRoute.get("a2").processed();
        await().untilAsserted(() -> assertThat(handedOut).containsExactly("a1", "a2", "a3"));
    }

    @Test
    void isNotQuietWhileAMessageIsInTheRoute() {
        add(message("a1", "ann"));
        await().until(() -> inRoute.containsKey("a1"));
        assertThat(account.backlog().isQuiet()).isFalse();

        inRoute.get("a1").processed();

        await().until(() -> account.backlog().isQuiet());
    }

    private void add(ObjectNode... messages) {
        dispatcher.add(Fetched.page("c" + List.of(messages).hashCode(), messages), false);
    }
}
