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
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The whole round: a customer writes, the application is called back, pulls, answers, the customer reads. */
class KfSandboxTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void announcesWhatACustomerSaysAndDeliversTheAnswer() {
        try (TestApp app = new TestApp(sandbox)) {
            String msgId = customer.says("hi");

            await().until(() -> app.received().size() == 1);
            assertThat(app.firstValue("Event")).isEqualTo("kf_msg_or_event");
            assertThat(app.firstValue("OpenKfId")).isEqualTo(account.openKfId());
            JsonNode page = client.call("kf/sync_msg", "{\"open_kfid\":\"" + account.openKfId() + "\",\"token\":\""
                                                       + app.firstValue("Token") + "\"}");
            assertThat(page.get("msg_list")).hasSize(1);
            JsonNode item = page.get("msg_list").get(0);
            assertThat(item.get("msgid").asText()).isEqualTo(msgId);
            assertThat(item.get("text").get("content").asText()).isEqualTo("hi");

            JsonNode sent = client.sendText(account, customer, "hello");
            assertThat(customer.received()).extracting(ReceivedMessage::msgId, ReceivedMessage::text)
                    .containsExactly(tuple(sent.get("msgid").asText(), "hello"));
        }
    }

    @Test
    void journalTellsCallsWithoutSecrets() {
        client.call("kf/account/list", "{}");

        assertThat(sandbox.journal()).extracting(ApiCall::operation, ApiCall::errcode)
                .containsExactly(tuple("gettoken", 0),
                        tuple("kf/account/list", 0));
        assertThat(sandbox.journal().toString()).doesNotContain(sandbox.secret(), client.accessToken());
    }
}
