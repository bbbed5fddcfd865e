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
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * A question of the knowledge base (doc/95972).
 *
 * @param text its text
 */
public record KnowledgeQuestion(@Required Text text) {

    /** Longest question, in characters. */
    public static final int MAX_CHARS = 200;
    /** Most similar questions of an entry. */
    public static final int MAX_SIMILAR = 100;

    /** A question of this text. */
    public static KnowledgeQuestion of(String content) {
        return new KnowledgeQuestion(new Text(content));
    }

    /**
     * Text of a question.
     *
     * @param content the words, at most {@value KnowledgeQuestion#MAX_CHARS} characters; of the main question unique in
     *                the corp
     */
    public record Text(@Required @MaxChars(MAX_CHARS) String content) {
    }

    /**
     * Other ways to ask the same.
     *
     * @param items at most {@value KnowledgeQuestion#MAX_SIMILAR} questions
     */
    public record Similar(@Items(max = MAX_SIMILAR) List<KnowledgeQuestion> items) {

        /** Questions of these texts. */
        public static Similar of(String... contents) {
            return new Similar(Stream.of(contents).map(KnowledgeQuestion::of).toList());
        }
    }
}
