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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;

import io.github.camelwecom.kf.watch.WatchedConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that no callback announced, as when the console has another URL than the route: somebody is told.
 */
class MissingCallbacksTest extends LaneTestSupport {

    private static final String WITHOUT_A_CALLBACK = "were found without a callback";

    private final MovableClock clock = new MovableClock();

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setMaxTokenlessSyncPerMinute(10_000);
        component.setCallbackFreshness(0);
        component.setClock(clock);
        return component;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(registry.resolveById("consumers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        context.setDevConsole(true);
        return context;
    }

    @Test
    void isSaidOnceWithThePathAndCounted() throws Exception {
        sandbox.callbackUrl(callbackUrl("/another/path"));
        try (CapturedLog log = CapturedLog.ofTheComponent()) {
            start("safetyNetInterval=100&callbackPath=/shop/events");
            until(() -> pulls() > 2);

            find("ann1");
            assertThat(log.linesAbout(WITHOUT_A_CALLBACK)).as("a callback may be under way").isEmpty();
            clock.advance(Duration.ofMinutes(1));
            find("ann2");
            find("ann3");
            until(() -> log.linesAbout(WITHOUT_A_CALLBACK).size() == 1);
            assertThat(log.linesAbout(WITHOUT_A_CALLBACK).get(0)).startsWith("WARN ")
                    .contains("/shop/events", "never since the start", account.openKfId()).doesNotContain("ann2");
            assertThat(health().getDetails()).containsEntry("messages.unannounced", 3L).doesNotContainKey("callback.last");
            assertThat(watched().getUnannounced()).isEqualTo(3);
            assertThat(watched().getLastCallback()).isNull();
            assertThat(console()).contains("Unannounced Messages: 3").doesNotContain("Last Callback");

            clock.advance(Duration.ofHours(2));
            find("ann4");
            until(() -> log.linesAbout(WITHOUT_A_CALLBACK).size() == 2);
        }
    }

    @Test
    void theLastCallbackIsShownAndNothingElseSaid() throws Exception {
        try (CapturedLog log = CapturedLog.ofTheComponent()) {
            start("safetyNetInterval=100");
            until(() -> pulls() > 2);

            sandbox.customer("ann").says("ann1");
            // which may be found before its callback is there
            until(() -> route.finished().equals(List.of("ann1")) && watched().getLastCallback() != null);
            clock.advance(Duration.ofMinutes(1));
            find("ann2");

            Instant last = clock.instant().minus(Duration.ofMinutes(1));
            assertThat(health().getDetails()).containsEntry("callback.last", last.toString());
            assertThat(watched().getLastCallback()).isEqualTo(Date.from(last));
            assertThat(console()).contains("Last Callback: " + last);
            assertThat(log.linesAbout(WITHOUT_A_CALLBACK)).isEmpty();
        }
    }

    /** What waits at the start was written before anybody could take a callback. */
    @Test
    void whatWaitsAtTheStartIsNotUnannounced() throws Exception {
        write("ann1", "ann2", "ann3");

        start("safetyNetInterval=100&pageSize=1");

        until(() -> route.finished().size() == 3);
        assertThat(watched().getUnannounced()).isZero();
    }

    private void find(String text) {
        write(text);
        until(() -> route.finished().contains(text));
    }

    private WatchedConsumer watched() {
        return (WatchedConsumer) context.getRoute(ROUTE).getConsumer();
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE)).findFirst().orElseThrow();
    }

    private String console() {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("wecom-kf");
        return String.valueOf(console.call(DevConsole.MediaType.TEXT));
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.now();

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
