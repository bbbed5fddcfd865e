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
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.send.SendMsgType;

/** What to do in a route about a field of a request that is not as it must be. */
final class RequestRemedy {

    private static final String TEXT = "text.content";

    private RequestRemedy() {
    }

    /**
     * @param field   the one that is wrong, by its path in the JSON
     * @param request what was not sent
     */
    static Optional<String> of(String field, KfOperation operation, ObjectNode request) {
        if (field.equals(TEXT)) {
            return ofText(operation, request);
        }
        return request.path(field).asText("").isEmpty() ? ofMissing(field) : Optional.empty();
    }

    private static Optional<String> ofMissing(String field) {
        if (field.equals(SendMsgType.FIELD)) {
            return Optional.of("say in the JSON what it is, or set option msgType to send the body as text, image, and so on");
        }
        return Arrays.stream(RequestField.values()).filter(known -> known.jsonName().equals(field)).findFirst()
                .map(known -> "set " + known.sources());
    }

    /** One that is there is too long. */
    private static Optional<String> ofText(KfOperation operation, ObjectNode request) {
        boolean isThere = !request.path("text").path("content").asText("").isEmpty();
        return isThere && operation == KfOperation.SEND_MSG
                ? Optional.of("shorten it, or set splitLongText=true to send it in several messages") : Optional.empty();
    }
}
