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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sync.ScarceThreads;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * A machine that has no thread left for a while: nothing may be silent for ever after it.
 */
class ScarceThreadsTest extends LaneTestSupport {

    private static final String LANES = "WecomKfLane";
    private static final String CALLBACKS = "WecomKfCallback";
    private static final Duration SHORTAGE = Duration.ofMillis(1500);

    private final Pools pools = new Pools();

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setMaxTokenlessSyncPerMinute(10_000);
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        return context;
    }

    /** Not earlier: an initialising context takes a factory of its own choice. */
    @BeforeEach
    void ration() {
        context.getExecutorServiceManager().setThreadPoolFactory(pools);
    }

    @Test
    void anAccountIsReadOnOnceThereAreThreadsAgain() throws Exception {
        start("safetyNetInterval=200");
        until(() -> pulls() >= 1);

        runShort(LANES);
        write("ann1");
        account.announce();

        until(() -> route.finished().equals(List.of("ann1")));
        int before = pulls();
        until(() -> pulls() > before + 3);
    }

    @Test
    void aRouteThatStartsWithoutThreadsReadsOnceItHasThem() throws Exception {
        pools.of(LANES).haveNone();
        write("ann1", "ben1");
        start(routes -> routes.from("wecom-kf:syncMsg?safetyNetInterval=1d").routeId(ROUTE).process(route));
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> pools.of(LANES).refused() >= 1);

        pools.of(LANES).haveSome();

        until(() -> route.finished().size() == 2);
    }

    @Test
    void aRouteWhoseTimerHasNoThreadDoesNotStartAndHoldsNothing() throws Exception {
        pools.of("WecomKfTimer").haveNone();

        start(routes -> routes.from(messages("safetyNetInterval=1d")).routeId(ROUTE).autoStartup(false).process(route));
        assertThatThrownBy(() -> context.getRouteController().startRoute(ROUTE))
                .hasStackTraceContaining("No thread can be had");
        pools.of("WecomKfTimer").haveSome();
        write("ann1");
        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().equals(List.of("ann1")));
    }

    @Test
    void theCustomersThatHadNoThreadAreServed() throws Exception {
        start("safetyNetInterval=1d");
        until(() -> pulls() == 1);
        route.close("ann1");
        write("ann1");
        account.announce();
        until(() -> route.begun().equals(List.of("ann1")));

        runShort(LANES);
        route.open("ann1");
        write("ben1", "cid1", "dan1");
        account.announce();

        until(() -> route.finished().size() == 4);
    }

    @Test
    void aCallbackThatHasNoThreadIsLeftToThePlatformsRepetition() throws Exception {
        start(routes -> routes.from("wecom-kf:callback?callbackPath=/events").routeId("events").to("mock:events"));
        sandbox.callbackUrl(callbackUrl("/events"));
        until(() -> health().getState() == State.UP);
        pools.of(CALLBACKS).haveNone();

        List<SealedCallback> callbacks = List.of(seal(), seal(), seal(), seal(), seal());
        callbacks.forEach(callback -> assertThat(sandbox.sendCallback(callback).status()).isEqualTo(503));
        assertThat(health().getState()).isEqualTo(State.DOWN);
        assertThat(health().getMessage().orElseThrow()).startsWith("No thread can be had to process callbacks");
        assertThat(health().getDetails()).containsEntry("callbacks.refused", 5L).containsEntry("callbacks.waiting", 0);

        pools.of(CALLBACKS).haveSome();
        callbacks.forEach(callback -> assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200));
        until(() -> mock("events").getReceivedCounter() == 5);
        assertThat(health().getState()).isEqualTo(State.UP);
        assertThat(health().getDetails()).containsKey("callback.last").doesNotContainKey("callbacks.refused");
        long begin = System.nanoTime();
        context.getRouteController().stopRoute("events");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private void runShort(String pool) {
        pools.of(pool).haveNone();
        account.announce();
        await().pollDelay(SHORTAGE).atMost(SECONDS, TimeUnit.SECONDS).until(() -> true);
        pools.of(pool).haveSome();
    }

    private SealedCallback seal() {
        return sandbox.seal("<xml><ToUserName>" + sandbox.corpId() + "</ToUserName></xml>");
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:events")).findFirst().orElseThrow();
    }

    private static final class Pools extends DefaultThreadPoolFactory {

        private final Map<String, ScarceThreads> byName = new ConcurrentHashMap<>();

        ScarceThreads of(String pool) {
            return byName.computeIfAbsent(pool, name -> new ScarceThreads());
        }

        private ThreadFactory scarce(ThreadFactory threads) {
            return threads instanceof CamelThreadFactory named ? of(named.getName()).like(threads) : threads;
        }

        /** An idle thread ends at once, so that each task needs a new one. */
        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory threads) {
            return new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), scarce(threads));
        }

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
            return super.newThreadPool(profile, scarce(threads));
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
            return super.newScheduledThreadPool(profile, scarce(threads));
        }
    }
}
