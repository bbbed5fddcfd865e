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

import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of knowledge/add_intent (doc/95972). A group can have 200 entries.
 *
 * <pre>
 * AddKnowledgeIntentRequest.of("group id", "When are you open?", KnowledgeAnswer.of("From 9 to 5."))
 *         .similar("What are your hours?")
 * </pre>
 *
 * @param groupId          the group
 * @param question         the question
 * @param similarQuestions other ways to ask it; may be {@code null}
 * @param answers          the answer: exactly one
 */
public record AddKnowledgeIntentRequest(
        @Required String groupId, @Required KnowledgeQuestion question, KnowledgeQuestion.Similar similarQuestions,
        @Required @Items(min = 1, max = 1) List<KnowledgeAnswer> answers) {

    /** An entry of one question and its answer. */
    public static AddKnowledgeIntentRequest of(String groupId, String question, KnowledgeAnswer answer) {
        return new AddKnowledgeIntentRequest(groupId, KnowledgeQuestion.of(question), null, List.of(answer));
    }

    /** The same entry with other ways to ask. */
    public AddKnowledgeIntentRequest similar(String... questions) {
        return new AddKnowledgeIntentRequest(groupId, question, KnowledgeQuestion.Similar.of(questions), answers);
    }
}
