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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The platform fails in the middle of a pull. Nothing is lost, nothing comes twice, nobody storms the platform, reading
 * goes on by itself, and the log says it once.
 */
class PlatformFaultsTest extends FaultTestSupport {

    private static final KfFault NONE = KfFault.delay(Duration.ZERO);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int FAILURES = 5;

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("-1", KfFault.errcode(-1)),
                arguments("45033", KfFault.errcode(45033)),
                arguments("HTTP 500", KfFault.httpStatus(500)),
                arguments("HTTP 502", KfFault.httpStatus(502)),
                arguments("HTTP 404", KfFault.httpStatus(404)),
                arguments("garbage", KfFault.garbage()),
                arguments("an empty body", KfFault.body("")),
                arguments("JSON that is no object", KfFault.body("[]")),
                arguments("truncated JSON", KfFault.truncated()),
                arguments("connection ends in mid-body", KfFault.cutOff()),
                arguments("connection reset", KfFault.connectionReset()),
                arguments("reply lost", KfFault.replyLost()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void readsOnByItselfAfter(String name, KfFault fault) throws Exception {
        failAndRecover(fault);

        assertThat(syncCalls()).hasSize(3 + FAILURES);
    }

    /** It might be the cursor's fault, which is found out. */
    @Test
    void readsOnByItselfAfterAnErrcodeThatIsInNoTable() throws Exception {
        failAndRecover(KfFault.errcode(987654));

        assertThat(syncCalls()).hasSize(3 + FAILURES + 1);
    }

    private void failAndRecover(KfFault fault) throws Exception {
        write(messages(9));
        sandbox.failNext(SYNC_MSG, NONE);
        sandbox.failNext(FAILURES, SYNC_MSG, fault);

        start("pageSize=3&" + NO_SAFETY_NET);

        arriveOnce(9);
        waitedLongerAndLonger();
        isLoggedOnce(account.openKfId());
    }

    /** Half a second, then twice as long each time. */
    private void waitedLongerAndLonger() {
        assertThat(timers.waits()).hasSizeGreaterThanOrEqualTo(2).containsExactlyElementsOf(
                Stream.iterate(FIRST_WAIT, PlatformFaultsTest::doubled).limit(timers.waits().size()).toList());
    }

    private static Duration doubled(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    }

    @Test
    void waitsAMinuteAfterTheFrequencyLimitIsBreached() throws Exception {
        startIdle("pageSize=3");
        write(messages(5));
        sandbox.failNext(SYNC_MSG, NONE);
        sandbox.failNext(2, SYNC_MSG, KfFault.errcode(45009));

        sandbox.customer("ann").says("ann6");

        arriveOnce(6);
        assertThat(timers.waits()).hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(syncCalls()).extracting(ApiCall::errcode).containsExactly(0, 0, 45009, 45009, 0);
        isLoggedOnce(account.openKfId());
    }

    @Test
    void readsOnByItselfWhenThePlatformWasAwayForAnHour() throws Exception {
        startIdle("pageSize=3");
        sandbox.customer("ann").says("ann1");
        until(() -> route.finished().size() == 1);
        untilQuiet();
        int callsBefore = sandbox.journal().size();

        sandbox.breakDown(KfFault.connectionReset());
        sandbox.customer("ann").says("ann2");
        until(() -> timers.waited().compareTo(Duration.ofHours(1)) >= 0);
        write("ann3", "ann4", "ann5");
        int callsOfTheOutage = sandbox.journal().size() - callsBefore;
        sandbox.recover();

        arriveOnce(5);
        waitedLongerAndLonger();
        assertThat(callsOfTheOutage).isLessThanOrEqualTo(timers.waits().size() + 1);
        isLoggedOnce(account.openKfId());
    }

    @Test
    void findsTheAccountsByItselfWhenThePlatformIsAwayAtTheStart() throws Exception {
        write(messages(2));
        sandbox.breakDown(KfFault.httpStatus(503));

        startOnAllAccounts("pageSize=3");
        until(() -> timers.waited().compareTo(Duration.ofHours(1)) >= 0);
        sandbox.recover();

        arriveOnce(2);
        waitedLongerAndLonger();
        isLoggedOnce("Looking up the accounts");
    }

    static Stream<Arguments> endsOfAToken() {
        Consumer<KfSandbox> revoked = KfSandbox::revokeAccessToken;
        Consumer<KfSandbox> expired = KfSandbox::expireAccessToken;
        return Stream.of(arguments(40014, revoked), arguments(42001, expired));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endsOfAToken")
    void thirtyTwoPullsFetchOneNewAccessToken(int errcode, Consumer<KfSandbox> end) throws Exception {
        int accounts = 32;
        context.getComponent("http", HttpComponent.class).setConnectionsPerRoute(accounts);
        context.getComponent("wecom-kf", WecomKfComponent.class).setMaxConcurrentSync(accounts);
        List<SandboxAccount> all = IntStream.rangeClosed(1, accounts - 1)
                .mapToObj(number -> sandbox.account("Account " + number)).collect(Collectors.toList());
        all.add(account);
        startOnAllAccounts("pageSize=1");
        until(() -> pulls() >= 1);
        untilQuiet();
        CountDownLatch firstPages = new CountDownLatch(1);
        sandbox.failNext(accounts, SYNC_MSG, KfFault.heldUntil(firstPages));

        for (SandboxAccount each : all) {
            sandbox.customer(each.openKfId()).writesTo(each).unannounced().says("first");
            sandbox.customer(each.openKfId()).writesTo(each).says("second");
        }
        until(() -> sandbox.syncLimits().mostCallsAtOnce() == accounts);
        end.accept(sandbox);
        firstPages.countDown();

        until(() -> route.finished().size() >= 2 * accounts);
        Map<String, List<String>> perAccount = route.finishedByCustomer();
        assertThat(perAccount).hasSize(accounts);
        assertThat(perAccount.values()).containsOnly(List.of("first", "second"));
        assertThat(syncCalls()).extracting(ApiCall::errcode).contains(errcode);
        assertThat(sandbox.journal("gettoken")).hasSize(2);
    }
}
