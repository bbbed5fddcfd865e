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

import java.util.Optional;
import java.util.concurrent.ExecutorService;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.watch.WecomKfCallbackHealthCheck;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exchange of each callback, for those who leave the pulling to something else. The platform is answered
 * before the exchange is processed.
 */
final class WecomKfCallbackConsumer extends DefaultConsumer
        implements CallbackListener, Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(WecomKfCallbackConsumer.class);

    private final ConsumersRoute consumersRoute = new ConsumersRoute(this);
    private final WaitingCallbacks waiting;
    private CallbackSubscription subscription;
    private ExecutorService worker;

    WecomKfCallbackConsumer(WecomKfEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.waiting = new WaitingCallbacks(endpoint.getComponent().clock());
    }

    void setSubscription(CallbackSubscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    protected void doStart() throws Exception {
        consumersRoute.find();
        super.doStart();
        if (worker == null) {
            // its own queue would not do: with virtual threads Camel makes executors without one
            worker = executors().newSingleThreadExecutor(this, "WecomKfCallback");
            consumersRoute.offer(new WecomKfCallbackHealthCheck(waiting::report, getRouteId()));
        }
        subscription.start(getRouteId());
        component().metering().showCallbacks(component().callbackHub());
        sayWhatWorksWithoutSecret();
    }

    /** As it is on purpose in an application that does not read, and by need until the console shows the Secret. */
    private void sayWhatWorksWithoutSecret() {
        WecomKfConfiguration options = ((WecomKfEndpoint) getEndpoint()).getConfiguration();
        if (!options.hasAccess()) {
            LOG.info("Option secret is not set. Route {} answers the verification of the callback URL and takes callbacks at"
                     + " {}, but messages are neither read nor sent: for that set secret and consume from wecom-kf:syncMsg",
                    getRouteId(), options.getCallbackPath());
        }
    }

    private WecomKfComponent component() {
        return ((WecomKfEndpoint) getEndpoint()).getComponent();
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
        if (worker == null && isSuspended()) {
            start();
        } else {
            super.resume();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        // unlike news of messages, a callback that is not processed cannot be found again: let the platform retry it
        subscription.stop();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        subscription.start(getRouteId());
    }

    @Override
    protected void doStop() throws Exception {
        subscription.stop();
        consumersRoute.withdrawHealthCheck();
        if (worker != null) {
            executors().shutdownGraceful(worker);
            worker = null;
        }
        dropWaiting();
        super.doStop();
    }

    private void dropWaiting() {
        int dropped = waiting.clear();
        if (dropped > 0) {
            LOG.warn("{} callbacks are dropped, because the route did not get to them before the time limit of its shutdown",
                    dropped);
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        // it is suspended now, and takes no more callbacks
        return false;
    }

    /** Nobody could find them again. */
    @Override
    public int getPendingExchangesSize() {
        return waiting.size();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // nothing to do: it is stopped next
    }

    private ExecutorServiceManager executors() {
        return getEndpoint().getCamelContext().getExecutorServiceManager();
    }

    @Override
    public void onNotice(CallbackNotice notice) {
        waiting.add(notice, () -> worker.execute(this::work));
    }

    private void work() {
        Optional<CallbackNotice> next = waiting.next(isRunAllowed());
        while (next.isPresent()) {
            process(next.get());
            next = waiting.next(isRunAllowed());
        }
    }

    private void process(CallbackNotice notice) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(notice);
            if (notice instanceof KfMsgOrEvent news) {
                exchange.getMessage().setHeader(WecomKfConstants.OPEN_KF_ID, news.openKfId());
                exchange.getMessage().setHeader(WecomKfConstants.CALLBACK_TOKEN, news.token());
            }
            getProcessor().process(exchange);
        } catch (Exception | Error e) {
            exchange.setException(e);
        } finally {
            report(exchange);
            releaseExchange(exchange, false);
        }
    }

    private void report(Exchange exchange) {
        if (exchange.getException() != null) {
            tell(exchange);
        }
    }

    /** Whatever becomes of one callback, the next ones are processed. */
    private void tell(Exchange exchange) {
        try {
            getExceptionHandler().handleException("Callback was not processed", exchange, exchange.getException());
        } catch (RuntimeException | Error e) {
            LOG.warn("The exception handler of route {} failed", getRouteId(), e);
        }
    }
}
