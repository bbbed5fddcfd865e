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
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * An answer of the knowledge base (doc/95972).
 *
 * <pre>
 * KnowledgeAnswer.of("From 9 to 5.").with(KnowledgeAttachment.ofImage("media id"))
 * </pre>
 *
 * @param text        its text
 * @param attachments what is sent with it, at most {@value #MAX_ATTACHMENTS}; may be {@code null}
 */
public record KnowledgeAnswer(@Required Text text, @Items(max = MAX_ATTACHMENTS) List<KnowledgeAttachment> attachments) {

    /** Longest answer, in characters. */
    public static final int MAX_CHARS = 500;
    /** Most attachments of an answer. */
    public static final int MAX_ATTACHMENTS = 4;

    /** An answer of this text. */
    public static KnowledgeAnswer of(String content) {
        return new KnowledgeAnswer(new Text(content), null);
    }

    /** The same answer with these attachments. */
    public KnowledgeAnswer with(KnowledgeAttachment... attachments) {
        return new KnowledgeAnswer(text, List.of(attachments));
    }

    /**
     * Text of an answer.
     *
     * @param content the words, at most {@value KnowledgeAnswer#MAX_CHARS} characters
     */
    public record Text(@Required @MaxChars(MAX_CHARS) String content) {
    }
}
