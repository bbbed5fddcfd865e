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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.UnknownMessage;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WecomKfTypeConvertersTest {

    private static final String JSON
            = "{\"msgid\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\"你好\"},\"new_field\":[1,2.50]}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private KfMessage message;
    private TypeConverter converter;

    @BeforeEach
    void start() throws Exception {
        context.start();
        converter = context.getTypeConverter();
        message = MessageReader.read(new ObjectMapper().readTree(JSON));
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void aMessageTurnsIntoTheJsonThatWasReceived() throws Exception {
        assertThat(converter.mandatoryConvertTo(JsonNode.class, message)).isSameAs(message.raw());
        assertThat(new ObjectMapper().readTree(converter.mandatoryConvertTo(String.class, message))).isEqualTo(message.raw());
        assertThat(converter.mandatoryConvertTo(Map.class, message).get("text")).isEqualTo(Map.of("content", "你好"));
        assertThat(new String(converter.mandatoryConvertTo(byte[].class, message), StandardCharsets.UTF_8)).contains("你好");
        try (InputStream in = converter.mandatoryConvertTo(InputStream.class, message)) {
            assertThat(new ObjectMapper().readTree(in)).isEqualTo(message.raw());
        }
    }

    @Test
    void theJsonOfAMessageTurnsIntoTheMessage() throws Exception {
        KfMessage received = MessageReader.read(JSON);
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);

        for (Object json : List.of(JSON, bytes, new ByteArrayInputStream(bytes), received.raw(), received)) {
            assertThat(converter.mandatoryConvertTo(KfMessage.class, json)).isEqualTo(received);
        }
    }

    /** An exception would have them in its text. */
    @Test
    void whatIsNoJsonIsAMessageOfUnknownTypeInsteadOfAnExceptionWithACustomersWords() throws Exception {
        for (String text : List.of("my secret words", "[\"my secret words\"]", "", "{\"msgid\":\"m2\",\"text\":{\"conte")) {
            KfMessage read = converter.mandatoryConvertTo(KfMessage.class, text);

            assertThat(read).isInstanceOf(UnknownMessage.class);
            assertThat(read.toString()).doesNotContain("secret");
            assertThat(converter.mandatoryConvertTo(KfMessage.class, converter.mandatoryConvertTo(String.class, read)).msgId())
                    .isEqualTo(read.msgId());
        }
    }
}
