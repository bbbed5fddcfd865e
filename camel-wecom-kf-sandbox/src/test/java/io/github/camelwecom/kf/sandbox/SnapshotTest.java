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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.corp.Rule;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static io.github.camelwecom.kf.sandbox.TestClient.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A sandbox put aside in a file and taken up again. */
class SnapshotTest extends SandboxTestSupport {

    @TempDir
    private Path folder;

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer("wm1").named("小林");

    @Test
    void goesOnWhereTheOtherSandboxStood() {
        customer.says("before");
        String cursor = client.sync(account).get("next_cursor").asText();
        String token = client.accessToken();
        String msgId = client.sendText(account, customer, "one of five").get("msgid").asText();
        client.trans(account, customer, 1, "");
        customer.says("after");

        try (KfSandbox next = saveAndStart()) {
            TestClient again = new TestClient(next);
            SandboxAccount same = next.account("咨询客服");

            assertThat(same.openKfId()).isEqualTo(account.openKfId());
            assertThat(again.accessToken()).isEqualTo(token);
            assertThat(texts(again.sync(same))).containsExactly("before", "after");
            assertThat(texts(again.sync(same, cursor, 10))).containsExactly("after");
            assertThat(again.serviceState(same, next.customer("wm1")).get("service_state").asInt()).isEqualTo(1);
            assertThat(next.customer("wm1").received()).isEqualTo(customer.received());
            assertThat(errcode(again.call("kf/recall_msg",
                    "{\"open_kfid\":\"" + same.openKfId() + "\",\"msgid\":\"" + msgId + "\"}"))).isZero();
        }
    }

    @Test
    void remembersEverythingThatCountsForLater() {
        sandbox.servicer("zhangsan").suspends();
        sandbox.department(7, "lisi");
        sandbox.upgradeMembers(List.of("lisi"), List.of());
        sandbox.bindToChannels(true);
        sandbox.decide(Rule.QUEUE_TO_ASSISTANT, "true");
        String image = sandbox.media(MediaType.IMAGE, "a.png", "bytes".getBytes(StandardCharsets.UTF_8));
        String big = sandbox.media(MediaType.FILE, "big", MediaContent.generated(4_000_000_000L));
        String link = client.call("kf/add_contact_way",
                "{\"open_kfid\":\"" + account.openKfId() + "\",\"scene\":\"shop\"}").get("url").asText();
        account.appendHidden(3);
        customer.enters("shop", "a b");
        customer.says("hi");
        client.call("kf/knowledge/add_group", "{\"name\":\"prices\"}");
        client.call("kf/customer/upgrade_service", "{\"open_kfid\":\"" + account.openKfId()
                                                   + "\",\"external_userid\":\"wm1\",\"type\":1,\"member\":{\"userid\":\"lisi\"}}");
        JsonNode before = new DeskClient(sandbox.baseUri()).get("snapshot");

        try (KfSandbox next = saveAndStart()) {
            assertThat(new DeskClient(next.baseUri()).get("snapshot")).isEqualTo(before);
            assertThat(next.media(image).content().bytes(0, 5)).isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
            assertThat(next.media(big).content().length()).isEqualTo(4_000_000_000L);
            assertThat(next.customer("wm1").opens(link)).isNotEmpty();
            assertThat(next.customer("wm1").upgradeOffer()).isEqualTo(customer.upgradeOffer());
        }
    }

    @Test
    void agesByNoDayWhileItLies() {
        customer.says("hi");
        Path file = folder.resolve("kf.json");
        sandbox.save(file);

        try (KfSandbox next = KfSandbox.builder().clock(SandboxClock.stoppedAt(Instant.parse("2026-03-01T00:00:00Z")))
                .snapshot(file).start()) {
            assertThat(next.clock().instant()).isEqualTo(sandbox.clock().instant());
            assertThat(
                    new TestClient(next).serviceState(next.account("咨询客服"), next.customer("wm1")).get("service_state").asInt())
                    .isZero();
        }
    }

    @Test
    void isTakenUpByARunningSandboxWhoseHandlesStayGood() {
        customer.says("kept");
        Path file = folder.resolve("kf.json");
        sandbox.save(file);
        customer.says("undone");
        sandbox.clock().advance(Duration.ofDays(2));

        sandbox.restore(file);

        assertThat(texts(client.sync(account))).containsExactly("kept");
        customer.says("new");
        assertThat(texts(client.sync(account))).containsExactly("kept", "new");
        assertThat(errcode(client.sendText(account, customer, "yes"))).isZero();
        assertThat(customer.received()).hasSize(1);
    }

    @Test
    void travelsOverHttp() {
        customer.says("kept");
        DeskClient desk = new DeskClient(sandbox.baseUri());
        JsonNode snapshot = desk.get("snapshot");
        customer.says("undone");

        desk.put("snapshot", snapshot.toString());

        assertThat(texts(client.sync(account))).containsExactly("kept");
        assertThat(desk.get("customers/wm1/chat").get("lines")).hasSize(1);
        assertThat(desk.get("customers/wm1/chat").at("/lines/0/number").asLong())
                .as("a page that looks is told of it under a new number").isGreaterThan(2);
    }

    @Test
    void refusesWhatIsNoSnapshotAndStaysAsItIs() throws Exception {
        customer.says("kept");
        DeskClient desk = new DeskClient(sandbox.baseUri());
        String broken = desk.get("snapshot").toString().replace("\"UNHANDLED\"", "\"WRONG\"");

        assertThat(desk.send("PUT", "snapshot", broken).body()).contains("no snapshot").contains("accounts").contains("WRONG");
        assertThat(desk.send("PUT", "snapshot", "{\"version\":1}").statusCode()).isEqualTo(400);
        String less = desk.get("snapshot").toString().replace("\"servicers\"", "\"servicer\"");
        assertThat(desk.send("PUT", "snapshot", less).body()).contains("no snapshot").contains("servicer");
        String partly = desk.get("snapshot").toString().replaceAll("\"lastWritten\":\"[^\"]*\",", "");
        assertThat(desk.send("PUT", "snapshot", partly).body()).contains("no snapshot").contains("lastWritten");
        Path file = Files.writeString(folder.resolve("wrong.json"), "{\"version\":9}");
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.restore(file)).withMessageContaining("snapshot");

        assertThat(texts(client.sync(account))).containsExactly("kept");
    }

    private KfSandbox saveAndStart() {
        Path file = folder.resolve("kf.json");
        sandbox.save(file);
        KfSandbox next = KfSandbox.builder().clock(SandboxClock.stoppedAt(sandbox.clock().instant())).snapshot(file).start();
        assertThat(next.secret()).isEqualTo(sandbox.secret());
        assertThat(next.encodingAesKey()).isEqualTo(sandbox.encodingAesKey());
        return next;
    }
}
