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

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.CallbackNotice;
import io.github.camelwecom.kf.model.KfAccountAuthChange;
import io.github.camelwecom.kf.model.KfMessage;
import io.github.camelwecom.kf.model.KfMsgOrEvent;
import io.github.camelwecom.kf.sync.Backoff;
import io.github.camelwecom.kf.sync.Delivery;
import io.github.camelwecom.kf.sync.LaneThreads;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.MessageFailedException;
import io.github.camelwecom.kf.sync.MessageHandler;
import io.github.camelwecom.kf.sync.PullEngine;
import io.github.camelwecom.kf.sync.Redelivery;
import io.github.camelwecom.kf.sync.SyncSettings;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;

/**
 * Makes an exchange of each message and event of its accounts, in order for each customer, and tells the engine whether
 * it was processed.
 */
final class WecomKfSyncConsumer extends DefaultConsumer implements CallbackListener, MessageHandler, Suspendable {

    /** The platform was away for seconds, or for hours: ask soon, then every five minutes. */
    private static final Backoff OUTAGE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final WecomKfConfiguration options;
    private CallbackSubscription subscription;
    private LaneThreads threads;
    private volatile PullEngine engine;
    /** Null when one account is read, whatever else the app may manage. */
    private volatile ManagedAccounts managedAccounts;

    WecomKfSyncConsumer(WecomKfEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
    }

    @Override
    public WecomKfEndpoint getEndpoint() {
        return (WecomKfEndpoint) super.getEndpoint();
    }

    /** Without a subscription the consumer takes no callbacks, and finds messages by looking now and then. */
    void setSubscription(CallbackSubscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public boolean isHostedService() {
        return subscription != null;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        try {
            startEngine();
            // last, so that no callback is answered before somebody listens to it
            if (subscription != null) {
                subscription.start(getRouteId());
            }
        } catch (Exception e) {
            // or its accounts would stay locked
            stopEngine();
            throw e;
        }
    }

    private void startEngine() {
        WecomKfComponent component = getEndpoint().getComponent();
        KfClient client = component.clients().of(options);
        threads = createThreads();
        engine = new PullEngine(
                settings(), client, component.progressStore(options), this,
                component.syncPermits(options), threads);
        engine.start();
        if (options.getOpenKfId() != null) {
            engine.serve(options.getOpenKfId());
        } else {
            managedAccounts = new ManagedAccounts(client, engine, OUTAGE, threads);
            managedAccounts.serveAll();
        }
    }

    private LaneThreads createThreads() {
        ExecutorServiceManager manager = getEndpoint().getCamelContext().getExecutorServiceManager();
        ExecutorService workers = manager.newCachedThreadPool(this, "WecomKfLane");
        return new LaneThreads(workers, createTimer(manager));
    }

    /** Camel's own timers refuse more than 1000 tasks; here every customer of every page may wait for a next try. */
    private ScheduledExecutorService createTimer(ExecutorServiceManager manager) {
        ThreadPoolProfile profile = new ThreadPoolProfile("WecomKfTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return manager.newScheduledThreadPool(this, profile.getId(), profile);
    }

    private SyncSettings settings() {
        Backoff pause = new Backoff(
                Duration.ofMillis(options.getRedeliveryDelay()), Duration.ofMillis(options.getMaximumRedeliveryDelay()));
        Redelivery redelivery = new Redelivery(pause, options.getMaximumRedeliveries(), options.getOnExhausted());
        return new SyncSettings(
                options.getCorpId(), options.getStartFrom(), options.getPageSize(), options.getVoiceFormat(),
                Duration.ofMillis(options.getSafetyNetInterval()), options.getConcurrentCustomers(), redelivery, OUTAGE);
    }

    @Override
    protected void doSuspend() throws Exception {
        // callbacks are still answered: the platform gives up after a few tries, and what they say must not be lost
        engine.suspend();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        engine.resume();
    }

    @Override
    protected void doStop() throws Exception {
        if (subscription != null) {
            subscription.stop();
        }
        stopEngine();
        super.doStop();
    }

    private void stopEngine() {
        if (engine == null) {
            return;
        }
        engine.stop();
        ExecutorServiceManager manager = getEndpoint().getCamelContext().getExecutorServiceManager();
        manager.shutdownNow(threads.timer());
        // waits for the messages being processed, and in the end interrupts them
        manager.shutdownGraceful(threads.workers());
        engine.close();
        engine = null;
    }

    @Override
    public void onNotice(CallbackNotice notice) {
        PullEngine target = engine;
        if (target == null) {
            return;
        }
        if (notice instanceof KfMsgOrEvent news) {
            announce(target, news);
        } else if (notice instanceof KfAccountAuthChange change && managedAccounts != null) {
            change.added().forEach(managedAccounts::serve);
            change.removed().forEach(target::release);
        }
    }

    private void announce(PullEngine target, KfMsgOrEvent news) {
        if (news.openKfId() == null) {
            // the first edition of the platform did not say which account
            target.lookEverywhere();
        } else if (!target.news(news.openKfId(), news.token()) && managedAccounts != null) {
            managedAccounts.serve(news.openKfId());
        }
    }

    @Override
    public void handle(KfMessage message, Delivery delivery) throws MessageFailedException {
        Exchange exchange = createExchange(false);
        try {
            process(exchange, message, delivery);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void process(Exchange exchange, KfMessage message, Delivery delivery) throws MessageFailedException {
        try {
            fill(exchange.getMessage(), message, delivery);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            getExceptionHandler().handleException("Message was not processed", exchange, failure);
            throw new MessageFailedException(message.msgId(), failure);
        }
    }

    private static void fill(Message target, KfMessage message, Delivery delivery) {
        target.setBody(message);
        MessageHeaders.set(target, message);
        if (delivery == Delivery.REPEATED) {
            target.setHeader(WecomKfConstants.REDELIVERED, true);
        }
    }
}
