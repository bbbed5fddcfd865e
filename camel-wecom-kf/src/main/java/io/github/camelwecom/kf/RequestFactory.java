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

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.CallbackNotice;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfMessage;
import io.github.camelwecom.kf.model.KfReply;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * Makes the request of an operation out of an exchange: the body says it; headers, then options, fill in what it leaves
 * out.
 */
final class RequestFactory {

    private static final String TEXT = "text";
    private static final Map<KfOperation, List<RequestField>> FILLED_FIELDS = filledFields();

    private final WecomKfConfiguration options;

    RequestFactory(WecomKfConfiguration options) {
        this.options = options;
    }

    private static Map<KfOperation, List<RequestField>> filledFields() {
        Map<KfOperation, List<RequestField>> fields = new EnumMap<>(KfOperation.class);
        for (KfOperation operation : KfOperation.values()) {
            Set<String> names = KfJson.fieldNames(operation.requestType());
            fields.put(operation,
                    Arrays.stream(RequestField.values()).filter(field -> names.contains(field.jsonName())).toList());
        }
        return fields;
    }

    ObjectNode create(KfOperation operation, Exchange exchange) {
        ObjectNode request = sendsText(operation) ? text(operation, exchange) : said(operation, exchange.getMessage());
        for (RequestField field : FILLED_FIELDS.get(operation)) {
            field.fill(request, exchange, options);
        }
        return request;
    }

    /** Only the endpoint decides this: were it a header or the body's looks, a customer could. */
    private boolean sendsText(KfOperation operation) {
        return TEXT.equals(options.getMsgType())
                && (operation == KfOperation.SEND_MSG || operation == KfOperation.SEND_MSG_ON_EVENT);
    }

    private static ObjectNode text(KfOperation operation, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String text = isStructured(body) ? null : exchange.getMessage().getBody(String.class);
        if (text == null) {
            throw new IllegalArgumentException(
                    "wecom-kf:" + operation.operationName() + "?msgType=text sends the body as text, but the body is "
                                               + typeOf(body) + ". Set the body to the text first, for example with a simple"
                                               + " expression, or leave msgType out and give the whole request");
        }
        ObjectNode request = KfJson.object();
        request.put("msgtype", TEXT);
        request.putObject(TEXT).put("content", text);
        return request;
    }

    private static ObjectNode said(KfOperation operation, Message message) {
        Object body = message.getBody();
        if (body == null || isOtherRecord(body)) {
            return KfJson.object();
        }
        JsonNode request = isStructured(body) ? KfJson.tree(body) : parsed(operation, message);
        if (request instanceof ObjectNode object) {
            return object;
        }
        throw notARequest(operation, body);
    }

    /** What a consumer or an earlier call left in the body says nothing about this call. */
    private static boolean isOtherRecord(Object body) {
        return body instanceof KfMessage || body instanceof KfReply || body instanceof CallbackNotice;
    }

    private static boolean isStructured(Object body) {
        return body instanceof Record || body instanceof Map || body instanceof JsonNode;
    }

    private static ObjectNode parsed(KfOperation operation, Message message) {
        try {
            return KfJson.parse(message.getMandatoryBody(byte[].class));
        } catch (IOException | InvalidPayloadException e) {
            // without the cause: a parser quotes what it reads, and that may be a customer's words
            throw notARequest(operation, message.getBody());
        }
    }

    private static String hint(KfOperation operation) {
        return operation == KfOperation.SEND_MSG || operation == KfOperation.SEND_MSG_ON_EVENT
                ? ". To send the body as text, set option msgType=text" : "";
    }

    private static IllegalArgumentException notARequest(KfOperation operation, Object body) {
        return new IllegalArgumentException(
                "wecom-kf:" + operation.operationName() + " takes a " + operation.requestType().getSimpleName()
                                            + ", a Map, or a JSON object, but the body is " + typeOf(body)
                                            + " that is no JSON object" + hint(operation));
    }

    private static String typeOf(Object body) {
        return body == null ? "empty" : "a " + body.getClass().getSimpleName();
    }
}
