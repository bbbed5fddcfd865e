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
package io.github.camelwecom.kf.model;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of knowledge/list_intent (doc/95972).
 *
 * @param errcode    0 when the call succeeded
 * @param errmsg     the platform's text for it
 * @param nextCursor where the next page begins
 * @param hasMore    whether there is another page
 * @param intentList the entries; never {@code null}
 * @param raw        the answer as received
 */
public record ListKnowledgeIntentReply(int errcode, String errmsg, String nextCursor, boolean hasMore,
        List<Intent> intentList, JsonNode raw) implements KfReply {
    public ListKnowledgeIntentReply {
        intentList = Absent.asEmpty(intentList);
    }

    @Override
    public String toString() {
        return "ListKnowledgeIntentReply[errcode=" + errcode + ", hasMore=" + hasMore + ", intents=" + intentList.size()
               + "]";
    }

    /**
     * An entry.
     *
     * @param groupId          its group
     * @param intentId         its id
     * @param question         its question
     * @param similarQuestions other ways to ask it; {@code null} when there are none
     * @param answers          its answers; never {@code null}
     */
    public record Intent(String groupId, String intentId, KnowledgeQuestion question,
            KnowledgeQuestion.Similar similarQuestions, List<KnowledgeAnswer> answers) {
        public Intent {
            answers = Absent.asEmpty(answers);
        }
    }
}
