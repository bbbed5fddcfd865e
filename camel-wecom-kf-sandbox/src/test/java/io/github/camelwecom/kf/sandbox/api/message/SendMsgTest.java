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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.MediaSamples;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class SendMsgTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void refusesAMessageToACustomerWhoHasNotWritten() {
        assertThat(errcode(client.sendText(account, customer, "hello"))).isEqualTo(95018);
    }

    @Test
    void refusesTheSixthMessageUntilTheCustomerWritesAgain() {
        customer.says("hi");
        IntStream.range(0, 5).forEach(i -> assertThat(errcode(client.sendText(account, customer, "a" + i))).isZero());

        assertThat(errcode(client.sendText(account, customer, "sixth"))).isEqualTo(95001);
        customer.says("again");
        assertThat(errcode(client.sendText(account, customer, "first"))).isZero();
        assertThat(customer.received()).hasSize(6);
    }

    @Test
    void refusesAMessageLaterThan48Hours() {
        customer.says("hi");
        sandbox.clock().advance(Duration.ofHours(48));
        assertThat(errcode(client.sendText(account, customer, "in time"))).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));

        assertThat(errcode(client.sendText(account, customer, "late"))).isEqualTo(95002);
    }

    @Test
    void refusesAMsgIdUsedBefore() {
        customer.says("hi");

        JsonNode first = sendWithMsgId("my-id_1");
        JsonNode again = sendWithMsgId("my-id_1");

        assertThat(first.get("msgid").asText()).isEqualTo("my-id_1");
        assertThat(errcode(again)).isEqualTo(40058);
        assertThat(customer.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "''", "has space", "123456789012345678901234567890123" })
    void refusesAnIllegalMsgId(String msgId) {
        customer.says("hi");

        assertThat(errcode(sendWithMsgId(msgId))).isEqualTo(40058);
    }

    @Test
    void refusesAnUnknownCustomer() {
        assertThat(errcode(client.call("kf/send_msg", "{\"touser\":\"wm0\",\"open_kfid\":\"" + account.openKfId()
                                                      + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}")))
                .isEqualTo(40096);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|{\"content\":\"hi\"}",
            "image|{\"media_id\":\"$image\"}",
            "voice|{\"media_id\":\"$voice\"}",
            "video|{\"media_id\":\"$video\"}",
            "file|{\"media_id\":\"$file\"}",
            "link|{\"title\":\"t\",\"url\":\"https://example.org\",\"thumb_media_id\":\"$image\"}",
            "miniprogram|{\"appid\":\"a\",\"thumb_media_id\":\"$image\",\"pagepath\":\"p.html\"}",
            "msgmenu|{\"head_content\":\"h\",\"list\":[{\"type\":\"click\",\"click\":{\"id\":\"1\",\"content\":\"Yes\"}}]}",
            "location|{\"latitude\":30.5,\"longitude\":114.3}",
            "ca_link|{\"link_url\":\"https://work.weixin.qq.com/ca/x\"}",
            "business_card|{\"userid\":\"zhangsan\"}" })
    void deliversEveryType(String msgType, String template) {
        String body = withMedia(template);
        customer.says("hi");

        assertThat(errcode(client.send(account, customer, msgType, body))).isZero();
        assertThat(customer.received()).singleElement().satisfies(message -> {
            assertThat(message.msgType()).isEqualTo(msgType);
            assertThat(message.body()).isEqualTo(TestClient.json(body));
            assertThat(message.openKfId()).isEqualTo(account.openKfId());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hologram|{}|40008",
            "text|{}|44004",
            "text|{\"content\":7}|40058",
            "image|{}|40063",
            "link|{\"title\":\"t\",\"url\":\"ftp://x\",\"thumb_media_id\":\"m\"}|40058",
            "link|{\"url\":\"https://x\",\"thumb_media_id\":\"m\"}|40063",
            "location|{\"latitude\":91,\"longitude\":0}|40058",
            "location|{\"latitude\":1}|40063",
            "msgmenu|{\"list\":[{\"type\":\"magic\",\"magic\":{}}]}|95009",
            "msgmenu|{\"list\":[{\"type\":\"view\",\"view\":{\"content\":\"x\"}}]}|40063" })
    void refusesABodyThatBreaksTheRules(String msgType, String body, int errcode) {
        customer.says("hi");

        assertThat(errcode(client.send(account, customer, msgType, body))).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "image|{\"media_id\":\"made-up\"}|40007",
            "image|{\"media_id\":\"$file\"}|40004",
            "file|{\"media_id\":\"$image\"}|40004",
            "link|{\"title\":\"t\",\"url\":\"https://example.org\",\"thumb_media_id\":\"made-up\"}|40007",
            "miniprogram|{\"appid\":\"a\",\"thumb_media_id\":\"$video\",\"pagepath\":\"p.html\"}|40004" })
    void refusesAMediumThatIsNotThereOrOfAnotherType(String msgType, String template, int errcode) {
        customer.says("hi");

        assertThat(errcode(client.send(account, customer, msgType, withMedia(template)))).isEqualTo(errcode);
        assertThat(customer.received()).isEmpty();
    }

    @Test
    void refusesAMediumOlderThanThreeDays() {
        String body = withMedia("{\"media_id\":\"$image\"}");
        sandbox.clock().advance(Duration.ofDays(3).plusSeconds(1));
        customer.says("hi");

        assertThat(errcode(client.send(account, customer, "image", body))).isEqualTo(40007);
    }

    @Test
    void sendsBackWhatACustomerSent() {
        customer.sendsImage(MediaSamples.jpg(100));
        String mediaId = client.sync(account).at("/msg_list/0/image/media_id").asText();

        assertThat(errcode(client.send(account, customer, "image", "{\"media_id\":\"" + mediaId + "\"}"))).isZero();
    }

    @Test
    void countsTheLengthOfATextInBytes() {
        customer.says("hi");

        assertThat(errcode(client.sendText(account, customer, "好".repeat(682)))).isZero();
        assertThat(errcode(client.sendText(account, customer, "好".repeat(683)))).isEqualTo(45002);
    }

    @Test
    void refusesMoreThanTenMenuItemsToActOn() {
        customer.says("hi");
        String item = "{\"type\":\"click\",\"click\":{\"content\":\"x\"}}";

        assertThat(errcode(client.send(account, customer, "msgmenu", menu(item, 10)))).isZero();
        assertThat(errcode(client.send(account, customer, "msgmenu", menu(item, 11)))).isEqualTo(95008);
    }

    @Test
    void shortensTheTitleOfALinkAsThePlatformDoes() {
        customer.says("hi");

        String image = sandbox.media(MediaType.IMAGE, "a.png", new byte[6]);
        client.send(account, customer, "link", "{\"title\":\"" + "好".repeat(50)
                                               + "\",\"url\":\"https://example.org\",\"thumb_media_id\":\"" + image + "\"}");

        assertThat(customer.received().get(0).body().get("title").asText()).isEqualTo("好".repeat(42));
    }

    @Test
    void refusesAnAccountTheAppMayNotManage() {
        customer.says("hi");
        sandbox.revoke(account);
        assertThat(errcode(client.sendText(account, customer, "hello"))).isEqualTo(48007);

        sandbox.authorise(account);
        assertThat(errcode(client.sendText(account, customer, "hello"))).isZero();
    }

    private JsonNode sendWithMsgId(String msgId) {
        return client.call("kf/send_msg", "{\"touser\":\"" + customer.id() + "\",\"open_kfid\":\"" + account.openKfId()
                                          + "\",\"msgid\":\"" + msgId
                                          + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}");
    }

    private static String menu(String item, int count) {
        return IntStream.range(0, count).mapToObj(i -> item).collect(Collectors.joining(",", "{\"list\":[", "]}"));
    }

    /** Puts the id of a medium of that type in place of {@code $image}, … */
    private String withMedia(String template) {
        String body = template;
        for (MediaType type : MediaType.values()) {
            body = body.replace("$" + type.wireName(), sandbox.media(type, "a", new byte[6]));
        }
        return body;
    }
}
