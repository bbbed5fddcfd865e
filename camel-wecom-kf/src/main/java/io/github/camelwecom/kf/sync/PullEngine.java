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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.ProgressStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls the messages of a consumer's accounts: one lane for each account, woken by news, and by a slow look of its own
 * for news that were lost.
 */
public final class PullEngine implements Parked {

    private static final Logger LOG = LoggerFactory.getLogger(PullEngine.class);
    private static final Duration RELEASE_PAUSE = Duration.ofSeconds(1);

    private final Map<String, AccountLane> lanes = new ConcurrentHashMap<>();
    private final SyncSettings settings;
    private final KfClient client;
    private final ProgressStore store;
    private final MessageHandler handler;
    private final CorpLimits limits;
    private final LaneThreads threads;
    private final ConsumerShare shared;
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
        this.shared = ConsumerShare.of(settings);
    }

    public void start() {
        state = EngineState.OPEN;
        safetyNet = threads.every(settings.safetyNetInterval(), settings.safetyNetInterval(), this::lookAround);
    }

    private void lookAround() {
        lookEverywhere();
        threads.now(() -> lanes.forEach(this::maintain));
    }

    private void maintain(String openKfId, AccountLane lane) {
        if (lane.isLost()) {
            tryToReclaim(openKfId, lane);
        } else {
            lane.dropOld();
        }
    }

    /** The lock on it was lost to another reader, who may be gone. */
    private void tryToReclaim(String openKfId, AccountLane lost) {
        try {
            lanes.computeIfPresent(openKfId, (account, lane) -> {
                if (lane != lost || !lane.isQuiet()) {
                    return lane;
                }
                AccountLane reclaimed = openLane(account);
                lane.close();
                reclaimed.serve();
                return reclaimed;
            });
        } catch (AccountInUseException e) {
            LOG.debug("Account {} still is somebody else's", openKfId, e);
        }
    }

    /**
     * These accounts, those first that were written to last: they most likely have news.
     */
    List<String> lastActiveFirst(List<String> openKfIds) {
        Map<String, Instant> lastWritten = new HashMap<>();
        openKfIds.forEach(openKfId -> lastWritten.put(openKfId, store.lastWritten(settings.corpId(), openKfId)));
        return openKfIds.stream().sorted(Comparator.comparing(lastWritten::get).reversed()).toList();
    }

    /**
     * Reads this account from now on, beginning with what is already waiting.
     *
     * @throws AccountInUseException when another reader has the account
     * @throws IllegalStateException when its stored progress cannot be read
     */
    public void serve(String openKfId) {
        // while it is not closed at the same time
        lanes.compute(openKfId, (account, open) -> {
            AccountLane lane = open == null ? openLane(account) : open;
            lane.serve();
            return lane;
        });
    }

    private AccountLane openLane(String openKfId) {
        AccountProgress progress = store.open(settings.corpId(), openKfId);
        AccountContext account = AccountContext.of(openKfId, progress, handler, settings, shared, threads);
        PageSource source = new PageSource(client, openKfId, settings, System::nanoTime);
        AccountLane lane = new AccountLane(account, source, limits, () -> state);
        lane.open();
        LOG.info("Account {} is read from {}, its progress is kept in {}", openKfId,
                progress.cursor() == null ? settings.startFrom() : "where it was left", progress.place());
        return lane;
    }

    /**
     * No longer reads this account, after the messages that are being processed. Its progress is kept.
     */
    public void release(String openKfId) {
        AccountLane lane = lanes.get(openKfId);
        if (lane != null && lane.isServed()) {
            LOG.info("Account {} is read no longer", openKfId);
            lane.release();
            closeWhenQuiet(openKfId, lane);
        }
    }

    private void closeWhenQuiet(String openKfId, AccountLane lane) {
        lanes.computeIfPresent(openKfId, (account, current) -> {
            if (current != lane || current.isServed() || !current.isQuiet()) {
                return current;
            }
            current.close();
            return null;
        });
        if (lanes.get(openKfId) == lane && !lane.isServed()) {
            threads.later(RELEASE_PAUSE, () -> closeWhenQuiet(openKfId, lane));
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
        shared.announcements().came();
        AccountLane lane = lanes.get(openKfId);
        if (lane == null || !lane.isServed() || lane.isLost()) {
            return false;
        }
        lane.news(callbackToken);
        return true;
    }

    @Override
    public List<ParkedMessage> parked() {
        return lanes.values().stream().flatMap(lane -> lane.parked().stream()).toList();
    }

    @Override
    public boolean unpark(String openKfId, String messageId) {
        AccountLane lane = lanes.get(openKfId);
        return lane != null && lane.unpark(messageId);
    }

    @Override
    public boolean dropParked(String openKfId, String messageId) {
        AccountLane lane = lanes.get(openKfId);
        return lane != null && lane.drop(messageId);
    }

    /**
     * Something may be waiting for any of the accounts.
     */
    public void lookEverywhere() {
        lanes.values().forEach(AccountLane::news);
    }

    /**
     * The platform announced that some account has something new, and did not say which.
     */
    public void newsOfAny() {
        shared.announcements().came();
        lookEverywhere();
    }

    /**
     * Whether another reader took this account from us.
     */
    public boolean isLost(String openKfId) {
        AccountLane lane = lanes.get(openKfId);
        return lane != null && lane.isLost();
    }

    /**
     * When a callback came last, {@code null} when none did since the route was started.
     */
    public Instant lastCallback() {
        return shared.announcements().last();
    }

    /**
     * How many messages were found since the route was started that no callback had announced.
     */
    public long unannounced() {
        return shared.announcements().unannounced();
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
     * How many messages are handed out, or about to be.
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
     * Waits until no message is in its route any more, or until this time of {@link System#nanoTime}.
     */
    public void awaitQuiet(long deadline) {
        lanes.values().forEach(lane -> lane.awaitQuiet(deadline));
    }

    /**
     * Lets go of the accounts' progress, once the threads have come to rest.
     */
    public void close() {
        lanes.values().forEach(AccountLane::close);
        lanes.clear();
    }
}
