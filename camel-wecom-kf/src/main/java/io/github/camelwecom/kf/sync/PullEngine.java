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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.ProgressStore;

/**
 * Pulls the messages of a consumer's accounts: one lane for each account, woken by news, and by a slow look of its own
 * for news that were lost.
 */
public final class PullEngine {

    private final Map<String, AccountLane> lanes = new ConcurrentHashMap<>();
    private final SyncSettings settings;
    private final KfClient client;
    private final ProgressStore store;
    private final MessageHandler handler;
    private final CorpLimits limits;
    private final LaneThreads threads;
    private volatile EngineState state = EngineState.CLOSED;
    private Future<?> safetyNet;

    public PullEngine(SyncSettings settings, KfClient client, ProgressStore store, MessageHandler handler,
                      CorpLimits limits, LaneThreads threads) {
        this.settings = settings;
        this.client = client.withoutRepetition();
        this.store = store;
        this.handler = handler;
        this.limits = limits;
        this.threads = threads;
    }

    public void start() {
        state = EngineState.OPEN;
        long interval = settings.safetyNetInterval().toMillis();
        safetyNet = threads.timer().scheduleWithFixedDelay(this::lookEverywhere, interval, interval, TimeUnit.MILLISECONDS);
    }

    /**
     * Reads this account from now on, beginning with what is already waiting.
     *
     * @throws AccountInUseException when another reader has the account
     * @throws IllegalStateException when its stored progress cannot be read
     */
    public void serve(String openKfId) {
        AccountLane lane = lanes.computeIfAbsent(openKfId, this::openLane);
        lane.serve();
    }

    private AccountLane openLane(String openKfId) {
        AccountProgress progress = store.open(settings.corpId(), openKfId);
        PageSource source = new PageSource(client, openKfId, settings, System::nanoTime);
        return new AccountLane(openKfId, source, progress, handler, settings, limits, threads, () -> state);
    }

    /**
     * No longer reads this account, after the messages that are being processed. Its progress is kept.
     */
    public void release(String openKfId) {
        AccountLane lane = lanes.get(openKfId);
        if (lane != null) {
            lane.release();
        }
    }

    /**
     * The accounts that are read, without those that were released.
     */
    public Set<String> served() {
        return lanes.entrySet().stream().filter(lane -> lane.getValue().isServed()).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The platform announced that this account has something new.
     *
     * @return false when the account is not served
     */
    public boolean news(String openKfId, String callbackToken) {
        AccountLane lane = lanes.get(openKfId);
        if (lane != null) {
            lane.news(callbackToken);
        }
        return lane != null;
    }

    /**
     * Something may be waiting for any of the accounts.
     */
    public void lookEverywhere() {
        lanes.values().forEach(AccountLane::news);
    }

    /**
     * How the reading of each account stands, also of those that were released.
     */
    public List<AccountReport> reports() {
        return lanes.values().stream().map(AccountLane::report).toList();
    }

    /**
     * Stops pulling after the messages that are being processed; news are still taken note of.
     */
    public void suspend() {
        state = EngineState.CLOSED;
    }

    /**
     * Stops pulling after all messages that were pulled already; news are still taken note of.
     */
    public void finishPages() {
        state = EngineState.FINISHING;
    }

    /**
     * How many threads are handing out messages.
     */
    public int busy() {
        return lanes.values().stream().mapToInt(AccountLane::busy).sum();
    }

    /**
     * Goes on, also with accounts that were held.
     */
    public void resume() {
        state = EngineState.OPEN;
        lanes.values().forEach(AccountLane::resume);
    }

    /**
     * Hands out no further message, for good.
     */
    public void stop() {
        state = EngineState.CLOSED;
        if (safetyNet != null) {
            safetyNet.cancel(false);
        }
    }

    /**
     * Lets go of the accounts' progress, once the threads have come to rest.
     */
    public void close() {
        lanes.values().forEach(AccountLane::close);
        lanes.clear();
    }
}
