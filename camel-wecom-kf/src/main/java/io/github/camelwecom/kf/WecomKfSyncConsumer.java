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

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.database.NewsTable;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.progress.ProgressStore;
import io.github.camelwecom.kf.sync.ParkedMessage;
import io.github.camelwecom.kf.sync.PullEngine;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.github.camelwecom.kf.watch.WatchedConsumer;
import io.github.camelwecom.kf.watch.WecomKfConsumerHealthCheck;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;

/**
 * Has the messages and events of its accounts read, in order for each customer, from start to stop. Public for JMX
 * only.
 */
@ManagedResource(description = "Managed WeCom KF consumer")
public final class WecomKfSyncConsumer extends WatchedConsumer implements CallbackListener, Suspendable, ShutdownAware {

    private final ConsumersRoute consumersRoute = new ConsumersRoute(this);
    private final MessageExchanges exchanges;
    private CallbackSubscription subscription;
    /** Null where this node reads by itself. */
    private volatile HotStandby standby;
    private volatile SyncReader reader;
    private volatile CallbackNews news;
    private volatile boolean completesAllTasks;

    WecomKfSyncConsumer(WecomKfEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
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
        consumersRoute.find();
        super.doStart();
        if (isReading()) {
            // a shutdown that was given up leaves the consumer suspended, and starts it again
            resumeReader();
            return;
        }
        try {
            startReading();
            consumersRoute.offer(new WecomKfConsumerHealthCheck(this::report, getRouteId()));
            consumersRoute.show();
            metering().show(getRouteId(), this::report, getEndpoint().getComponent().callbackHub());
            // last, so that no callback is answered before somebody listens to it
            if (subscription != null) {
                subscription.start(getRouteId());
            }
        } catch (Exception | Error e) {
            // or its accounts would stay locked
            stopReading();
            throw e;
        }
    }

    /** Whether it reads, or would if no other node did. */
    private boolean isReading() {
        return reader != null || standby != null;
    }

    private void startReading() throws Exception {
        WecomKfComponent component = getEndpoint().getComponent();
        component.startedConsumers().add(this);
        if (getEndpoint().getConfiguration().getDataSource() == null) {
            startReader(component.progressStore(getEndpoint().getConfiguration()));
        } else {
            standby = HotStandby.of(getEndpoint(), new WhileItLeads());
            standby.start();
        }
    }

    private void startReader(ProgressStore store) throws Exception {
        SyncReader starting = new SyncReader(getEndpoint(), exchanges, subscription != null, store);
        reader = starting;
        starting.start();
        news = starting.callbackNews();
    }

    private final class WhileItLeads implements HotStandby.Reading {

        @Override
        public boolean mayBegin() {
            return !isSuspendingOrSuspended();
        }

        @Override
        public void begin(ProgressStore store) throws Exception {
            startReader(getEndpoint().getComponent().withMemory(store, getEndpoint().getConfiguration()));
        }

        @Override
        public void end() {
            stopReader();
        }

        @Override
        public boolean told(NewsTable.News told) {
            CallbackNews here = news;
            if (here != null) {
                here.told(told);
            }
            return here != null;
        }
    }

    @Override
    public boolean isSuspended() {
        return super.isSuspended() || consumersRoute.hasStoppedInsteadOfSuspending();
    }

    @Override
    public void suspend() {
        if (!ConsumersRoute.isTooLateToSuspend()) {
            super.suspend();
        }
    }

    /** What was stopped meanwhile has to be started: its processor, too, which no resuming would do. */
    @Override
    public void resume() {
        if (!isReading() && isSuspended()) {
            start();
        } else {
            super.resume();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        // callbacks are still answered: the platform gives up after a few tries, and what they say must not be lost
        PullEngine source = engine();
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
        resumeReader();
    }

    private void resumeReader() {
        PullEngine source = engine();
        if (source != null) {
            source.resume();
        }
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
        PullEngine source = engine();
        if (source == null) {
            return 0;
        }
        int inRoute = getEndpoint().getCamelContext().getInflightRepository().size(getRouteId());
        return Math.max(0, source.busy() - inRoute);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        PullEngine source = engine();
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
        stopReading();
        super.doStop();
    }

    private void stopReading() {
        HotStandby stopping = standby;
        if (!isReading()) {
            return;
        }
        consumersRoute.withdrawHealthCheck();
        consumersRoute.hide();
        metering().hide(getRouteId());
        getEndpoint().getComponent().startedConsumers().remove(this);
        if (stopping == null) {
            stopReader();
        } else {
            stopping.stop();
            standby = null;
        }
    }

    private void stopReader() {
        SyncReader stopping = reader;
        if (stopping != null) {
            stopping.stop();
            news = null;
            reader = null;
        }
    }

    private Metering metering() {
        return getEndpoint().getComponent().metering();
    }

    /** Null while the consumer is stopped. */
    private PullEngine engine() {
        SyncReader asked = reader;
        return asked == null ? null : asked.engine();
    }

    @Override
    public ConsumerReport report() {
        SyncReader asked = reader;
        HotStandby shared = standby;
        ConsumerReport report = asked == null ? ConsumerReport.STOPPED : asked.report();
        return shared == null ? report : report.sharedBy(shared.report());
    }

    @Override
    public List<ParkedMessage> parked() {
        PullEngine asked = engine();
        return asked == null ? List.of() : asked.parked();
    }

    @Override
    public boolean unpark(String openKfId, String messageId) {
        PullEngine asked = engine();
        return asked != null && asked.unpark(openKfId, messageId);
    }

    @Override
    public boolean dropParked(String openKfId, String messageId) {
        PullEngine asked = engine();
        return asked != null && asked.dropParked(openKfId, messageId);
    }

    @Override
    public void onNotice(CallbackNotice notice) {
        take(notice, HotStandby::tellSoon);
    }

    /**
     * Takes what did not come as a callback, so that nobody waits for an answer within seconds.
     *
     * @throws java.io.UncheckedIOException when the node that reads cannot be told
     */
    void announce(CallbackNotice notice) {
        take(notice, HotStandby::tell);
    }

    private void take(CallbackNotice notice, BiConsumer<HotStandby, CallbackNotice> toReader) {
        CallbackNews told = news;
        HotStandby shared = standby;
        if (told != null) {
            told.onNotice(notice);
        } else if (shared != null) {
            toReader.accept(shared, notice);
        } else {
            throw new RejectedExecutionException("Route " + getRouteId() + " is stopping");
        }
    }
}
