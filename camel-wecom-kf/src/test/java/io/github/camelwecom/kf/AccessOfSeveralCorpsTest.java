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
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Each corp is called with its own access, whatever else is in the registry or on the component.
 */
class AccessOfSeveralCorpsTest extends WecomKfTestSupport {

    private final KfSandbox other = KfSandbox.builder().corpId("ww-other").start();

    @AfterEach
    void closeTheOther() {
        other.close();
    }

    /** Gives tokens that no platform takes, and tells who asked. */
    private static final class ForeignTokens implements AccessTokenProvider {

        private final List<String> given = new CopyOnWriteArrayList<>();
        private final String token;

        ForeignTokens(String token) {
            this.token = token;
        }

        @Override
        public String accessToken() {
            given.add(token);
            return token;
        }

        @Override
        public void refused(String accessToken) {
            // there is no other
        }
    }

    @Test
    void aSecretWinsOverATokenServiceThatWasOnlyFound() {
        ForeignTokens found = new ForeignTokens("foreign");
        context.getRegistry().bind("tokens", found);
        context.addComponent("kf2", componentOf(other));
        other.account("Service");

        template.requestBody("kf2:accountList", (Object) null);
        template.requestBody("wecom-kf:accountList?responseTimeout=9s", (Object) null);

        assertThat(found.given).isEmpty();
        assertThat(other.journal("gettoken")).hasSize(1);
    }

    @Test
    void aTokenServiceThatWasFoundServesTheCorpWithoutASecretAlone() {
        ForeignTokens found = new ForeignTokens("foreign");
        context.getRegistry().bind("tokens", found);
        WecomKfComponent withoutSecret = componentOf(other);
        withoutSecret.getConfiguration().setSecret(null);
        context.addComponent("kf2", withoutSecret);

        template.requestBody("wecom-kf:accountList", (Object) null);
        template.request("kf2:accountList", exchange -> {
        });

        assertThat(found.given).isNotEmpty();
        assertThat(other.journal("gettoken")).isEmpty();
        assertThat(sandbox.journal("gettoken")).hasSize(1);
    }

    @Test
    void aTokenServiceThatWasNamedWinsOverTheSecretBesideIt() {
        ForeignTokens named = new ForeignTokens("named");
        WecomKfComponent both = componentOf(other);
        both.getConfiguration().setAccessTokenProvider(named);
        context.addComponent("kf2", both);

        template.request("kf2:accountList", exchange -> {
        });

        assertThat(named.given).isNotEmpty();
        assertThat(other.journal("gettoken")).isEmpty();
    }

    @Test
    void theSecretOfAnEndpointWinsOverTheTokenServiceOfItsComponent() {
        ForeignTokens named = new ForeignTokens("named");
        WecomKfComponent component = componentOf(other);
        component.getConfiguration().setSecret(null);
        component.getConfiguration().setAccessTokenProvider(named);
        context.addComponent("kf2", component);
        other.account("Service");

        template.requestBody("kf2:accountList?secret=" + other.secret(), (Object) null);

        assertThat(named.given).isEmpty();
        assertThat(other.journal("gettoken")).hasSize(1);
    }

    @Test
    void theTokenServiceOfAnEndpointWinsOverTheSecretOfItsComponent() {
        ForeignTokens named = new ForeignTokens("named");
        context.getRegistry().bind("mine", named);

        template.request("wecom-kf:accountList?accessTokenProvider=#mine", exchange -> {
        });

        assertThat(named.given).isNotEmpty();
        assertThat(sandbox.journal("gettoken")).isEmpty();
    }

    @Test
    void anotherCorpGetsNeitherTheSecretNorTheTokensOfTheComponents() {
        context.getRegistry().bind("found", new ForeignTokens("foreign"));
        context.getComponent("wecom-kf", WecomKfComponent.class).getConfiguration()
                .setAccessTokenProvider(new ForeignTokens("named"));

        assertThatThrownBy(() -> context.getEndpoint("wecom-kf:accountList?corpId=ww-other").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Option secret must be set for wecom-kf:accountList on the endpoint", "corpId")
                .hasMessageNotContaining(sandbox.secret());
    }

    @Test
    void oneOfSeveralTokenServicesIsNotGuessed() {
        context.getRegistry().bind("one", new ForeignTokens("one"));
        context.getRegistry().bind("two", new ForeignTokens("two"));
        WecomKfComponent withoutSecret = componentOf(other);
        withoutSecret.getConfiguration().setSecret(null);
        context.addComponent("kf2", withoutSecret);

        assertThatThrownBy(() -> context.getEndpoint("kf2:accountList").createProducer())
                .hasMessageContaining("Option secret must be set");
    }

    @Test
    void nothingIsFoundWhereTheUserWantsNothingFound() {
        context.getRegistry().bind("one", new ForeignTokens("one"));
        WecomKfComponent withoutSecret = componentOf(other);
        withoutSecret.getConfiguration().setSecret(null);
        withoutSecret.setAutowiredEnabled(false);
        context.addComponent("kf2", withoutSecret);

        assertThatThrownBy(() -> context.getEndpoint("kf2:accountList").createProducer())
                .hasMessageContaining("Option secret must be set");
    }

    @Test
    void twoCorpsMayShareWhatKeepsTheirProgress() throws Exception {
        IdempotentRepository seen = MemoryIdempotentRepository.memoryIdempotentRepository();
        MemoryStateRepository cursors = new MemoryStateRepository();
        WecomKfComponent second = componentOf(other);
        for (WecomKfComponent component : List.of(context.getComponent("wecom-kf", WecomKfComponent.class), second)) {
            component.getConfiguration().setIdempotentRepository(seen);
            component.getConfiguration().setCursorRepository(cursors);
            component.getConfiguration().setToken(null);
            component.getConfiguration().setEncodingAesKey(null);
        }
        context.addComponent("kf2", second);
        other.account("Service");
        sandbox.customer("ann").says("to the first");
        other.customer("ann").says("to the second");

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:first");
                from("kf2:syncMsg").to("mock:second");
            }
        });

        await().until(() -> mock("first").getReceivedCounter() == 1 && mock("second").getReceivedCounter() == 1);
    }

    private WecomKfComponent componentOf(KfSandbox platform) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(platform.baseUri().toString());
        configuration.setCorpId(platform.corpId());
        configuration.setSecret(platform.secret());
        configuration.setStateDirectory(stateDirectory.toString());
        return component;
    }
}
