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

import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;

/**
 * The JSON of requests as it is sent: what the caller gives, the fields that an operation always carries, and an id for
 * every message that has none, so that sending it can be repeated.
 */
final class RequestJson {

    private static final String MSG_ID = "msgid";

    private final MsgIds msgIds;

    RequestJson(RandomGenerator random) {
        this.msgIds = new MsgIds(random);
    }

    /** The caller's JSON is left alone. */
    ObjectNode of(KfOperation operation, Object request) {
        ObjectNode fields = given(operation, request);
        operation.fixedFields().forEach((name, value) -> fields.set(name, KfJson.tree(value)));
        if (operation.repetition() == Repetition.SAFE_WITH_MSG_ID && fields.path(MSG_ID).asText("").isEmpty()) {
            fields.put(MSG_ID, msgIds.next());
        }
        return fields;
    }

    /** What the platform would have answered to a message that it took. */
    ObjectNode replyTo(ObjectNode message) {
        ObjectNode reply = KfJson.object().put("errcode", 0).put("errmsg", "sent by an earlier try");
        return reply.set(MSG_ID, message.get(MSG_ID));
    }

    private static ObjectNode given(KfOperation operation, Object request) {
        if (request instanceof Record && !operation.requestType().isInstance(request)) {
            throw new IllegalArgumentException(
                    operation.operationName() + " takes a " + operation.requestType().getSimpleName() + ", not a "
                                               + request.getClass().getSimpleName());
        }
        return KfJson.fields(request)
                .orElseThrow(() -> new IllegalArgumentException(operation.operationName() + " takes a JSON object"));
    }
}
