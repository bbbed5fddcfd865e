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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many messages a second pass a route that takes 20 ms, by the number of customers processed at the same
 * time. Asserts nothing, and is no part of the build:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=ParallelCustomersBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ParallelCustomersBenchmark {

    private static final int CUSTOMERS = 200;
    private static final int PROCESSING_MILLIS = 20;
    private static final int SECONDS_PER_ROW = 2;

    @TempDir
    Path directory;

    @Test
    void printThroughput() throws Exception {
        messagesPerSecond(16);
        System.out.println("concurrentCustomers  messages/s  of the ideal");
        for (int customers = 1; customers <= 64; customers *= 2) {
            double rate = messagesPerSecond(customers);
            System.out.printf("%19d  %10.0f  %11.0f%%%n", customers, rate, 100 * rate / ideal(customers));
        }
    }

    private static double ideal(int customers) {
        return customers * 1000.0 / PROCESSING_MILLIS;
    }

    private double messagesPerSecond(int customers) throws Exception {
        int perCustomer = (int) Math.ceil(ideal(customers) * SECONDS_PER_ROW / CUSTOMERS);
        int messages = perCustomer * CUSTOMERS;
        CountDownLatch processed = new CountDownLatch(messages);
        try (KfSandbox sandbox = KfSandbox.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            for (int i = 0; i < messages; i++) {
                sandbox.customer("customer" + i % CUSTOMERS).unannounced().says("hello");
            }
            context.addComponent("wecom-kf", component(sandbox));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg?concurrentCustomers=" + customers + "&openKfId=" + sandbox.account().openKfId())
                            .process(ParallelCustomersBenchmark::takeItsTime).process(exchange -> processed.countDown());
                }
            });
            long begin = System.nanoTime();
            context.start();
            processed.await();
            return messages / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
        }
    }

    private WecomKfComponent component(KfSandbox sandbox) throws Exception {
        WecomKfComponent component = new WecomKfComponent();
        component.getConfiguration().setBaseUri(sandbox.baseUri().toString());
        component.getConfiguration().setCorpId(sandbox.corpId());
        component.getConfiguration().setSecret(sandbox.secret());
        component.getConfiguration().setStateDirectory(Files.createTempDirectory(directory, "state").toString());
        return component;
    }

    private static void takeItsTime(Exchange exchange) throws InterruptedException {
        new CountDownLatch(1).await(PROCESSING_MILLIS, TimeUnit.MILLISECONDS);
    }
}
