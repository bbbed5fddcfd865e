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

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;

/**
 * How a request is carried out where the platform limits what one call may ask for: in one call, or in several whose
 * replies become one.
 */
@FunctionalInterface
interface CallPlan {

    /** One call for one request. */
    CallPlan ONCE = (operation, request, call) -> call.apply(request);

    KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call);

    /** The first reply, with the lists of all of them behind each other. */
    static KfReply merged(KfOperation operation, List<KfReply> replies, String list) {
        if (replies.size() == 1) {
            return replies.get(0);
        }
        ObjectNode merged = replies.get(0).raw().deepCopy();
        ArrayNode all = merged.putArray(list);
        replies.forEach(reply -> reply.raw().path(list).forEach(all::add));
        try {
            return KfJson.reply(merged, operation.replyType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Each of the replies of " + operation.operationName() + " was read before", e);
        }
    }
}
