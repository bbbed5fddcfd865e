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

import java.util.concurrent.ExecutorService;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.model.CallbackNotice;
import io.github.camelwecom.kf.model.KfMsgOrEvent;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Makes an exchange of each callback, for those who leave the pulling to something else. The platform is answered
 * before the exchange is processed.
 */
final class WecomKfCallbackConsumer extends DefaultConsumer implements CallbackListener, Suspendable {

    /** Callbacks waiting for the route; more are refused, so that the platform sends them again. */
    private static final int WAITING_AT_MOST = 1000;

    private CallbackSubscription subscription;
    private ExecutorService worker;

    WecomKfCallbackConsumer(WecomKfEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
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
        super.doStart();
        // one thread: callbacks reach the route in the order they came
        ThreadPoolProfile profile = new ThreadPoolProfile("WecomKfCallback");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(WAITING_AT_MOST);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        worker = executors().newThreadPool(this, "WecomKfCallback", profile);
        subscription.start(getRouteId());
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
        if (worker != null) {
            executors().shutdownGraceful(worker);
            worker = null;
        }
        super.doStop();
    }

    private ExecutorServiceManager executors() {
        return getEndpoint().getCamelContext().getExecutorServiceManager();
    }

    @Override
    public void onNotice(CallbackNotice notice) {
        worker.execute(() -> process(notice));
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
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            report(exchange);
            releaseExchange(exchange, false);
        }
    }

    private void report(Exchange exchange) {
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("Callback was not processed", exchange, exchange.getException());
        }
    }
}
