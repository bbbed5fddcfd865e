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
package io.github.camelwecom.kf.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SyncLimitsTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");

    @Test
    void refusesNothingUntilALimitIsSetButCounts() {
        assertThat(pull(30)).containsOnly(0);
        assertThat(sandbox.syncLimits().mostTokenlessCallsInAMinute()).isEqualTo(30);
        assertThat(sandbox.syncLimits().mostCallsAtOnce()).isEqualTo(1);
    }

    @Test
    void refusesCallsWithoutTokenForAMinuteAfterTooManyInOne() {
        sandbox.syncLimits().asReported();

        assertThat(pull(12)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 45009, 45009);
        sandbox.clock().advance(Duration.ofSeconds(59));
        assertThat(pull(1)).containsExactly(45009);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(pull(10)).containsOnly(0);
    }

    @Test
    void countsTheMinuteThatEndsWithTheCall() {
        sandbox.syncLimits().tokenlessCallsInAMinute(2);

        assertThat(pull(1)).containsExactly(0);
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(pull(1)).containsExactly(0);
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(pull(2)).containsExactly(0, 45009);
        assertThat(sandbox.syncLimits().mostTokenlessCallsInAMinute()).isEqualTo(3);
    }

    @Test
    void countsAllAccountsTogether() {
        sandbox.syncLimits().tokenlessCallsInAMinute(1);

        assertThat(errcode(client.sync(sandbox.account("售后")))).isZero();
        assertThat(pull(1)).containsExactly(45009);
    }

    @Test
    void countsAWrongTokenAsNone() {
        sandbox.syncLimits().tokenlessCallsInAMinute(1);

        assertThat(errcode(client.sync(account, "ENCinvented"))).isEqualTo(95007);
        assertThat(errcode(client.sync(account, "ENCinvented"))).isEqualTo(45009);
    }

    @Test
    void doesNotLimitCallsWithAGoodToken() {
        sandbox.syncLimits().tokenlessCallsInAMinute(0);
        String token = account.newCallbackToken();

        assertThat(pull(1)).containsExactly(45009);
        assertThat(IntStream.range(0, 20).map(i -> errcode(client.sync(account, token)))).containsOnly(0);
        assertThat(sandbox.syncLimits().mostTokenlessCallsInAMinute()).isEqualTo(1);
    }

    @Test
    void refusesTooManyCallsAtOnce() throws Exception {
        sandbox.syncLimits().callsAtOnce(2);
        CountDownLatch answers = new CountDownLatch(1);
        sandbox.failNext(2, "kf/sync_msg", KfFault.heldUntil(answers));
        client.accessToken();

        List<CompletableFuture<Integer>> held
                = Stream.generate(() -> CompletableFuture.supplyAsync(() -> pull(1).get(0))).limit(2).toList();
        await().until(() -> sandbox.syncLimits().mostCallsAtOnce() == 2);
        assertThat(pull(1)).containsExactly(45033);
        answers.countDown();

        assertThat(held).extracting(CompletableFuture::join).containsOnly(0);
        assertThat(sandbox.syncLimits().mostCallsAtOnce()).isEqualTo(3);
        assertThat(pull(3)).containsOnly(0);
    }

    private List<Integer> pull(int times) {
        return IntStream.range(0, times).mapToObj(i -> errcode(client.sync(account))).toList();
    }
}
