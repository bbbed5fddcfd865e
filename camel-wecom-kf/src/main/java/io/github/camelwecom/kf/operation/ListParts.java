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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Sends long lists in parts.
 *
 * @param limits the lists of the request, and how many items one call takes of each
 * @param result the list of the reply
 */
record ListParts(Map<String, Integer> limits, String result) implements CallPlan {

    @Override
    public KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        int parts = limits.keySet().stream().mapToInt(list -> parts(request, list)).max().orElse(1);
        List<KfReply> replies = new ArrayList<>();
        for (int part = 0; part < Math.max(1, parts); part++) {
            replies.add(call.apply(part(request, part)));
        }
        return CallPlan.merged(operation, replies, result);
    }

    private int parts(ObjectNode request, String list) {
        return (request.path(list).size() + limits.get(list) - 1) / limits.get(list);
    }

    private ObjectNode part(ObjectNode request, int part) {
        ObjectNode piece = request.deepCopy();
        limits.forEach((list, limit) -> cut(piece, list, part * limit, limit));
        return piece;
    }

    private static void cut(ObjectNode piece, String list, int from, int limit) {
        JsonNode whole = piece.path(list);
        if (!whole.isArray()) {
            return;
        }
        ArrayNode cut = piece.arrayNode();
        for (int i = from; i < Math.min(from + limit, whole.size()); i++) {
            cut.add(whole.get(i));
        }
        if (cut.isEmpty() && !whole.isEmpty()) {
            piece.remove(list);
        } else {
            piece.set(list, cut);
        }
    }
}
