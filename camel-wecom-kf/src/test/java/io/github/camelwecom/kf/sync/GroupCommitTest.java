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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A disk that takes as long as the test wants, with one worker.
 */
class GroupCommitTest extends DispatcherTestSupport {

    private final Queue<String> handedOut = new ConcurrentLinkedQueue<>();
    private final SlowDisk disk = new SlowDisk();
    private final AccountContext account = account(disk, (received, delivery, outcome) -> {
        handedOut.add(received.msgId());
        outcome.processed();
    }, 1);
    private final MessageDispatcher dispatcher = dispatcher(account);

    @Test
    void theWorkerGoesOnToOtherCustomersWhileTheDiskIsBusy() {
        dispatcher.add(page(message("ann1", "ann"), message("ann2", "ann"), message("bob1", "bob")), false);

        await().untilAsserted(() -> assertThat(handedOut).containsExactly("ann1", "bob1"));
        await().until(() -> account.backlog().busy() == 0);
        assertThat(handedOut).as("while nothing is forced").containsExactly("ann1", "bob1");
        assertThat(disk.cursors).as("what the cursor moved over").isEmpty();

        disk.turns.release(10);
        await().untilAsserted(() -> assertThat(handedOut).containsExactly("ann1", "bob1", "ann2"));
        await().until(() -> disk.cursors.equals(List.of("c1")));
    }

    @Test
    void oneForceIsForAllThatWereProcessedMeanwhile() {
        ObjectNode[] messages = IntStream.range(0, 100).mapToObj(number -> message("m" + number, "c" + number))
                .toArray(ObjectNode[]::new);
        dispatcher.add(page(messages), false);

        await().until(() -> handedOut.size() == messages.length && account.backlog().busy() == 0);
        disk.turns.release(10);

        await().until(() -> disk.cursors.equals(List.of("c1")));
        assertThat(disk.forces).as("one was on its way, the next took the rest").hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whatCannotBeForcedHoldsItsCustomerUntilItCan() {
        disk.broken = true;
        disk.turns.release(1_000);
        dispatcher.add(page(message("ann1", "ann"), message("ann2", "ann")), false);

        await().until(() -> disk.forces.get() > 5);
        assertThat(handedOut).containsExactly("ann1");
        assertThat(disk.cursors).isEmpty();

        disk.broken = false;
        await().until(() -> disk.cursors.equals(List.of("c1")));
        assertThat(handedOut).containsExactly("ann1", "ann2");
    }

    @Test
    void isNotQuietWhileItForces() {
        dispatcher.add(page(message("ann1", "ann")), false);
        await().until(() -> disk.forces.get() == 1 && account.backlog().isQuiet());
        assertThat(dispatcher.isQuiet()).isFalse();

        disk.turns.release(10);
        await().until(dispatcher::isQuiet);
    }

    @Test
    void aLaneThatIsClosedTriesNoMore() {
        disk.broken = true;
        disk.turns.release(1_000);
        dispatcher.add(page(message("ann1", "ann")), false);
        await().until(() -> disk.forces.get() > 1);

        dispatcher.close();

        await().until(dispatcher::isQuiet);
        int forces = disk.forces.get();
        await().during(100, TimeUnit.MILLISECONDS).until(() -> disk.forces.get() == forces);
    }

    private static Page page(ObjectNode... messages) {
        return Fetched.page("c1", messages);
    }

    private static final class SlowDisk extends MemoryProgress {

        private final Semaphore turns = new Semaphore(0);
        private final AtomicInteger forces = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public synchronized void processed(String messageKey) {
            super.processed(messageKey);
        }

        @Override
        public void force() {
            forces.incrementAndGet();
            turns.acquireUninterruptibly();
            if (broken) {
                throw new UncheckedIOException(new IOException("Input/output error"));
            }
        }
    }
}
