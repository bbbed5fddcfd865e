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
package io.github.camelwecom.kf.benchmark.contender;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Meter;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The backlogs of all accounts of some corps to their ends, from a platform that is as far away as the real one and
 * refuses a sixth call of a corp. Arguments: how many corps, accounts of each, messages and customers of each account,
 * options of the endpoints. Fails if a message is missing, comes twice, or overtakes one of its customer.
 */
public final class CorpsDraining implements Trial {

    /** Megabytes of the heap in use, at most, after collections on the way. */
    public static final String HEAP = "heap";
    /** Threads that lived at the same time. */
    public static final String THREADS = "threads";
    /** How many calls of sync_msg the platform refused, because the corp had made too many at once. */
    public static final String REFUSED = "refused";
    private static final int ROWS = 10;

    private volatile double heap;

    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        int corps = Integer.parseInt(arguments[0]);
        int accounts = Integer.parseInt(arguments[1]);
        int messages = Integer.parseInt(arguments[2]);
        int customers = Integer.parseInt(arguments[3]);
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = Peers.component(platform, state);
            context.addComponent("wecom-kf", component);
            Countdown countdown = new Countdown((long) corps * accounts * messages);
            for (int number = 0; number < corps * accounts; number++) {
                context.addRoutes(route(number, number / accounts, messages, customers, arguments[4], countdown));
            }
            return drain(context, countdown, (long) corps * accounts * messages).and(REFUSED, platform.refusals());
        }
    }

    private RouteBuilder route(int number, int corp, int messages, int customers, String options, Countdown countdown) {
        OrderOfCustomers order = new OrderOfCustomers(customers);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + Account.far(messages, customers, corp, number)
                     + "&corpId=ww" + corp + "&secret=secret" + corp + options).process(exchange -> {
                         order.check(exchange.getMessage());
                         count(countdown);
                     });
            }
        };
    }

    private void count(Countdown countdown) {
        if (countdown.one() % countdown.part(ROWS) == 0) {
            heap = Math.max(heap, Heap.used() / 1_048_576.0);
        }
    }

    private Figures drain(DefaultCamelContext context, Countdown countdown, long messages) throws Exception {
        Meter meter = Meter.start();
        context.start();
        long done = countdown.await(Duration.ofHours(1));
        Figures figures = meter.stop(done);
        if (done != messages) {
            throw new IllegalStateException(done + " of " + messages + " messages came");
        }
        return figures.and(HEAP, heap).and(THREADS, ManagementFactory.getThreadMXBean().getPeakThreadCount());
    }
}
