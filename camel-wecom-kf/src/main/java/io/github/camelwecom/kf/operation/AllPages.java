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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.Flag;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Asks for page after page, and gives all of them as one. Ends also where the platform gives the same again and again,
 * or new pages for ever.
 */
final class AllPages {

    /** The largest lists have 5,000 entries, in pages of 100. */
    private static final int MOST_PAGES = 1000;

    private AllPages() {
    }

    /** Pages by offset; the first that is not full, or has nothing new, is the last. */
    static CallPlan byOffset(String list, int pageSize) {
        return (operation, request, call) -> {
            List<KfReply> replies = new ArrayList<>();
            Set<JsonNode> known = new HashSet<>();
            ObjectNode page = request.deepCopy().put("limit", pageSize);
            JsonNode found;
            do {
                requireEnd(operation, replies);
                KfReply reply = call.apply(page.put("offset", replies.size() * pageSize).deepCopy());
                found = reply.raw().path(list);
                if (!hasNews(found, known) && !replies.isEmpty()) {
                    break;
                }
                replies.add(reply);
            } while (found.size() == pageSize);
            return CallPlan.merged(operation, replies, list);
        };
    }

    private static boolean hasNews(JsonNode page, Set<JsonNode> known) {
        int before = known.size();
        page.forEach(known::add);
        return known.size() > before;
    }

    /** Pages by cursor, as long as the platform says that there are more. */
    static CallPlan byCursor(String list) {
        return (operation, request, call) -> CallPlan.merged(operation, follow(operation, request, call), list);
    }

    private static List<KfReply> follow(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        List<KfReply> replies = new ArrayList<>();
        Set<String> cursors = new HashSet<>(Set.of(""));
        ObjectNode page = request.deepCopy();
        boolean more;
        do {
            requireEnd(operation, replies);
            cursors.add(page.path("cursor").asText());
            KfReply reply = call.apply(page.deepCopy());
            replies.add(reply);
            String next = reply.raw().path("next_cursor").asText();
            // without a new cursor "more" would be the same pages for ever
            more = Flag.isSet(reply.raw().path("has_more")) && !cursors.contains(next);
            page.put("cursor", next);
        } while (more);
        return replies;
    }

    private static void requireEnd(KfOperation operation, List<KfReply> replies) {
        if (replies.size() == MOST_PAGES) {
            throw new WecomKfException(
                    operation.operationName(), ErrorCategory.RETRYABLE,
                    "the platform gives page after page: " + MOST_PAGES + " were read, and there is no end", null);
        }
    }
}
