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

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.send.LongText;

/**
 * Sends a text that is too long for one message in several, in order. Each counts for the platform's limit of five; the
 * reply is that of the last.
 */
final class LongTextParts implements CallPlan {

    private static final String MSG_ID = "msgid";

    @Override
    public KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        if (!request.path("text").path("content").isTextual()) {
            return call.apply(request);
        }
        List<String> texts = LongText.split(request.path("text").path("content").textValue());
        ObjectNode message = request.deepCopy();
        Iterator<String> rest = texts.iterator();
        KfReply reply;
        do {
            message.withObject("/text").put("content", rest.next());
            reply = call.apply(message.deepCopy());
            // an id of the caller's is for one message, the first
            message.remove(MSG_ID);
        } while (rest.hasNext());
        return reply;
    }
}
