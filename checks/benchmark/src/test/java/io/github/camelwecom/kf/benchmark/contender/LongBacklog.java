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

import java.time.Duration;

import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Meter;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A backlog to its end, however long it is. Arguments: how many messages it has, how many customers.
 */
public final class LongBacklog implements Trial {

    /** Megabytes of the heap in use, at most, after collections on the way. */
    public static final String HEAP = "heap";
    /** Microseconds for each message in the last tenth. */
    public static final String LAST_MICROS = "last";
    private static final int ROWS = 10;

    private volatile double heap;

    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        int messages = Integer.parseInt(arguments[0]);
        int customers = Integer.parseInt(arguments[1]);
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("wecom-kf", Peers.component(platform, state));
            context.start();
            drain(context, Account.backlog(effort.messages(), customers, 1, 1), effort.messages());
            return drain(context, Account.backlog(messages, customers, 1, 2), messages);
        }
    }

    private Figures drain(DefaultCamelContext context, String account, int messages) throws Exception {
        Countdown countdown = new Countdown(messages);
        long[] lastTenth = new long[1];
        int row = Math.max(1, messages / ROWS);
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + account).routeId(account).process(exchange -> {
                    long number = countdown.one();
                    if (number == messages - row) {
                        lastTenth[0] = System.nanoTime();
                    }
                    if (number % row == 0) {
                        heap = Math.max(heap, Heap.used() / 1_048_576.0);
                    }
                });
            }
        };
        Meter meter = Meter.start();
        context.addRoutes(route);
        countdown.await(Duration.ofHours(1));
        double last = (System.nanoTime() - lastTenth[0]) / 1000.0 / row;
        Figures figures = meter.stop(messages);
        context.getRouteController().stopRoute(account);
        return figures.and(HEAP, heap).and(LAST_MICROS, last);
    }
}
