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

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform counts by corp: it cannot tell the components and contexts of a process apart.
 */
class SharedLimitsTest extends LaneTestSupport {

    private static final String EAGER = "safetyNetInterval=20";

    private final SandboxAccount other = sandbox.account("Other");

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setMaxTokenlessSyncPerMinute(5);
        component.setMaxConcurrentSync(1);
        return component;
    }

    @Test
    void twoComponentsOfAContextShareTheCallsWithoutToken() throws Exception {
        WecomKfComponent second = component();
        second.getConfiguration().setCallbackPath("/second");
        context.addComponent("second-kf", second);

        start(EAGER);
        start(routes -> routes.from("second-kf:syncMsg?" + EAGER + "&openKfId=" + other.openKfId()).process(route));

        until(() -> pulls() == 5);
        staysTrue(() -> pulls() == 5);
    }

    @Test
    void twoContextsShareTheCallsWithoutToken() throws Exception {
        start(EAGER);
        try (Node application = secondOne()) {
            assertThat(application).isNotNull();
            until(() -> pulls() == 5);
            staysTrue(() -> pulls() == 5);
        }
    }

    @Test
    void twoContextsShareTheCallsInFlight() throws Exception {
        sandbox.failNext(5, "kf/sync_msg", KfFault.delay(Duration.ofMillis(200)));
        start(EAGER);
        try (Node application = secondOne()) {
            assertThat(application).isNotNull();
            until(() -> pulls() == 5);
            assertThat(sandbox.syncLimits().mostCallsAtOnce()).isEqualTo(1);
        }
    }

    @Test
    void aRouteThatStartsAgainHasNoMoreCallsThanBefore() throws Exception {
        start(EAGER);
        until(() -> pulls() == 5);

        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);

        staysTrue(() -> pulls() == 5);
    }

    private Node secondOne() throws Exception {
        return Node.started(component(), "wecom-kf:syncMsg?" + EAGER + "&openKfId=" + other.openKfId());
    }
}
