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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The data type <code>wecom-kf:message</code>: what arrives behind a broker is as if it had not left. */
class MessageDataTypeTest {

    private static final DataType TYPE = new DataType("wecom-kf:message");

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @MethodSource("io.github.camelwecom.kf.TravellingMessagesTest#samples")
    void recordAndHeadersAreThoseOfTheConsumer(JsonNode sample) throws Exception {
        KfMessage record = MessageReader.read(sample);
        Message consumed = new DefaultExchange(context).getMessage();
        MessageHeaders.set(consumed, record);

        for (Object body : new Object[] { KfJson.text(sample), KfJson.text(sample).getBytes(StandardCharsets.UTF_8), record }) {
            Message arrived = transformed(body, Map.of());
            assertThat(arrived.getBody()).isEqualTo(record);
            assertThat(arrived.getHeaders()).isEqualTo(consumed.getHeaders());
        }
    }

    @Test
    void headersOfOthersSayNothingOfTheMessage() throws Exception {
        String json = "{\"msgid\":\"1\",\"external_userid\":\"wmCustomer\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}";

        Message arrived = transformed(json, Map.of(
                WecomKfConstants.EXTERNAL_USER_ID, "wmOther", WecomKfConstants.OPEN_KF_ID, "wkOther",
                WecomKfConstants.OPERATION, "accountDel", "traceparent", "00-1", WecomKfConstants.REDELIVERED, true));

        assertThat(arrived.getHeaders()).containsEntry(WecomKfConstants.EXTERNAL_USER_ID, "wmCustomer")
                .doesNotContainKeys(WecomKfConstants.OPEN_KF_ID, WecomKfConstants.OPERATION)
                .containsEntry("traceparent", "00-1").containsEntry(WecomKfConstants.REDELIVERED, true);
    }

    private Message transformed(Object body, Map<String, Object> headers) throws Exception {
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(body);
        message.setHeaders(headers);
        context.getTransformerRegistry().resolveTransformer(
                new TransformerKey(TYPE)).transform(message, DataType.ANY, TYPE);
        return message;
    }
}
