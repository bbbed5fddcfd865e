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
 * Request of knowledge/mod_intent (doc/95972). What is {@code null} stays as it is; what is given replaces the old part
 * as a whole.
 *
 * <pre>
 * ModKnowledgeIntentRequest.of("intent id").answer(KnowledgeAnswer.of("From 8 to 6."))
 * </pre>
 *
 * @param intentId         the entry
 * @param question         its new question
 * @param similarQuestions its new other ways to ask
 * @param answers          its new answer: exactly one
 */
public record ModKnowledgeIntentRequest(
        @Required String intentId, KnowledgeQuestion question, KnowledgeQuestion.Similar similarQuestions,
        @Items(min = 1, max = 1) List<KnowledgeAnswer> answers) {

    /** An entry, nothing of it changed yet. */
    public static ModKnowledgeIntentRequest of(String intentId) {
        return new ModKnowledgeIntentRequest(intentId, null, null, null);
    }

    /** Replaces the question. */
    public ModKnowledgeIntentRequest question(String question) {
        return new ModKnowledgeIntentRequest(intentId, KnowledgeQuestion.of(question), similarQuestions, answers);
    }

    /** Replaces the other ways to ask. */
    public ModKnowledgeIntentRequest similar(String... questions) {
        return new ModKnowledgeIntentRequest(intentId, question, KnowledgeQuestion.Similar.of(questions), answers);
    }

    /** Replaces the answer. */
    public ModKnowledgeIntentRequest answer(KnowledgeAnswer answer) {
        return new ModKnowledgeIntentRequest(intentId, question, similarQuestions, List.of(answer));
    }
}
