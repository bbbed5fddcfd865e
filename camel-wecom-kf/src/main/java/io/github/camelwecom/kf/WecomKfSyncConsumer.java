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

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sync.Incident;
import io.github.camelwecom.kf.sync.LaneThreads;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.PullEngine;
import io.github.camelwecom.kf.sync.Redelivery;
import io.github.camelwecom.kf.sync.SyncSettings;
import io.github.camelwecom.kf.watch.AccountTable;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.github.camelwecom.kf.watch.WecomKfConsumerHealthCheck;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;

/**
 * Has the messages and events of its accounts read, in order for each customer, from start to stop. Public for JMX
 * only.
 */
@ManagedResource(description = "Managed WeCom KF consumer")
public final class WecomKfSyncConsumer extends DefaultConsumer
        implements CallbackListener, Suspendable, ShutdownAware {

    /** The platform was away for seconds, or for hours: ask soon, then every minute. */
    private static final Backoff OUTAGE = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final WecomKfConfiguration options;
    private final MessageExchanges exchanges;
    private CallbackSubscription subscription;
    private LaneThreads threads;
    private volatile PullEngine engine;
    /** Null when one account is read, whatever else the app may manage. */
    private volatile ManagedAccounts managedAccounts;
    private volatile boolean completesAllTasks;

    WecomKfSyncConsumer(WecomKfEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
        this.exchanges = new MessageExchanges(this);
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
        findRoute();
        super.doStart();
        if (engine != null) {
            // a shutdown that was given up leaves the consumer suspended, and starts it again
            engine.resume();
            return;
        }
        try {
            startEngine();
            offerHealthCheck();
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

    /**
     * Camel tells it to a route's own consumer alone, which may have started this one, as that of camel-master does.
     */
    private void findRoute() {
        if (getRoute() == null) {
            getEndpoint().getCamelContext().getRoutes().stream().filter(this::leadsHere).findFirst().ifPresent(found -> {
                setRoute(found);
                setRouteId(found.getRouteId());
            });
        }
    }

    private boolean leadsHere(Route route) {
        return route.getEndpoint() instanceof DelegateEndpoint outer && outer.getEndpoint() == getEndpoint();
    }

    private void startEngine() throws Exception {
        WecomKfComponent component = getEndpoint().getComponent();
        KfClient client = component.clients().of(options);
        SyncSettings settings = settings();
        threads = createThreads();
        engine = new PullEngine(
                settings, client, component.progressStore(options), exchanges,
                component.corpLimits(options), threads);
        component.startedConsumers().add(this);
        engine.start();
        if (options.getOpenKfId() != null) {
            engine.serve(options.getOpenKfId());
        } else {
            managedAccounts = new ManagedAccounts(client, engine, settings, threads, exchanges);
            managedAccounts.serveAll();
        }
    }

    /** Health checks are optional: without their repository there is nobody to ask. */
    private void offerHealthCheck() {
        if (HealthCheckHelper.getHealthCheckRepository(getEndpoint().getCamelContext(), "consumers") != null) {
            WecomKfConsumerHealthCheck check = new WecomKfConsumerHealthCheck(this::report, getRouteId());
            CamelContextAware.trySetCamelContext(check, getEndpoint().getCamelContext());
            check.setEnabled(getEndpoint().getComponent().isHealthCheckConsumerEnabled());
            setHealthCheckOfRoute(check);
        }
    }

    /** Camel asks a route's own consumer. */
    private void setHealthCheckOfRoute(HealthCheck check) {
        Consumer asked = getRoute() == null ? this : getRoute().getConsumer();
        if (asked instanceof HealthCheckAware aware) {
            aware.setHealthCheck(check);
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
                Duration.ofMillis(options.getSafetyNetInterval()), options.getConcurrentCustomers(), redelivery, OUTAGE,
                Clock.systemUTC());
    }

    @Override
    protected void doSuspend() throws Exception {
        // callbacks are still answered: the platform gives up after a few tries, and what they say must not be lost
        PullEngine source = engine;
        if (source != null && completesAllTasks) {
            source.finishPages();
        } else if (source != null) {
            source.suspend();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        engine.resume();
    }

    /** A message that is not handed out yet is pulled again after the next start, so by default none needs to be. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        completesAllTasks = shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks;
        // either way it is suspended now
        return false;
    }

    /** Those that Camel does not count itself: on their way into the route, or out of it and not written down yet. */
    @Override
    public int getPendingExchangesSize() {
        PullEngine source = engine;
        if (source == null) {
            return 0;
        }
        int inRoute = getEndpoint().getCamelContext().getInflightRepository().size(getRouteId());
        return Math.max(0, source.busy() - inRoute);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        PullEngine source = engine;
        // a shutdown that ran out of time comes here as late as after the next start, which it must not undo
        if (source != null && isSuspendingOrSuspended()) {
            completesAllTasks = false;
            source.suspend();
        }
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
        setHealthCheckOfRoute(null);
        getEndpoint().getComponent().startedConsumers().remove(this);
        engine.stop();
        ExecutorServiceManager manager = getEndpoint().getCamelContext().getExecutorServiceManager();
        manager.shutdownNow(threads.timer());
        if (getEndpoint().getCamelContext().getShutdownStrategy().isTimeoutOccurred()) {
            // they had the time that the user gives them
            manager.shutdownNow(threads.workers());
        } else {
            // waits for the messages being processed, and in the end interrupts them
            manager.shutdownGraceful(threads.workers());
        }
        engine.close();
        engine = null;
        managedAccounts = null;
    }

    /** How the reading of its accounts stands at this moment. */
    ConsumerReport report() {
        PullEngine asked = engine;
        return asked == null ? ConsumerReport.STOPPED : ConsumerReport.of(asked.reports(), managedAccounts);
    }

    @ManagedAttribute(description = "How many accounts are read, or should be")
    public int getAccountCount() {
        return report().served().size();
    }

    @ManagedAttribute(description = "How many of them need attention: they fail, are held, or their progress is unreadable")
    public int getAccountsInTrouble() {
        return report().inTrouble().size();
    }

    @ManagedAttribute(description = "Why messages are not read, empty as long as they are")
    public String getProblem() {
        return report().problem().orElse("");
    }

    @ManagedAttribute(description = "Seconds since the oldest message was sent that was fetched and is not processed yet")
    public long getLagSeconds() {
        return report().lag().toSeconds();
    }

    @ManagedAttribute(description = "Messages in the route")
    public int getInFlight() {
        return report().inFlight();
    }

    @ManagedAttribute(description = "When the platform answered a pull last")
    public Date getLastPull() {
        return report().lastPull().map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "What went wrong last, over or not")
    public String getLastError() {
        return report().lastError().map(Incident::description).orElse("");
    }

    @ManagedAttribute(description = "When something went wrong last")
    public Date getLastErrorTime() {
        return report().lastError().map(Incident::at).map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "Pages of messages fetched since the route was started")
    public long getPages() {
        return report().counts().pages();
    }

    @ManagedAttribute(description = "Messages processed since the route was started")
    public long getMessages() {
        return report().counts().messages();
    }

    @ManagedAttribute(description = "How often a message was handed out again since the route was started")
    public long getRedelivered() {
        return report().counts().redelivered();
    }

    @ManagedAttribute(description = "Messages given up since the route was started, because of onExhausted=skip")
    public long getSkipped() {
        return report().counts().skipped();
    }

    @ManagedAttribute(description = "The same for each account")
    public TabularData getAccounts() throws OpenDataException {
        return AccountTable.of(report().accounts());
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
            change.removed().forEach(managedAccounts::release);
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
}
