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
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call or a callback of the journal, done again. */
class ReplayTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();
    private final DeskClient desk = new DeskClient(sandbox.baseUri());

    @Test
    void callsAgainWithATokenThatIsGoodNow() {
        customer.says("hi");
        client.sendText(account, customer, "again and again");
        sandbox.revokeAccessToken();

        JsonNode again = desk.post("journal/" + number("kf/send_msg") + "/replay", "");

        assertThat(again.get("good").asBoolean()).isTrue();
        assertThat(again.at("/json/msgid").asText()).isNotEmpty();
        assertThat(customer.received()).extracting(message -> message.text()).containsExactly("again and again",
                "again and again");
    }

    @Test
    void callsAgainWithItsQuery() {
        client.query("kf/servicer/list", "open_kfid=" + account.openKfId());
        client.getToken();

        assertThat(desk.post("journal/" + number("kf/servicer/list") + "/replay", "").at("/json/errcode").asInt()).isZero();
        JsonNode token = desk.post("journal/" + number("gettoken") + "/replay", "");
        assertThat(token.at("/json/errcode").asInt()).isZero();
        assertThat(token.toString()).doesNotContain(client.accessToken()).doesNotContain(sandbox.secret());
    }

    @Test
    void meetsTheFaultsThatAreOrdered() {
        client.call("kf/account/list", "{}");
        sandbox.failNext("kf/account/list", KfFault.httpStatus(502));

        JsonNode again = desk.post("journal/" + number("kf/account/list") + "/replay", "");

        assertThat(again.get("status").asInt()).isEqualTo(502);
        assertThat(again.get("good").asBoolean()).isFalse();
    }

    @Test
    void sendsACallbackAgain() {
        try (TestApp app = new TestApp(sandbox)) {
            customer.says("hi");
            await().until(() -> number("kf_msg_or_event") > 0);

            JsonNode again = desk.post("journal/" + number("kf_msg_or_event") + "/replay", "");

            assertThat(again.get("status").asInt()).isEqualTo(200);
            assertThat(app.received()).hasSize(2);
            assertThat(app.received().get(1)).isEqualTo(app.received().get(0));
        }
    }

    @Test
    void saysWhatCannotBeDoneAgain() {
        customer.says("hi");
        client.upload("media/upload?type=image", "a.png", MediaSamples.png(100));

        assertThat(desk.send("POST", "journal/" + number("text") + "/replay", "").statusCode()).isEqualTo(409);
        assertThat(desk.send("POST", "journal/" + number("media/upload") + "/replay", "").body()).contains("was not kept");
        assertThat(desk.send("POST", "journal/999/replay", "").statusCode()).isEqualTo(404);
        assertThat(desk.send("POST", "journal/x/replay", "").statusCode()).isEqualTo(404);
    }

    /** Of the latest entry of that name; 0 when there is none. */
    private long number(String what) {
        long found = 0;
        for (JsonNode entry : desk.get("journal").get("entries")) {
            found = entry.get("what").asText().equals(what) ? entry.get("number").asLong() : found;
        }
        return found;
    }
}
