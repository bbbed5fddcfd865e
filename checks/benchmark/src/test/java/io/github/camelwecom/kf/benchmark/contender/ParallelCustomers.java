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
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Meter;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A route that takes its time over each message. Arguments: how many customers are processed at the same time, how many
 * milliseconds the route takes.
 */
public final class ParallelCustomers implements Trial {

    private static final int CUSTOMERS = 1000;
    /** More than there is time for. */
    private static final int MESSAGES = 1_000_000;

    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext()) {
            Countdown countdown = new Countdown(Long.MAX_VALUE);
            int millis = Integer.parseInt(arguments[1]);
            context.addComponent("wecom-kf", Peers.component(platform, state));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg?openKfId=" + Account.backlog(MESSAGES, CUSTOMERS, 1, 1) + "&concurrentCustomers="
                         + arguments[0]).routeId("slow")
                            .process(exchange -> {
                                TimeUnit.MILLISECONDS.sleep(millis);
                                countdown.one();
                            });
                }
            });
            context.start();
            countdown.await(effort.warmUp());
            long before = countdown.count();
            Meter meter = Meter.start();
            long after = countdown.await(atLeast(effort.measured(), millis));
            return meter.stop(Math.max(1, after - before));
        }
    }

    private static Duration atLeast(Duration wanted, int millis) {
        Duration some = Duration.ofMillis(2L * millis);
        return wanted.compareTo(some) < 0 ? some : wanted;
    }
}
