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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.RawJson;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes the request of an operation out of an exchange: the body says it; headers, then options, fill in what it leaves
 * out. What they say completely needs no body.
 */
final class RequestFactory {

    private static final Set<KfOperation> SENDING = Set.of(KfOperation.SEND_MSG, KfOperation.SEND_MSG_ON_EVENT);
    /** Of the operations that were called: to look into a record for the first time takes a while. */
    private static final Map<KfOperation, List<RequestField>> FILLED_FIELDS = new ConcurrentHashMap<>();

    private final OperationOptions options;
    private final Optional<MessageForm> messageForm;
    private final OverruledOptions overruled = new OverruledOptions();

    /**
     * @param messageForm what a body sent as a message is; empty when it is the whole request
     */
    RequestFactory(OperationOptions options, Optional<MessageForm> messageForm) {
        this.options = options;
        this.messageForm = messageForm;
    }

    private static List<RequestField> fieldsOf(KfOperation operation) {
        Set<String> names = KfJson.fieldNames(operation.requestType());
        return Arrays.stream(RequestField.values()).filter(field -> names.contains(field.jsonName())).toList();
    }

    ObjectNode create(KfOperation operation, Exchange exchange) throws Exception {
        if (messageForm.isPresent() && SENDING.contains(operation)) {
            return filled(operation, messageForm.get().message(operation, exchange), exchange);
        }
        Optional<ObjectNode> said = said(exchange.getMessage());
        ObjectNode request = filled(operation, said.orElseGet(KfJson::object), exchange);
        if (said.isEmpty() && !isCompleteWithoutTheBody(operation, request)) {
            throw notARequest(operation, exchange.getMessage().getBody());
        }
        return request;
    }

    private ObjectNode filled(KfOperation operation, ObjectNode request, Exchange exchange) {
        for (RequestField field : FILLED_FIELDS.computeIfAbsent(operation, RequestFactory::fieldsOf)) {
            fill(field, operation, request, exchange);
        }
        return request;
    }

    private void fill(RequestField field, KfOperation operation, ObjectNode request, Exchange exchange) {
        if (!request.hasNonNull(field.jsonName())) {
            field.fill(request, exchange, options);
            overruled.look(field, operation, exchange, options);
        }
    }

    /** What else stands in the body, such as the words of a customer that led to the call, is nobody's request. */
    private static boolean isCompleteWithoutTheBody(KfOperation operation, ObjectNode request) {
        return !SENDING.contains(operation) && operation.allows(request);
    }

    /** Empty when the body is something that is no request. */
    private static Optional<ObjectNode> said(Message message) {
        Object body = message.getBody();
        if (body == null || saysNothingOfACall(body)) {
            return Optional.of(KfJson.object());
        }
        return JsonBody.isStructured(body) ? KfJson.fields(body) : Optional.ofNullable(JsonBody.parsed(message));
    }

    /** What a consumer or an earlier call left in the body. */
    private static boolean saysNothingOfACall(Object body) {
        return body instanceof RawJson || body instanceof CallbackNotice;
    }

    private static IllegalArgumentException notARequest(KfOperation operation, Object body) {
        String hint = SENDING.contains(operation) ? ". To send the body as text, set option msgType=text" : "";
        return new IllegalArgumentException(
                "wecom-kf:" + operation.operationName() + " takes a " + operation.requestType().getSimpleName()
                                            + ", a Map, or a JSON object, but the body is " + JsonBody.typeOf(body)
                                            + " that is no JSON object" + hint);
    }
}
