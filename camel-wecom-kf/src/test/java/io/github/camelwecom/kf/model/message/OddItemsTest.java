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
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.ProgressFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One item that is odd, from its bytes to the message that arrives, and its neighbours. */
class OddItemsTest {

    private static final String BEFORE = "{\"msgid\":\"before\",\"msgtype\":\"text\",\"text\":{\"content\":\"你好 😊\"}}";
    private static final String BEHIND = "{\"msgid\":\"behind\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\\\"]}\"}}";

    @ParameterizedTest
    @EnumSource
    void leavesItsNeighboursAsTheyAre(OddItem odd) throws IOException {
        List<KfMessage> messages = page(odd).msgList();

        assertThat(messages).hasSize(3);
        assertThat(messages.get(0)).isEqualTo(MessageReader.read(BEFORE)).isInstanceOf(TextMessage.class);
        assertThat(messages.get(2)).isEqualTo(MessageReader.read(BEHIND)).isInstanceOf(TextMessage.class);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsFarAsItCanBe(OddItem odd) throws IOException {
        KfMessage message = page(odd).msgList().get(1);

        switch (odd.becomes()) {
            case TEXT -> assertThat(((TextMessage) message).text().content()).isEqualTo(odd.words());
            case UNKNOWN_EVENT -> {
                assertThat(message).isInstanceOf(UnknownEvent.class);
                assertThat(((KfEvent) message).eventType()).isEqualTo("enter_session");
            }
            default -> assertThat(message).isInstanceOf(UnknownMessage.class);
        }
        boolean knowsItsIds = odd.becomes() != OddItem.Becomes.UNKNOWN_WITHOUT_ID;
        assertThat(message.msgId()).isEqualTo(knowsItsIds ? odd.name() : null);
        assertThat(message.externalUserId()).isEqualTo(knowsItsIds ? "odd" : null);
    }

    @Test
    void keepsWhatCanBeReadOfAnItemThatCannot() throws IOException {
        KfMessage message = page(OddItem.DEEP).msgList().get(1);

        assertThat(message.msgType()).isEqualTo("text");
        assertThat(message.sendTime()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(message.raw().path("text").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void showsTheTextThatCame(OddItem odd) throws IOException {
        KfMessage message = page(odd).msgList().get(1);

        if (odd.becomes() != OddItem.Becomes.TEXT) {
            assertThat(KfJson.text(message.raw())).isEqualTo(odd.text());
            assertThat(new ObjectMapper().writeValueAsString(message)).isEqualTo(odd.text());
        }
        assertThat(new String(KfJson.write(message.raw()), StandardCharsets.UTF_8)).isEqualTo(KfJson.text(message.raw()));
        assertThat(message.toString()).doesNotContain("content", "here", "xxx", "undefined");
    }

    /** As when the cursor moves on while the message waits for a route that works. */
    @ParameterizedTest
    @EnumSource
    void isTheSameAfterItWasKept(OddItem odd) throws IOException {
        KfMessage message = page(odd).msgList().get(1);

        String stored = ProgressFormat.asStored(new KeptMessage("key", "odd", KfJson.text(message.raw()))).json();
        KfMessage again = MessageReader.read(stored);

        assertThat(stored).matches("[ -~]*");
        assertThat(again).hasSameClassAs(message);
        assertThat(again).hasToString(message.toString());
        if (message instanceof TextMessage text) {
            assertThat(((TextMessage) again).text()).isEqualTo(text.text());
        }
    }

    @Test
    void holesHoldNothing() throws IOException {
        assertThat(page("," + BEFORE + ",," + new String(OddItem.NOT_A_NUMBER.json(), StandardCharsets.UTF_8) + " , ")
                .msgList()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"msgid\":\"1\",\"text\":\"no end}", "{\"msgid\":\"1\",\"text\":\"quote \" inside\"}", "{\"msgid\":\"1\"",
            "{\"msgid\":\"1\"]}",
            "{\"msgid\":\"1\"}}", "{\"msgid\":\"1\"}]" })
    void anItemThatHasNoEndMakesThePageNoAnswer(String item) {
        assertThatThrownBy(() -> page(BEFORE + "," + item)).isInstanceOf(IOException.class);
    }

    @Test
    void aPageOfWhateverCannotBeReadIsBounded() {
        assertThatThrownBy(() -> page("NaN,".repeat(10_001))).isInstanceOf(IOException.class)
                .hasMessageContaining("JSON deeper");
    }

    @Test
    void allItemsTogetherAreBounded() throws IOException {
        String large = "{\"msgid\":\"1\",\"a\":[" + "[],".repeat(200_000) + "[]]}";

        List<KfMessage> messages = page(large + "," + large + "," + large + "," + large + ",NaN," + BEFORE).msgList();

        assertThat(messages).extracting(KfMessage::msgId).containsExactly("1", "1", "1", "1", null, "before");
        assertThat(messages).filteredOn(message -> message.raw().isPojo()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"errcode\":0,\"msg_list\":[%s]}", "{\"errcode\":0,\"msg_list\":[NaN,%s]}" })
    void isNotReadOnWhenNobodyWaitsForItAnyLonger(String page) {
        byte[] json = page.formatted((BEFORE + ",").repeat(9000)).getBytes(StandardCharsets.UTF_8);
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> ReceivedJson.answer(json, () -> looks.incrementAndGet() == 20))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(looks).hasValue(20);
    }

    private static SyncMsgReply page(OddItem odd) throws IOException {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        items.writeBytes((BEFORE + ",\n ").getBytes(StandardCharsets.UTF_8));
        items.writeBytes(odd.json());
        items.writeBytes((" ," + BEHIND).getBytes(StandardCharsets.UTF_8));
        return page(items.toByteArray());
    }

    private static SyncMsgReply page(String items) throws IOException {
        return page(items.getBytes(StandardCharsets.UTF_8));
    }

    private static SyncMsgReply page(byte[] items) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"c\",\"has_more\":0,\"msg_list\":["
                .getBytes(StandardCharsets.UTF_8));
        page.writeBytes(items);
        page.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        SyncMsgReply reply = SyncMsgReply.read(ReceivedJson.answer(page.toByteArray(), () -> false));
        assertThat(reply.errcode()).isZero();
        assertThat(reply.nextCursor()).isEqualTo("c");
        return reply;
    }
}
