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
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A callback says that the platform works, and brings a token that no limit counts: whoever waits need not any longer.
 */
class CallbacksEndWaitsTest extends LaneTestSupport {

    /** Much shorter than any of the waits here. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private final List<SandboxAccount> accounts = List.of(account, sandbox.account("Sales"), sandbox.account("Returns"));

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setRetryPolicy(RetryPolicy.NONE);
        component.setMaxTokenlessSyncPerMinute(1000);
        return component;
    }

    /** As other processes of the corp may have used up what it has. */
    @Test
    void callsWithACallbacksTokenGoOnAfterOneWithoutWasRefused() throws Exception {
        sandbox.syncLimits().asReported();
        startOnAllAccounts("safetyNetInterval=100");
        until(() -> refused() > 0);
        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> refused() > 0);
        long before = refused();

        accounts.forEach(each -> sandbox.customer(each.openKfId()).writesTo(each).says("to " + each.name()));

        await().atMost(SOON).until(() -> route.finished().size() == accounts.size());
        assertThat(refused()).as("nobody asked without a token again").isEqualTo(before);
    }

    @Test
    void theyGoOnWhoeverWasRefused() throws Exception {
        startOnAllAccounts("safetyNetInterval=30d");
        until(() -> pulls() == accounts.size());
        sandbox.failNext(1, "kf/sync_msg", KfFault.errcode(45009));
        // of a callback that lost its token on the way, as the first edition of the platform sent them
        sandbox.sendCallback(sandbox.seal(announcementWithoutToken(account)));
        until(() -> refused() == 1);

        for (int round = 1; round <= 3; round++) {
            int number = round;
            accounts.forEach(each -> sandbox.customer(each.openKfId()).writesTo(each).says("round " + number));
            await().atMost(SOON).until(() -> route.finished().size() == number * accounts.size());
        }
    }

    @Test
    void aCallbackEndsTheWaitAfterAnOutage() throws Exception {
        start("safetyNetInterval=30d");
        until(() -> pulls() == 1);
        sandbox.breakDown(KfFault.httpStatus(500));
        account.announce();
        // by now the pause has grown to eight seconds
        until(() -> failures() >= 5);
        sandbox.recover();

        sandbox.customer("ann").says("ann1");

        await().atMost(SOON).until(() -> route.finished().equals(List.of("ann1")));
    }

    private void startOnAllAccounts(String options) throws Exception {
        start(routes -> routes.from("wecom-kf:syncMsg?" + options).routeId(ROUTE).process(route));
    }

    private String announcementWithoutToken(SandboxAccount named) {
        return "<xml><ToUserName>" + sandbox.corpId() + "</ToUserName><MsgType>event</MsgType><Event>kf_msg_or_event</Event>"
               + "<OpenKfId>" + named.openKfId() + "</OpenKfId></xml>";
    }

    private long refused() {
        return syncCalls().filter(call -> Integer.valueOf(45009).equals(call.errcode())).count();
    }

    private long failures() {
        return syncCalls().filter(call -> !Integer.valueOf(0).equals(call.errcode())).count();
    }

    private Stream<ApiCall> syncCalls() {
        return sandbox.journal("kf/sync_msg").stream();
    }
}
