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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What an account takes of the heap that nobody writes to, in a consumer of all accounts. Argument: how many there are.
 */
public final class IdleAccounts implements Trial {

    /** Bytes for each account. */
    public static final String KEPT = "kept";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        int accounts = Integer.parseInt(arguments[0]);
        long few = heapWith(1);
        double grown = heapWith(accounts) - few;
        return Figures.of(KEPT, grown / (accounts - 1));
    }

    private static long heapWith(int accounts) throws Exception {
        try (LeanPlatform platform = LeanPlatform.start(accounts); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = Peers.componentWithCallbacks(platform, state);
            component.getConfiguration().setSafetyNetInterval(Duration.ofHours(1).toMillis());
            HttpServed.add(context);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").process(exchange -> {
                    });
                }
            });
            context.start();
            awaitPulls(platform, accounts);
            return Heap.used();
        }
    }

    private static void awaitPulls(LeanPlatform platform, int accounts) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (platform.pulls() < accounts) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + platform.pulls() + " accounts were read");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
