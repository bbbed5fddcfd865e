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
package io.github.camelwecom.kf.sandbox.api.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KnowledgeBase;

/** Questions and answers, page by page (doc/95972). */
final class KnowledgeIntentList implements JsonOperation {

    @Override
    public String path() {
        return "kf/knowledge/list_intent";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String cursor = request.optional("cursor", Limits.ANY_BYTES);
        int limit = KnowledgeFields.limit(request);
        String groupId = request.optional("group_id", Limits.ANY_BYTES);
        String intentId = request.optional("intent_id", Limits.ANY_BYTES);
        KnowledgeBase.Page<KnowledgeBase.Intent> page = corp.knowledge().intents(groupId, intentId, cursor, limit);
        reply.put("next_cursor", page.nextCursor()).put("has_more", page.hasMore() ? 1 : 0);
        ArrayNode list = reply.putArray("intent_list");
        page.items().forEach(intent -> list.addObject().put("group_id", intent.groupId()).put("intent_id", intent.intentId())
                .setAll(intent.content()));
    }
}
