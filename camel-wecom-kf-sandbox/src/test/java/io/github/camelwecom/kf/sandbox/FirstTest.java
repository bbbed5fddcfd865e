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
package io.github.camelwecom.kf.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.junit5.KfSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class FirstTest {

    @RegisterExtension
    static final KfSandboxExtension KF = new KfSandboxExtension();

    @Test
    void answersACustomer(KfSandbox sandbox) throws Exception {
        SandboxAccount account = sandbox.account("咨询客服");
        SandboxCustomer customer = sandbox.customer();
        customer.says("Is anybody there?");

        KfClient client = new KfClient(sandbox.baseUri(), sandbox.corpId(), sandbox.secret());
        JsonNode message = client.syncMsg(account.openKfId()).get("msg_list").get(0);
        client.sendText(account.openKfId(), message.get("external_userid").asText(), "We are on it.");

        assertThat(message.get("text").get("content").asText()).isEqualTo("Is anybody there?");
        assertThat(customer.received()).extracting(ReceivedMessage::text).containsExactly("We are on it.");
    }
}
