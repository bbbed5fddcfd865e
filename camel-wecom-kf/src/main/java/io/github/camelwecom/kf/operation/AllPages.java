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
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.Flag;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Asks for page after page, and gives all of them as one.
 */
final class AllPages {

    private AllPages() {
    }

    /** Pages by offset; the first that is not full is the last. */
    static CallPlan byOffset(String list, int pageSize) {
        return (operation, request, call) -> {
            List<KfReply> replies = new ArrayList<>();
            ObjectNode page = request.deepCopy().put("limit", pageSize);
            int found;
            do {
                KfReply reply = call.apply(page.put("offset", replies.size() * pageSize).deepCopy());
                replies.add(reply);
                found = reply.raw().path(list).size();
            } while (found == pageSize);
            return CallPlan.merged(operation, replies, list);
        };
    }

    /** Pages by cursor, as long as the platform says that there are more. */
    static CallPlan byCursor(String list) {
        return (operation, request, call) -> CallPlan.merged(operation, follow(request, call), list);
    }

    private static List<KfReply> follow(ObjectNode request, Function<ObjectNode, KfReply> call) {
        List<KfReply> replies = new ArrayList<>();
        ObjectNode page = request.deepCopy();
        String cursor;
        boolean more;
        do {
            cursor = page.path("cursor").asText();
            KfReply reply = call.apply(page.deepCopy());
            replies.add(reply);
            String next = reply.raw().path("next_cursor").asText();
            // without a new cursor "more" would be the same page for ever
            more = Flag.isSet(reply.raw().path("has_more")) && !next.isEmpty() && !next.equals(cursor);
            page.put("cursor", next);
        } while (more);
        return replies;
    }
}
