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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Calls of sync_msg without the token of a callback, which the platform is strict about.
 */
class RationedPullsTest extends LaneTestSupport {

    private static final String EAGER = "safetyNetInterval=20";

    /** Many times as long as eager accounts are. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final SandboxAccount other = sandbox.account("Other");

    @Test
    void neverAsksWithoutATokenMoreOftenThanAllowedInAMinute() throws Exception {
        allowTokenless(3);

        start(EAGER);

        until(() -> pulls() == 3);
        staysTrue(() -> pulls() == 3);
    }

    @Test
    void accountsOfACorpShareWhatIsAllowed() throws Exception {
        allowTokenless(3);

        start(EAGER);
        start(other, "other", EAGER);

        until(() -> pulls() == 3);
        staysTrue(() -> pulls() == 3);
    }

    @Test
    void staysWithinWhatThePlatformIsSaidToAllowHoweverManyAccountsThereAre() throws Exception {
        sandbox.syncLimits().asReported();
        List<SandboxAccount> accounts = IntStream.rangeClosed(1, 12).mapToObj(number -> sandbox.account("Account " + number))
                .toList();
        start(routes -> routes.from("wecom-kf:syncMsg?" + EAGER).process(route));
        until(() -> sandbox.syncLimits().mostTokenlessCallsInAMinute() == 9);

        accounts.forEach(each -> sandbox.customer(each.openKfId()).writesTo(each).says("hello"));

        until(() -> route.finished().size() == accounts.size());
        staysTrue(() -> sandbox.syncLimits().mostTokenlessCallsInAMinute() == 9);
        assertThat(sandbox.journal("kf/sync_msg")).extracting(ApiCall::errcode).containsOnly(0);
    }

    @Test
    void aCallbackEndsTheWaitOfItsAccount() throws Exception {
        allowTokenless(1);
        start(EAGER);
        until(() -> pulls() == 1);

        ann().says("ann1");

        until(() -> route.finished().equals(List.of("ann1")));
        assertThat(tokens()).startsWith(false, true);
    }

    @Test
    void laterLooksUseTheTokenOfTheLatestCallback() throws Exception {
        allowTokenless(1);
        start(EAGER);
        until(() -> pulls() == 1);
        ann().says("ann1");
        until(() -> route.finished().size() == 1);

        write("ann2");

        until(() -> route.finished().equals(List.of("ann1", "ann2")));
        assertThat(tokens().stream().filter(hasToken -> !hasToken)).hasSize(1);
    }

    @Test
    void aRefusedTokenCountsAsNone() throws Exception {
        allowTokenless(2);
        start("startFrom=EARLIEST");
        until(() -> pulls() == 1);
        sandbox.failNext("kf/sync_msg", KfFault.errcode(95007));

        ann().says("ann1");

        until(() -> pulls() == 2);
        staysTrue(() -> pulls() == 2);
        ann().says("ann2");
        until(() -> route.finished().equals(List.of("ann1", "ann2")));
    }

    @Test
    void noAccountAsksWithoutATokenOnceThePlatformRefusedOneButAllDoWithOne() throws Exception {
        allowTokenless(1000);
        start(EAGER);
        start(other, "other", EAGER);
        until(() -> pulls() > 4);

        sandbox.failNext("kf/sync_msg", KfFault.errcode(45009));

        untilNoMorePulls();
        int withoutToken = pulls();
        ann().says("ann1");
        ann().writesTo(other).says("ann2");
        until(() -> route.finished().size() == 2);
        assertThat(tokens().stream().skip(withoutToken)).as("what callbacks bring a token for is asked with it")
                .containsOnly(true);
    }

    @Test
    void skippingHistoryIsNoExceptionAndLosesNothingThatIsSentMeanwhile() throws Exception {
        write("old1", "old2", "old3", "old4");
        untilTheSecondIsOver();
        allowTokenless(2);
        start("startFrom=LATEST&pageSize=1");
        until(() -> pulls() == 2);
        staysTrue(() -> pulls() == 2);

        sandbox.clock().advance(Duration.ofSeconds(2));
        write("ann1");
        ann().says("ann2");

        until(() -> route.finished().equals(List.of("ann1", "ann2")));
    }

    private void untilNoMorePulls() {
        AtomicInteger before = new AtomicInteger();
        await().pollInterval(QUIET).atMost(Duration.ofSeconds(SECONDS)).until(() -> before.getAndSet(pulls()) == pulls());
    }

    private SandboxCustomer ann() {
        return sandbox.customer("ann");
    }

    private void allowTokenless(int perMinute) {
        context.getComponent("wecom-kf", WecomKfComponent.class).setMaxTokenlessSyncPerMinute(perMinute);
    }

    private List<Boolean> tokens() {
        return sandbox.journal("kf/sync_msg").stream().map(call -> call.request().hasNonNull("token")).toList();
    }
}
