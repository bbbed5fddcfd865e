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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.RawJson;
import io.github.camelwecom.kf.model.ReceivedTree;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.apache.camel.Converter;

/**
 * Turns what the platform sent, messages and replies alike, back into its JSON, and the JSON of a message into the
 * message. Each class of tree has a converter of its own: among those that fit by inheritance Camel takes any, and
 * camel-jackson's writes over many lines.
 */
@Converter(generateLoader = true)
public final class WecomKfTypeConverters {

    private WecomKfTypeConverters() {
    }

    @Converter
    public static JsonNode toJsonNode(RawJson received) {
        return received.raw();
    }

    @Converter
    public static String toString(RawJson received) {
        return KfJson.text(received.raw());
    }

    /** What an expression such as <code>${body.raw}</code> gives. */
    @Converter
    public static String toString(ReceivedTree.QuietObject received) {
        return KfJson.text(received);
    }

    @Converter
    public static String toString(ReceivedTree.QuietArray received) {
        return KfJson.text(received);
    }

    /** Without quotes, as camel-jackson has it. */
    @Converter
    public static String toString(ReceivedTree.QuietText received) {
        return received.textValue();
    }

    @Converter
    public static String toString(ReceivedTree.QuietDecimal received) {
        return KfJson.text(received);
    }

    @Converter
    public static String toString(ReceivedTree.QuietPojo received) {
        return KfJson.text(received);
    }

    @Converter
    public static byte[] toBytes(RawJson received) throws JsonProcessingException {
        return KfJson.write(received.raw());
    }

    @Converter
    public static InputStream toInputStream(RawJson received) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(received));
    }

    @Converter
    public static Map<String, Object> toMap(RawJson received) {
        return KfJson.map(received.raw());
    }

    /**
     * What cannot be read becomes a message of unknown type, as in a page: a refusal would quote a customer's words.
     */
    @Converter
    public static KfMessage toMessage(String json) {
        return MessageReader.read(json);
    }

    /** As it comes out of Kafka or JMS. */
    @Converter
    public static KfMessage toMessage(byte[] json) {
        return toMessage(new String(json, StandardCharsets.UTF_8));
    }

    @Converter
    public static KfMessage toMessage(InputStream json) throws IOException {
        return toMessage(json.readAllBytes());
    }

    @Converter
    public static KfMessage toMessage(JsonNode json) {
        return MessageReader.read(json);
    }
}
