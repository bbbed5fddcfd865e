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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application of {@link BacklogBenchmark}: counts messages, and says now and then how much memory it has in use.
 */
final class BacklogApplication extends RouteBuilder {

    private static final int ROWS = 10;

    private final AtomicInteger processed = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final long begin = System.nanoTime();
    private final int messages;

    private BacklogApplication(int messages) {
        this.messages = messages;
    }

    /**
     * @param args where the platform is, the state directory, how many messages there are
     */
    public static void main(String[] args) throws Exception {
        BacklogApplication application = new BacklogApplication(Integer.parseInt(args[2]));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(args[0]);
            component.getConfiguration().setCorpId("ww1");
            component.getConfiguration().setSecret("any");
            component.getConfiguration().setStateDirectory(args[1]);
            // here no callback brings a token
            component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
            context.addComponent("wecom-kf", component);
            context.addRoutes(application);
            System.out.printf("%10s  %9s  %10s  (heap at most %d MB)%n", "messages", "seconds", "MB in use",
                    Runtime.getRuntime().maxMemory() >> 20);
            context.start();
            application.drained.await();
        }
    }

    @Override
    public void configure() {
        from("wecom-kf:syncMsg?openKfId=wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q").process(this::count);
    }

    private void count(Exchange exchange) {
        int number = processed.incrementAndGet();
        if (number % (messages / ROWS) == 0) {
            printRow(number);
        }
        if (number == messages) {
            drained.countDown();
        }
    }

    private void printRow(int number) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("%,10d  %9d  %10.1f%n", number, Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                (runtime.totalMemory() - runtime.freeMemory()) / 1_048_576.0);
    }
}
