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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwecom.kf.fuzz.FuzzTarget;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.NoJsonObjectException;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bytes of one item on a page of sync_msg, which stands between two that are as they should be. If its strings and
 * brackets are closed, nothing else about it is in their way, and itself arrives with its text.
 */
public final class SyncItemTarget implements FuzzTarget {

    private static final byte[] BEFORE
            = ascii("{\"errcode\":0,\"msg_list\":[{\"msgid\":\"before\",\"msgtype\":\"text\",\"text\":{\"content\":\"1\"}},");
    private static final byte[] BEHIND
            = ascii(",{\"msgid\":\"behind\",\"msgtype\":\"text\",\"text\":{\"content\":\"2\"}}],\"next_cursor\":\"c\"}");

    /** Within the bounds of what is read, with room for the page around. */
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(190).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** What is white space to JSON. */
    private static final String SPACE = " \t\r\n";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String take(byte[] input) {
        boolean isClosed = isClosed(new String(input, StandardCharsets.UTF_8));
        try {
            SyncMsgReply page = SyncMsgReply.read(ReceivedJson.answer(page(input), () -> false));
            if (!isClosed) {
                return "open, read";
            }
            check(page);
            return check(page.msgList().get(1), input);
        } catch (NoJsonObjectException e) {
            assertThat(isClosed).as("a closed item takes its page").isFalse();
            assertThat(e.getMessage().length()).isLessThan(100);
            return "open, refused";
        } catch (IOException e) {
            throw new AssertionError("Nobody gave it up", e);
        }
    }

    private static byte[] page(byte[] item) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(BEFORE);
        page.writeBytes(item);
        page.writeBytes(BEHIND);
        return page.toByteArray();
    }

    private static void check(SyncMsgReply page) {
        List<KfMessage> messages = page.msgList();
        assertThat(page.nextCursor()).isEqualTo("c");
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0)).isInstanceOf(TextMessage.class).extracting(KfMessage::msgId).isEqualTo("before");
        assertThat(messages.get(2)).isInstanceOf(TextMessage.class).extracting(KfMessage::msgId).isEqualTo("behind");
    }

    private static String check(KfMessage message, byte[] item) {
        assertThat(MessageReader.read(message.raw().<JsonNode> deepCopy())).as("from a tree").isEqualTo(message);
        String text = KfJson.text(message.raw());
        KfMessage again = MessageReader.read(text);
        assertThat(again).hasSameClassAs(message);
        assertThat(again.envelope()).hasToString(message.envelope().toString());
        if (message.raw().isPojo()) {
            assertThat(isStrict(item)).as("JSON is read").isFalse();
            assertThat(text).isEqualTo(withoutSpaceAround(new String(item, StandardCharsets.UTF_8)));
        }
        return message.raw().isPojo() ? "kept as text" : message.getClass().getSimpleName();
    }

    private static String withoutSpaceAround(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && SPACE.indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isStrict(byte[] item) {
        try {
            // from text: of bytes, Jackson finds out first whether they might be UTF-16
            return !STRICT.readTree(new String(item, StandardCharsets.UTF_8)).isMissingNode();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** One piece of a list, whatever is in it: told without the code that reads it. */
    private static boolean isClosed(String item) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < item.length(); i++) {
            char character = item.charAt(i);
            if (inString && character == '\\') {
                i++;
            } else if (character == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += "{[".indexOf(character) >= 0 ? 1 : "}]".indexOf(character) >= 0 ? -1 : 0;
                if (depth < 0 || depth == 0 && character == ',') {
                    return false;
                }
            }
        }
        return depth == 0 && !inString && !item.isBlank();
    }
}
