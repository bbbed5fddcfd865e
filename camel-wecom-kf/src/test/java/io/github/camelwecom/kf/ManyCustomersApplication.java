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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Lets no message out of its route before those of all customers are in it, and prints how many threads there were
 * then.
 */
final class ManyCustomersApplication extends RouteBuilder {

    static final String THREADS = "workers: ";

    private final int customers;
    private final boolean blocking;
    private final CountDownLatch toEnter;
    private final CountDownLatch toLeave;
    private final Queue<AsyncCallback> inRoute = new ConcurrentLinkedQueue<>();

    private ManyCustomersApplication(int customers, boolean blocking) {
        this.customers = customers;
        this.blocking = blocking;
        this.toEnter = new CountDownLatch(customers);
        this.toLeave = new CountDownLatch(customers);
    }

    /**
     * @param args the state directory, how many customers there are, whether the route blocks the thread that it is
     *             given
     */
    public static void main(String[] args) throws Exception {
        ManyCustomersApplication application
                = new ManyCustomersApplication(Integer.parseInt(args[1]), Boolean.parseBoolean(args[2]));
        try (KfSandbox sandbox = KfSandbox.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            for (int customer = 0; customer < application.customers; customer++) {
                sandbox.customer("c" + customer).unannounced().says("one message");
            }
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(sandbox.baseUri().toString());
            component.getConfiguration().setCorpId(sandbox.corpId());
            component.getConfiguration().setSecret(sandbox.secret());
            component.getConfiguration().setStateDirectory(args[0]);
            // no callback brings a token
            component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
            context.addComponent("wecom-kf", component);
            context.addRoutes(application);
            context.start();
            application.letOutOnceAllAreIn();
        }
    }

    @Override
    public void configure() {
        AsyncProcessor goesOnElsewhere = new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                inRoute.add(callback);
                toEnter.countDown();
                return false;
            }
        };
        from("wecom-kf:syncMsg?concurrentCustomers=" + customers)
                .process(blocking ? exchange -> enterAndWait() : goesOnElsewhere)
                .process(exchange -> toLeave.countDown());
    }

    private void enterAndWait() throws InterruptedException {
        toEnter.countDown();
        toEnter.await();
    }

    /** Virtual ones are not among them. */
    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("WecomKfLane")).count();
    }

    private void letOutOnceAllAreIn() throws InterruptedException {
        boolean allIn = toEnter.await(1, TimeUnit.MINUTES);
        System.out.println((allIn ? THREADS : "not all came in: ") + workers());
        inRoute.forEach(callback -> callback.done(false));
        if (!toLeave.await(1, TimeUnit.MINUTES)) {
            System.out.println("still in the route: " + toLeave.getCount());
        }
    }
}
