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

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.corp.MediaStore;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** Reads a question with its answer, checked, into the form that list_intent shows (doc/95972). */
final class IntentFields {

    private static final int QUESTION_CHARS = 200;
    private static final int ANSWER_CHARS = 500;
    private static final int MAX_SIMILAR = 100;
    private static final int MAX_ATTACHMENTS = 4;

    private final Fields request;
    private final MediaStore media;
    private final ObjectNode content = Json.object();

    private IntentFields(Fields request, MediaStore media) {
        this.request = request;
        this.media = media;
    }

    /** For a new intent: everything that is mandatory must be there. */
    static ObjectNode complete(Fields request, MediaStore media) {
        IntentFields fields = new IntentFields(request, media);
        fields.readQuestion();
        fields.readSimilarQuestions();
        fields.readAnswers();
        return fields.content;
    }

    /** For a change: only what is there. */
    static ObjectNode parts(Fields request, MediaStore media) {
        IntentFields fields = new IntentFields(request, media);
        if (request.has("question")) {
            fields.readQuestion();
        }
        fields.readSimilarQuestions();
        if (request.has("answers")) {
            fields.readAnswers();
        }
        if (fields.content.isEmpty()) {
            throw new KfRefusal(KfErrcode.EMPTY_PARAMETER, "question, similar_questions and answers are all missing");
        }
        return fields.content;
    }

    private void readQuestion() {
        readText(request.object("question"), QUESTION_CHARS, content.putObject("question"));
    }

    private void readSimilarQuestions() {
        if (request.has("similar_questions")) {
            Fields from = request.object("similar_questions");
            List<Fields> items = from.objects("items");
            from.requireAtMost(MAX_SIMILAR, items, "items");
            ArrayNode similar = content.putObject("similar_questions").putArray("items");
            items.forEach(item -> readText(item, QUESTION_CHARS, similar.addObject()));
        }
    }

    private void readAnswers() {
        List<Fields> answers = request.requiredObjects("answers");
        if (answers.size() != 1) {
            throw request.illegal("answers", "must hold exactly one element");
        }
        ObjectNode answer = content.putArray("answers").addObject();
        readText(answers.get(0), ANSWER_CHARS, answer);
        List<Fields> attachments = answers.get(0).objects("attachments");
        answers.get(0).requireAtMost(MAX_ATTACHMENTS, attachments, "attachments");
        ArrayNode read = answer.putArray("attachments");
        attachments.forEach(attachment -> readAttachment(attachment, read.addObject()));
    }

    private static void readText(Fields from, int maxChars, ObjectNode to) {
        String text = from.object("text").requiredChars("content", maxChars, KfErrcode.INVALID_PARAMETER);
        to.putObject("text").put("content", text);
    }

    private void readAttachment(Fields attachment, ObjectNode read) {
        String type = attachment.required("msgtype", Limits.ANY_BYTES);
        ObjectNode body = read.put("msgtype", type).putObject(type);
        switch (type) {
            case "image" -> readMedia(attachment.object(type), MediaType.IMAGE, body);
            case "video" -> readMedia(attachment.object(type), MediaType.VIDEO, body);
            case "link" -> readLink(attachment.object(type), body);
            case "miniprogram" -> readMiniprogram(attachment.object(type), body);
            default -> throw new KfRefusal(KfErrcode.INVALID_MESSAGE_TYPE, "must be image, video, link or miniprogram");
        }
    }

    /** Reading shows the name of the file, not its media_id. */
    private void readMedia(Fields from, MediaType type, ObjectNode to) {
        String mediaId = from.required("media_id", Limits.ANY_BYTES);
        to.put("name", media.getSendable(mediaId, type).fileName());
    }

    private static void readLink(Fields from, ObjectNode to) {
        to.put("title", from.required("title", Limits.ANY_BYTES)).put("pic_url", from.optional("pic_url", Limits.ANY_BYTES))
                .put("desc", from.optional("desc", Limits.ANY_BYTES)).put("url", from.required("url", Limits.ANY_BYTES));
    }

    private void readMiniprogram(Fields from, ObjectNode to) {
        to.put("title", from.required("title", Limits.ANY_BYTES)).put("appid", from.required("appid", Limits.ANY_BYTES))
                .put("pagepath", from.required("pagepath", Limits.ANY_BYTES));
        media.getSendable(from.required("thumb_media_id", Limits.ANY_BYTES), MediaType.IMAGE);
    }
}
