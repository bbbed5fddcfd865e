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

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * An HTTP server gives all requests of a path to whoever came first, so that the callbacks of another corp would be
 * refused for ever.
 */
class SharedCallbackPathTest extends WecomKfTestSupport {

    @Test
    void twoComponentsOnOnePathAreRefusedAtStart() throws Exception {
        try (KfSandbox other = KfSandbox.builder().corpId("ww-other").start()) {
            context.addComponent("kf2", componentOf(other, "/wecom/kf/callback"));
            context.addRoutes(route("first", "wecom-kf:syncMsg"));

            assertThatThrownBy(() -> context.addRoutes(route("second", "kf2:syncMsg")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("Option callbackPath is /wecom/kf/callback", "another component or route",
                            "set another callbackPath", "console");
        }
    }

    @Test
    void aRouteOnThePathIsNoticed() throws Exception {
        context.addRoutes(route("mine", "platform-http:/wecom/kf/callback"));

        assertThatThrownBy(() -> context.addRoutes(route("pull", "wecom-kf:syncMsg")))
                .hasMessageContaining("Option callbackPath is /wecom/kf/callback");
    }

    @Test
    void aPathThatIsFreeAgainIsTaken() throws Exception {
        try (KfSandbox other = KfSandbox.builder().corpId("ww-other").start()) {
            other.account("Service");
            context.addComponent("kf2", componentOf(other, "/wecom/kf/callback"));
            context.addRoutes(route("first", "wecom-kf:syncMsg"));
            context.getRouteController().stopRoute("first");

            context.addRoutes(route("second", "kf2:syncMsg"));

            other.callbackUrl(callbackUrl("/wecom/kf/callback"));
            await().untilAsserted(() -> assertThat(other.verifyCallbackUrl().reason()).isEmpty());
        }
    }

    @Test
    void eachOnItsOwnPathIsServed() throws Exception {
        try (KfSandbox other = KfSandbox.builder().corpId("ww-other").start()) {
            other.account("Service");
            context.addComponent("kf2", componentOf(other, "/other/callback"));
            context.addRoutes(route("first", "wecom-kf:syncMsg"));
            context.addRoutes(route("second", "kf2:syncMsg"));
            other.callbackUrl(callbackUrl("/other/callback"));

            sandbox.customer("ann").says("to the first");
            other.customer("bob").says("to the second");

            await().until(() -> mock("first").getReceivedCounter() == 1 && mock("second").getReceivedCounter() == 1);
            assertThat(other.callbackAttempts()).allMatch(attempt -> attempt.delivered());
        }
    }

    private WecomKfComponent componentOf(KfSandbox platform, String callbackPath) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(platform.baseUri().toString());
        configuration.setCorpId(platform.corpId());
        configuration.setSecret(platform.secret());
        configuration.setToken(platform.token());
        configuration.setEncodingAesKey(platform.encodingAesKey());
        configuration.setStateDirectory(stateDirectory.toString());
        configuration.setCallbackPath(callbackPath);
        return component;
    }

    private static RouteBuilder route(String name, String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(name).to("mock:" + name);
            }
        };
    }
}
