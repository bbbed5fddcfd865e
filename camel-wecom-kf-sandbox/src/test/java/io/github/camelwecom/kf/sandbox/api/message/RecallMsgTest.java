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
package io.github.camelwecom.kf.sandbox.api.message;

import java.time.Duration;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class RecallMsgTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void customerWrites() {
        customer.says("hi");
    }

    @Test
    void takesBackAMessageWithinTwoMinutes() {
        String msgId = client.sendText(account, customer, "oops").get("msgid").asText();
        sandbox.clock().advance(Duration.ofMinutes(2));

        assertThat(errcode(recall(msgId))).isZero();
        assertThat(customer.withdrawn()).containsExactly(msgId);
    }

    @Test
    void isTooLateAfterTwoMinutes() {
        String msgId = client.sendText(account, customer, "oops").get("msgid").asText();
        sandbox.clock().advance(Duration.ofMinutes(2).plusSeconds(1));

        assertThat(errcode(recall(msgId))).isEqualTo(95029);
        assertThat(customer.withdrawn()).isEmpty();
    }

    @Test
    void stillCountsTheMessageTowardsTheFive() {
        IntStream.range(0, 5).forEach(i -> recall(client.sendText(account, customer, "a" + i).get("msgid").asText()));

        assertThat(errcode(client.sendText(account, customer, "sixth"))).isEqualTo(95001);
    }

    @Test
    void findsOnlyMessagesOfApiClientsAndOnce() {
        String msgId = client.sendText(account, customer, "oops").get("msgid").asText();
        recall(msgId);

        assertThat(errcode(recall(msgId))).isEqualTo(95028);
        assertThat(errcode(recall(customer.says("mine")))).isEqualTo(95028);
    }

    @Test
    void refusesRequestsThatBreakTheRules() {
        assertThat(errcode(recall(""))).isEqualTo(40063);
        assertThat(errcode(client.call("kf/recall_msg", "{\"msgid\":\"m\"}"))).isEqualTo(40063);
        sandbox.revoke(account);
        assertThat(errcode(recall("m"))).isEqualTo(48007);
    }

    private JsonNode recall(String msgId) {
        return client.call("kf/recall_msg",
                "{\"open_kfid\":\"%s\",\"msgid\":\"%s\"}".formatted(account.openKfId(), msgId));
    }
}
