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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callbacks late, doubled, in another order, all at once, or in a flood: every message comes once and in order, and
 * each callback is answered with 200 and costs one pull at most.
 */
@Tag("once")
class StrangeCallbacksTest extends FaultTestSupport {

    private static final int FLOOD = 10_000;

    @Test
    void aLateCallbackMakesOnePullAndNothingComesTwice() throws Exception {
        startIdle("pageSize=3");
        SealedCallback late = callbackHeldFor("ann1").get(0);
        sandbox.customer("ann").says("ann2");
        until(() -> route.finished().size() == 2);
        untilQuiet();
        int pulls = pulls();

        send(late);

        until(() -> pulls() == pulls + 1);
        untilQuiet();
        arriveOnce(2);
        assertThat(pulls()).isEqualTo(pulls + 1);
    }

    @Test
    void aDoubledCallbackBringsItsMessageOnce() throws Exception {
        startIdle("pageSize=3");
        SealedCallback doubled = callbackHeldFor("ann1").get(0);

        send(doubled);
        send(doubled);
        arriveOnce(1);
        send(doubled);

        untilQuiet();
        arriveOnce(1);
        assertThat(pulls()).isBetween(2, 4);
    }

    @Test
    void callbacksInAnotherOrderBringTheMessagesInTheirs() throws Exception {
        startIdle("pageSize=1");
        List<SealedCallback> reversed = new ArrayList<>(callbackHeldFor(messages(5)));
        Collections.reverse(reversed);

        reversed.forEach(this::send);

        untilQuiet();
        arriveOnce(5);
    }

    @Test
    void threeAtOnceForTwoAccountsBringWhatIsThere() throws Exception {
        SandboxAccount other = sandbox.account("Other");
        startOnAllAccounts("pageSize=3");
        until(() -> pulls() == 2);
        untilQuiet();

        sandbox.holdCallbacks();
        sandbox.customer("ann").says("ann1");
        sandbox.customer("bob").writesTo(other).says("bob1");
        sandbox.customer("ann").says("ann2");
        sandbox.resumeCallbacks();

        until(() -> route.finished().size() == 3);
        untilQuiet();
        assertThat(route.finishedOf("ann")).containsExactly("ann1", "ann2");
        assertThat(route.finishedOf("bob")).containsExactly("bob1");
        assertThat(route.begun()).hasSize(3);
        assertThat(pulls()).isBetween(4, 5);
    }

    @Test
    void newsThatComeDuringAPullAreNotMissed() throws Exception {
        startIdle("pageSize=3");
        CountDownLatch answer = new CountDownLatch(1);
        sandbox.failNext(SYNC_MSG, KfFault.heldUntil(answer));
        account.announce();
        until(() -> pulls() == 2);

        sandbox.customer("ann").says("ann1");
        until(() -> sandbox.callbackAttempts().size() == 2);
        answer.countDown();

        arriveOnce(1);
    }

    @Test
    void manyDuringAPullMakeOneMore() throws Exception {
        startIdle("pageSize=3");
        CountDownLatch answer = new CountDownLatch(1);
        sandbox.failNext(SYNC_MSG, KfFault.heldUntil(answer));
        account.announce();
        until(() -> pulls() == 2);
        int queued = timers.queued();
        int threads = timers.threads();

        flood(200);

        assertThat(timers.threads()).isEqualTo(threads);
        assertThat(timers.queued()).isEqualTo(queued);
        sandbox.customer("ann").unannounced().says("ann1");
        answer.countDown();
        arriveOnce(1);
        untilQuiet();
        assertThat(pulls()).isEqualTo(3);
    }

    /** The lane has two pages, the second of which waits for the first: there is no room for a third. */
    @Test
    @Tag("slow")
    void aFloodForABlockedRouteIsAnsweredAndNeitherPullsNorQueues() throws Exception {
        startIdle("pageSize=1&concurrentCustomers=1");
        route.close("ann1");
        write(messages(4));
        account.announce();
        until(() -> pulls() == 3);
        untilQuiet();
        int threads = timers.threads();
        int queued = timers.queued();

        flood(FLOOD);

        assertThat(route.finished()).isEmpty();
        assertThat(pulls()).isEqualTo(3);
        assertThat(timers.threads()).isLessThanOrEqualTo(threads);
        assertThat(timers.queued()).isEqualTo(queued);
        route.open("ann1");
        arriveOnce(4);
        untilQuiet();
        assertThat(pulls()).isBetween(5, 6);
    }

    private void flood(int callbacks) {
        sandbox.holdCallbacks();
        for (int i = 0; i < callbacks; i++) {
            account.announce();
        }
        sandbox.takeHeldCallbacks().forEach(this::sendUntilAnswered);
        sandbox.resumeCallbacks();
    }

    /** As the platform does: among ten thousand, a connection may break. */
    private void sendUntilAnswered(SealedCallback callback) {
        if (sandbox.sendCallback(callback).status() == null) {
            send(callback);
        }
    }

    @Test
    void anAccountThatIsGivenBackIsReadOnWhereItWasLeft() throws Exception {
        SandboxAccount other = sandbox.account("Other");
        startOnAllAccounts("pageSize=3");
        until(() -> pulls() == 2);
        untilQuiet();
        sandbox.customer("ann").says("ann1");
        sandbox.customer("bob").writesTo(other).says("bob1");
        until(() -> route.finished().size() == 2);
        untilQuiet();

        sandbox.revoke(account);
        until(() -> sandbox.callbackAttempts().size() == 3);
        sandbox.customer("ann").says("ann2");
        sandbox.customer("bob").writesTo(other).says("bob2");
        until(() -> route.finishedOf("bob").size() == 2);
        untilQuiet();
        assertThat(route.finishedOf("ann")).containsExactly("ann1");

        sandbox.authorise(account);
        until(() -> route.finishedOf("ann").size() == 2);
        sandbox.customer("ann").says("ann3");
        until(() -> route.finishedOf("ann").size() == 3);
        assertThat(route.finishedOf("ann")).containsExactly("ann1", "ann2", "ann3");
        assertThat(route.begun()).hasSize(5);
        assertThat(syncCalls()).allSatisfy(call -> assertThat(call.errcode()).isZero());
    }

    /** Ann's messages are there, their callbacks are not sent. */
    private List<SealedCallback> callbackHeldFor(String... messages) {
        sandbox.holdCallbacks();
        for (String message : messages) {
            sandbox.customer("ann").says(message);
        }
        List<SealedCallback> held = sandbox.takeHeldCallbacks();
        sandbox.resumeCallbacks();
        return held;
    }

    private void send(SealedCallback callback) {
        CallbackAttempt attempt = sandbox.sendCallback(callback);
        assertThat(attempt.delivered()).as("%s", attempt).isTrue();
    }
}
