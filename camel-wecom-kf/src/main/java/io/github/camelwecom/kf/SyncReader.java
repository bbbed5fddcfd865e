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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.progress.ProgressStore;
import io.github.camelwecom.kf.sync.CorpLimits;
import io.github.camelwecom.kf.sync.KeepLimits;
import io.github.camelwecom.kf.sync.LaneThreads;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.MessageHandler;
import io.github.camelwecom.kf.sync.PullEngine;
import io.github.camelwecom.kf.sync.Redelivery;
import io.github.camelwecom.kf.sync.SyncSettings;
import io.github.camelwecom.kf.watch.ConsumerReport;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;

/**
 * What reads for a consumer from start to stop: an engine made of its options, the threads it runs on, and the accounts
 * that it is to serve.
 */
final class SyncReader {

    /** The platform was away for seconds, or for hours: ask soon, then every minute. */
    private static final Backoff OUTAGE = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final WecomKfEndpoint endpoint;
    private final WecomKfConfiguration options;
    private final ClientLease lease;
    private final LaneThreads threads;
    private final CorpLimits limits;
    private final PullEngine engine;
    /** Null when one account is read, whatever else the app may manage. */
    private final ManagedAccounts managedAccounts;

    /**
     * @param takesCallbacks whether callbacks are waited for
     * @param store          keeps how far accounts were read
     */
    SyncReader(WecomKfEndpoint endpoint, MessageHandler handler, boolean takesCallbacks, ProgressStore store) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        WecomKfComponent component = endpoint.getComponent();
        SyncSettings settings = settings(takesCallbacks);
        this.lease = component.clients().lease(options);
        KfClient client = lease.client();
        this.threads = createThreads();
        this.limits = component.joinCorpLimits(options);
        this.engine = new PullEngine(settings, client, store, handler, limits, threads);
        this.managedAccounts = options.getOpenKfId() == null
                ? new ManagedAccounts(client, engine, settings, threads, handler) : null;
    }

    /**
     * Begins to read. Must be stopped also when it fails.
     */
    void start() {
        engine.start();
        if (managedAccounts == null) {
            engine.serve(options.getOpenKfId());
        } else {
            managedAccounts.serveAll();
        }
    }

    PullEngine engine() {
        return engine;
    }

    CallbackNews callbackNews() {
        return new CallbackNews(engine, managedAccounts);
    }

    ConsumerReport report() {
        return ConsumerReport.of(engine, managedAccounts);
    }

    void stop() {
        try {
            engine.stop();
            stopThreads();
            engine.close();
        } finally {
            limits.leave();
            lease.close();
        }
    }

    private void stopThreads() {
        ExecutorServiceManager manager = executors();
        manager.shutdownNow(threads.timer());
        if (endpoint.getCamelContext().getShutdownStrategy().isTimeoutOccurred()) {
            // they had the time that the user gives them
            manager.shutdownNow(threads.workers());
        } else {
            // waits for the messages being processed, and in the end interrupts them
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(manager.getShutdownAwaitTermination());
            manager.shutdownGraceful(threads.workers());
            // routes that go on elsewhere have none of these threads, and no less time
            engine.awaitQuiet(deadline);
        }
    }

    private LaneThreads createThreads() {
        ExecutorService workers = executors().newCachedThreadPool(this, "WecomKfLane");
        return new LaneThreads(workers, createTimer());
    }

    /** Camel's own timers refuse more than 1000 tasks; here every customer may wait for a next try. */
    private ScheduledExecutorService createTimer() {
        ThreadPoolProfile profile = new ThreadPoolProfile("WecomKfTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return executors().newScheduledThreadPool(this, profile.getId(), profile);
    }

    private ExecutorServiceManager executors() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }

    private SyncSettings settings(boolean takesCallbacks) {
        Backoff pause = new Backoff(
                Duration.ofMillis(options.getRedeliveryDelay()), Duration.ofMillis(options.getMaximumRedeliveryDelay()));
        KeepLimits keep = new KeepLimits(
                options.getMaximumKeptMessages(), options.getMaximumKeptSize(), Duration.ofMillis(options.getParkedFor()));
        return new SyncSettings(
                options.getCorpId(), options.getStartFrom(), options.getPageSize(), options.getVoiceFormat(),
                Duration.ofMillis(options.getSafetyNetInterval()), takesCallbacks ? options.getCallbackPath() : null,
                options.getConcurrentCustomers(), options.getMaximumPendingMessages(),
                new Redelivery(pause, options.getMaximumRedeliveries(), options.getOnExhausted()), keep, OUTAGE,
                endpoint.getComponent().clock());
    }
}
