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
package io.github.camelwecom.kf.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.send.SendMsgType;
import org.apache.camel.Exchange;

/**
 * Makes a message of a body that is only what the message says, because the endpoint's msgType says what it is. Only
 * the endpoint decides this: were it a header or the body's looks, a customer could.
 */
final class MessageForm {

    private final SendMsgType type;
    private final KfClient client;

    MessageForm(SendMsgType type, KfClient client) {
        this.type = type;
        this.client = client;
    }

    ObjectNode message(KfOperation operation, Exchange exchange) throws Exception {
        ObjectNode message = KfJson.object().put(SendMsgType.FIELD, type.wireName());
        message.set(type.wireName(), content(operation, exchange));
        return message;
    }

    private ObjectNode content(KfOperation operation, Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (type.contentType().isInstance(body)) {
            return (ObjectNode) KfJson.tree(body);
        }
        if (type.isMedia() && MediaBody.isContent(body)) {
            return field(client.mediaUpload(MediaType.of(type.wireName()), MediaBody.of(exchange)).mediaId());
        }
        if (type.onlyField().isPresent()) {
            return field(plainValue(operation, exchange, body));
        }
        JsonNode json = JsonBody.isStructured(body) ? KfJson.tree(body) : JsonBody.parsed(exchange.getMessage());
        if (json instanceof ObjectNode object && !(body instanceof Record)) {
            return object;
        }
        throw unfit(operation, body);
    }

    private ObjectNode field(String value) {
        return KfJson.object().put(type.onlyField().orElseThrow(), value);
    }

    private String plainValue(KfOperation operation, Exchange exchange, Object body) {
        String value = JsonBody.isStructured(body) ? null : exchange.getMessage().getBody(String.class);
        if (value == null || type.isMedia() && !isWord(value)) {
            throw unfit(operation, body);
        }
        return value;
    }

    /** Whatever else an id may be, it is no words. */
    private static boolean isWord(String value) {
        return value.chars().allMatch(character -> character > ' ' && character <= '~');
    }

    private IllegalArgumentException unfit(KfOperation operation, Object body) {
        String wanted = type.onlyField().map(field -> type.isMedia() ? "a media id or the file itself" : "its " + field)
                .orElse("its fields, as a Map or JSON object");
        return new IllegalArgumentException(
                "wecom-kf:" + operation.operationName() + "?msgType=" + type.wireName() + " takes a body that is "
                                            + wanted + ", or a " + type.contentType().getSimpleName() + ", but the body is "
                                            + JsonBody.typeOf(body)
                                            + (body instanceof String ? ", which is none of these" : "")
                                            + ". Set the body first, or leave msgType out and give"
                                            + " the whole request");
    }
}
