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

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.AccountListReply;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Java code beside the routes calls the platform with what they call it. */
class ClientOfTheComponentTest extends WecomKfTestSupport {

    @Test
    void sharesItsAccessTokenWithTheRoutes() {
        KfClient client = theComponent().client();

        AccountListReply reply = client.accountList(null);
        template.requestBody("wecom-kf:accountList?responseTimeout=5000", (Object) null);

        assertThat(reply.accountList()).hasSize(1);
        assertThat(sandbox.journal("gettoken")).hasSize(1);
    }

    @Test
    void closingItHarmsNoRoute() {
        theComponent().client().close();

        assertThat(template.requestBody("wecom-kf:accountList", null, AccountListReply.class).accountList()).hasSize(1);
    }

    @Test
    void isOfNoUseAfterTheComponentStopped() {
        WecomKfComponent component = theComponent();
        KfClient client = component.client();
        client.accountList(null);

        component.stop();

        assertThatThrownBy(() -> client.accountList(null)).hasMessageContaining("the client is closed");
        assertThatThrownBy(component::client).isInstanceOf(IllegalStateException.class).hasMessageContaining("started");
        component.start();
        assertThat(component.client().accountList(null).errcode()).isZero();
    }

    @Test
    void namesTheOptionThatIsMissingOrWrong() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.start();
            WecomKfComponent component = other.getComponent("wecom-kf", WecomKfComponent.class);
            assertThatThrownBy(component::client).hasMessageContaining("corpId must be set");
            component.getConfiguration().setCorpId("ww1");
            component.getConfiguration().setSecret(" s3cr3t ");
            assertThatThrownBy(component::client).hasMessageContaining("secret").hasMessageNotContaining("s3cr3t");
            component.getConfiguration().setSecret("s");
            component.getConfiguration().setBaseUri("qyapi.weixin.qq.com");
            assertThatThrownBy(component::client)
                    .hasMessageContainingAll("baseUri must be http(s)://", "but is qyapi.weixin.qq.com");
        }
    }

    private WecomKfComponent theComponent() {
        return context.getComponent("wecom-kf", WecomKfComponent.class);
    }
}
