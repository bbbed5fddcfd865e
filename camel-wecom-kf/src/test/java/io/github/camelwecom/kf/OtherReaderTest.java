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

import java.util.List;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications with one state directory, as there are for a while when a new version replaces the old one: one
 * reads, and the platform may call back either.
 */
class OtherReaderTest extends LaneTestSupport {

    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?safetyNetInterval=30d";

    @Test
    void callbacksThatReachTheOneThatDoesNotReadAreLeftToThePlatformsRepetition() throws Exception {
        start(routes -> routes.from(ALL_ACCOUNTS).routeId(ROUTE).process(route));
        until(() -> pulls() == 1);
        try (Node second = Node.started(component(), ALL_ACCOUNTS)) {
            until(() -> second.health().getState() == State.DOWN
                    && second.health().getDetails().containsKey("accounts.taken"));
            assertThat(second.health().getMessage()).hasValue("Every account is read by another route or process");
            SealedCallback callback = callbackOf("ann1");

            sandbox.callbackUrl(second.callbackUrl());
            assertThat(sandbox.sendCallback(callback).status()).isEqualTo(503);
            assertThat(sandbox.sendCallback(callback).status()).isEqualTo(503);
            assertThat(route.begun()).isEmpty();
            sandbox.callbackUrl(callbackUrl("/wecom/kf/callback"));
            assertThat(sandbox.sendCallback(callback).status()).isEqualTo(200);

            until(() -> route.finished().equals(List.of("ann1")));
            assertThat(second.route().begun()).isEmpty();
        }
    }

    @Test
    void theOneThatDidNotReadDoesOnceTheOtherHasStopped() throws Exception {
        start(routes -> routes.from(ALL_ACCOUNTS).routeId(ROUTE).process(route));
        until(() -> pulls() == 1);
        try (Node second = Node.started(component(), ALL_ACCOUNTS)) {
            until(() -> second.health().getState() == State.DOWN
                    && second.health().getDetails().containsKey("accounts.taken"));
            context.getRouteController().stopRoute(ROUTE);
            SealedCallback callback = callbackOf("ann1");

            sandbox.callbackUrl(second.callbackUrl());
            // the first one has it look whether the account is free now
            until(() -> sandbox.sendCallback(callback).status() == 200);

            until(() -> second.route().finished().equals(List.of("ann1")));
            until(() -> second.health().getState() == State.UP);
        }
    }

    private SealedCallback callbackOf(String text) {
        sandbox.holdCallbacks();
        sandbox.customer(customerOf(text)).says(text);
        return sandbox.takeHeldCallbacks().get(0);
    }
}
