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
package io.github.camelwecom.kf.model.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.ReceivedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read from bytes is what is read from a tree, whatever came. */
class UsualMessagesTest {

    private static final String ENVELOPE
            = "\"msgid\":\"m1\",\"open_kfid\":\"wkA\",\"external_userid\":\"wmB\",\"send_time\":1615478585,"
              + "\"origin\":3,\"msgtype\":\"text\"";
    private static final String USUAL = "{" + ENVELOPE + ",\"text\":{\"content\":\"你好 😊\",\"menu_id\":\"101\"}}";

    /** With it in front, an answer is not of the usual form, and the same otherwise. */
    private static final String MARK = "\uFEFF";

    static Stream<String> samples() throws IOException {
        try (InputStream json = UsualMessagesTest.class.getResourceAsStream("/messages/all-types.json")) {
            List<String> samples = new ArrayList<>(List.of(USUAL));
            KfJson.parse(json.readAllBytes()).path("msg_list").forEach(item -> samples.add(KfJson.text(item)));
            return samples.stream();
        }
    }

    @Test
    void aUsualMessageStaysBytesUntilSomebodyAsksForAField() throws IOException {
        JsonNode raw = message(USUAL).raw();

        assertThat(ReceivedJson.bytesKept(raw)).isEqualTo(USUAL.getBytes(StandardCharsets.UTF_8).length);
        assertThat(raw.path("text").path("menu_id").asText()).isEqualTo("101");
        assertThat(raw.path("text")).isSameAs(raw.path("text"));
        assertThat(ReceivedJson.bytesKept(raw)).isNegative();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anyTypeStaysBytes(String sample) throws IOException {
        assertThat(ReceivedJson.bytesKept(message(sample).raw())).isPositive();
    }

    @Test
    void aMessageThatWasReadCanBeChangedAsATree() throws IOException {
        ObjectNode raw = (ObjectNode) message(USUAL).raw();

        raw.put("new", 1).remove("origin");

        assertThat(KfJson.text(raw)).startsWith("{\"msgid\":\"m1\"").endsWith(",\"new\":1}").doesNotContain("origin");
        assertThat(raw).hasToString("{...}").hasSize(7);
    }

    @Test
    void messagesOfOneCustomerShareTheirIds() throws IOException {
        SyncMsgReply page = page(USUAL + "," + USUAL.replace("m1", "m2"));

        assertThat(page.msgList().get(0).externalUserId()).isSameAs(page.msgList().get(1).externalUserId());
        assertThat(page.msgList()).extracting(KfMessage::msgId).containsExactly("m1", "m2");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEveryTypeAsFromATree(String sample) throws IOException {
        assertAgreement(sample);
    }

    @ParameterizedTest
    @EnumSource
    void readsOddItemsAsFromATree(OddItem odd) throws IOException {
        assertAgreement(odd.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"msgtype\":\"text\"}", "{" + ENVELOPE + "}", "{" + ENVELOPE + ",\"text\":{}}",
            "{" + ENVELOPE + ",\"text\":[]}",
            "{" + ENVELOPE + ",\"text\":null}", "{" + ENVELOPE + ",\"text\":{\"content\":7}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":null,\"menu_id\":\"\"}}", "{" + ENVELOPE + ",\"text\":{\"content\":\"\"}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"a\",\"content\":\"b\"}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"a\"},\"text\":{\"content\":\"b\"}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"a\"},\"origin\":5}", "{" + ENVELOPE + ",\"other\":{\"content\":\"a\"}}",
            "{" + ENVELOPE + ",\"other\":{\"a\":[{}]},\"text\":{\"content\":\"b\"}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"a\",\"more\":{\"b\":[1,{\"c\":\"]}\"}]}},\"x\":[true,false,null,-1.50]}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"line\\nline \\u4f60 \\ud83d\\ude0a \\/ \\\"\"}}",
            "{" + ENVELOPE + ",\"text\":{\"content\":\"half \\ud83d\"}}",
            "{" + ENVELOPE + ",\"te\\u0078t\":{\"content\":\"a\"}}",
            "{" + ENVELOPE + ",\"text\":{\"conten\\u0074\":\"a\",\"content\":\"b\"}}",
            "{" + ENVELOPE + ",\"m\\u0073gid\":\"m2\",\"text\":{\"content\":\"a\"}}",
            "{" + ENVELOPE + ",\"servicer_userid\":\"Zhang San\",\"text\":{\"content\":\"a\"}}",
            "{" + ENVELOPE + ",\"servicer_userid\":\"\",\"text\":{\"content\":\"a\"}}",
            "{" + ENVELOPE + ",\"servicer_userid\":12,\"text\":{\"content\":\"a\"}}",
            "{ \"msgid\" : \"m1\" ,\t\"send_time\" : 7 ,\r\n\"origin\" : 5 , \"msgtype\" : \"image\" , \"image\" : { \"media_id\" : \"M\" } }",
            "{\"msgtype\":\"text\",\"send_time\":\"1615478585\",\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":-5,\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":999999999999999999,\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":99999999999999999999,\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":1,\"origin\":4294967299,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":1.5,\"origin\":3.0,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":1e3,\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"text\",\"send_time\":01,\"origin\":3,\"text\":{\"content\":\"a\"}}",
            "{\"msgtype\":\"image\",\"send_time\":1,\"origin\":3,\"image\":{\"media_id\":\"no id\"}}",
            "{\"msgtype\":\"image\",\"send_time\":1,\"origin\":3,\"image\":{\"media_id\":7}}" })
    void readsWhatIsNotUsualAsFromATree(String item) throws IOException {
        assertAgreement(item);
    }

    @Test
    void readsAMessageOfVeryManyFieldsAsFromATree() throws IOException {
        StringBuilder item = new StringBuilder("{" + ENVELOPE + ",\"text\":{\"content\":\"a\"");
        for (int i = 0; i < 40; i++) {
            item.append(",\"f").append(i).append("\":").append(i);
        }
        assertAgreement(item + "}}");
        assertAgreement(item + "},\"z\":0" + item.substring(item.indexOf(",\"f0")) + "}");
    }

    /** A byte less, another, or one twice: nothing of it may be read in one way only. */
    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatBecameOfASampleOnItsWayAsFromATree(String sample) throws IOException {
        Random random = new Random(4711);
        String marks = "{}[]\",:\\ \n0-.etnu\u00e4";
        for (int i = 0; i < 400; i++) {
            byte[] item = sample.getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                item[random.nextInt(item.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
            }
            assertAgreement(item);
        }
    }

    private static void assertAgreement(String item) throws IOException {
        assertAgreement(item.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertAgreement(byte[] item) {
        byte[] page = bytes("", item);
        byte[] other = bytes(MARK, item);
        String text = new String(item, StandardCharsets.UTF_8);
        SyncMsgReply fromTree;
        try {
            fromTree = SyncMsgReply.read(ReceivedJson.answer(other, () -> false));
        } catch (IOException e) {
            assertThat(e).as(text).hasSameClassAs(failure(page));
            return;
        }
        try {
            SyncMsgReply read = SyncMsgReply.read(ReceivedJson.answer(page, () -> false));
            assertThat(read.toString()).isEqualTo(fromTree.toString());
            assertThat(read.msgList().toString()).as(text).isEqualTo(fromTree.msgList().toString());
            assertThat(KfJson.text(read.raw())).as(text).isEqualTo(KfJson.text(fromTree.raw()));
            assertThat(read).as(text).isEqualTo(fromTree);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static IOException failure(byte[] page) {
        try {
            ReceivedJson.answer(page, () -> false);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static KfMessage message(String item) throws IOException {
        return page(item).msgList().get(0);
    }

    private static SyncMsgReply page(String items) throws IOException {
        return SyncMsgReply.read(ReceivedJson.answer(bytes("", items.getBytes(StandardCharsets.UTF_8)), () -> false));
    }

    private static byte[] bytes(String before, byte[] items) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes((before + "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"c\",\"has_more\":1,\"msg_list\":[")
                .getBytes(StandardCharsets.UTF_8));
        page.writeBytes(items);
        page.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return page.toByteArray();
    }
}
