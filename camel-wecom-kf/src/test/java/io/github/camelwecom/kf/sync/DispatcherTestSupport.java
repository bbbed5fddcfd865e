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

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.progress.AccountProgress;
import org.junit.jupiter.api.AfterEach;

/**
 * A dispatcher with threads of its own, whose progress the test makes up.
 */
abstract class DispatcherTestSupport {

    private static final Backoff PAUSE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

    private final LaneThreads threads
            = new LaneThreads(Executors.newCachedThreadPool(), Executors.newSingleThreadScheduledExecutor());

    final AccountContext account(AccountProgress progress, MessageHandler handler, int concurrentCustomers) {
        SyncSettings settings = new SyncSettings(
                "ww1", StartFrom.EARLIEST, 1000, 0, Duration.ofMinutes(1), null, concurrentCustomers, 1000,
                new Redelivery(PAUSE, -1, OnExhausted.STOP), new KeepLimits(1000, 1_000_000, Duration.ofDays(1)), PAUSE,
                InstantSource.system());
        return AccountContext.of("wk1", progress, handler, settings, ConsumerShare.of(settings), threads);
    }

    static MessageDispatcher dispatcher(AccountContext account) {
        return new MessageDispatcher(
                account, new PageCommitter(account, new KeptWatch(account)), new LaneGate(() -> EngineState.OPEN));
    }

    @AfterEach
    void shutDown() {
        threads.workers().shutdownNow();
        threads.timer().shutdownNow();
    }
}
