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
package io.github.camelwecom.kf.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.KfErrorCode;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.message.EventType;
import io.github.camelwecom.kf.model.message.MessageEnvelope;
import io.github.camelwecom.kf.model.message.MessageType;
import io.github.camelwecom.kf.model.send.SendMsgType;

/** Every field of every message, event, notice, request, content and reply. */
final class MessagesPage implements Page {

    private static final String OF_EVERY_CALL = "everyCall";

    private final ModelDocs docs = ModelDocs.read();
    private final Properties chineseDocs = PageLanguage.load("fields.zh-CN");
    private final Properties errcodes = PageLanguage.load("errcodes");

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String render(PageLanguage language, String committed) {
        Markdown page = new Markdown().heading(1, language.text("fields.title"))
                .paragraph(language.text("generated")).paragraph(language.text("fields.intro"))
                .paragraph(language.text("fields.reading"));
        page.heading(2, language.text("fields.envelope")).paragraph(language.text("fields.envelope.intro"));
        table(page, language, ModelFields.of(MessageEnvelope.class));
        messages(page, language);
        callbacks(page, language);
        calls(page, language);
        contents(page, language);
        numbers(page, language);
        return page.toString();
    }

    private void messages(Markdown page, PageLanguage language) {
        page.heading(2, language.text("fields.messages"));
        Stream.of(MessageType.values()).forEach(type -> message(page, language, "message.", type.wireName()));
        page.heading(2, language.text("events.title"));
        Stream.of(EventType.values()).forEach(type -> message(page, language, "event.", type.wireName()));
        page.heading(2, language.text("fields.unknown")).paragraph(language.text("fields.unknown.intro"));
    }

    private void message(Markdown page, PageLanguage language, String kind, String wireName) {
        MessageExample example = MessageExample.of(wireName);
        page.heading(3, wireName).paragraph(
                language.text("fields.message", Markdown.code(example.record().getSimpleName()),
                        language.text(kind + wireName)));
        table(page, language, example.fields());
        page.foldedFence(language.text("fields.example"), "json", example.json());
    }

    private void callbacks(Markdown page, PageLanguage language) {
        page.heading(2, language.text("callbacks.title")).paragraph(language.text("fields.callbacks.intro"));
        for (NoticeExample example : NoticeExample.values()) {
            page.heading(3, example.event()).paragraph(language.text("fields.notice." + example.event(),
                    Markdown.code(example.record().getSimpleName())));
            table(page, language, ModelFields.of(example.record()));
            page.foldedFence(language.text("fields.example"), "xml", example.xml());
        }
    }

    private void calls(Markdown page, PageLanguage language) {
        page.heading(2, language.text("fields.calls")).paragraph(language.text("fields.calls.intro"));
        table(page, language, ModelFields.of(EmptyReply.class));
        page.paragraph(refusals(language, OF_EVERY_CALL));
        OperationSheet.all().stream().filter(sheet -> KfReply.class.isAssignableFrom(sheet.replyType()))
                .forEach(sheet -> call(page, new OperationText(sheet, language)));
    }

    private void call(Markdown page, OperationText operation) {
        PageLanguage language = operation.language();
        OperationSheet sheet = operation.sheet();
        page.heading(3, operation.name())
                .paragraph(operation.purpose() + language.text("fields.call.more", Markdown.code(sheet.path()),
                        "reference" + language.suffix() + ".md#" + operation.name().toLowerCase(Locale.ROOT)));
        if (sheet.requestType() != EmptyRequest.class) {
            page.paragraph(language.text("fields.request", Markdown.code(sheet.requestType().getSimpleName())));
            requestTable(page, language, ModelFields.of(sheet.requestType()));
        }
        page.paragraph(language.text("fields.reply", Markdown.code(sheet.replyType().getSimpleName())));
        table(page, language, ReplyExample.of(sheet).fields());
        page.paragraph(refusals(language, operation.name()))
                .foldedFence(language.text("fields.example"), "json", ReplyExample.of(sheet).json());
    }

    /** Empty when there are none that only this call has. */
    private String refusals(PageLanguage language, String name) {
        String codes = errcodes(name).map(code -> language.text("fields.errcode", code.code(),
                language.of(code.meaning(), code.chineseMeaning())))
                .collect(Collectors.joining(language.text("fields.errcodes.and")));
        return codes.isEmpty() ? "" : language.text("fields.errcodes", codes);
    }

    private Stream<KfErrorCode> errcodes(String name) {
        return Arrays.stream(errcodes.getProperty(name, "").split(" ")).filter(code -> !code.isEmpty())
                .map(code -> KfErrorCode.of(Integer.parseInt(code)).orElseThrow());
    }

    private void contents(Markdown page, PageLanguage language) {
        page.heading(2, language.text("contents.title")).paragraph(language.text("fields.contents.intro"));
        for (SendMsgType type : SendMsgType.values()) {
            page.heading(3, language.text("content.heading", type.wireName()))
                    .paragraph(Markdown.code(type.contentType().getSimpleName())
                               + (type.isAllowedOnEvent() ? language.text("content.onEvent") : ""));
            requestTable(page, language, ModelFields.of(type.contentType()));
        }
    }

    private void numbers(Markdown page, PageLanguage language) {
        page.heading(2, language.text("fields.numbers")).paragraph(language.text("fields.numbers.intro"));
        enums().forEach(type -> page.heading(3, type.getSimpleName()).table(
                List.of(language.text("fields.number"), language.text("fields.constant"), language.text("meaning")),
                Stream.of(type.getEnumConstants()).map(constant -> List.of(
                        KfJson.tree(constant).asText(), Markdown.code(constant.toString()),
                        meaning(language, type.getSimpleName() + "." + constant))).toList()));
    }

    /** Those that are the value of a field. */
    static TreeSet<Class<?>> enums() {
        return shown().map(ModelField::value).filter(Class::isEnum)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getSimpleName))));
    }

    /** All that is on the page; what the doctor says is on its own. */
    static Stream<ModelField> shown() {
        Stream<Class<?>> records = Stream.of(
                Stream.of(MessageEnvelope.class), Stream.of(NoticeExample.values()).map(NoticeExample::record),
                OperationSheet.all().stream().flatMap(sheet -> Stream.of(sheet.requestType(), sheet.replyType()))
                        .filter(type -> type.isRecord() && type != DoctorReport.class),
                Stream.of(SendMsgType.values()).map(SendMsgType::contentType)).flatMap(types -> types);
        return Stream.concat(MessageExample.all().flatMap(example -> example.fields().stream()),
                records.flatMap(type -> ModelFields.of(type).stream()));
    }

    private void table(Markdown page, PageLanguage language, List<ModelField> fields) {
        page.table(List.of("JSON", "Simple", "Java", language.text("type"), language.text("meaning")),
                fields.stream().map(field -> List.of(
                        Markdown.code(field.json()), Markdown.code(field.expression()), Markdown.code(field.java()),
                        type(field), meaning(language, field.key()))).toList());
    }

    private void requestTable(Markdown page, PageLanguage language, List<ModelField> fields) {
        page.table(List.of("JSON", "Java", language.text("type"), language.text("meaning")),
                fields.stream().map(field -> List.of(
                        field.json().isEmpty() ? language.text("content.field") : Markdown.code(field.json()),
                        Markdown.code(field.java()), type(field), meaning(language, field.key()))).toList());
    }

    private static String type(ModelField field) {
        String name = Markdown.code(field.type());
        return field.value().isEnum()
                ? "[" + name + "](#" + field.value().getSimpleName().toLowerCase(Locale.ROOT) + ")" : name;
    }

    private String meaning(PageLanguage language, String key) {
        return language.of(docs.text(key), chinese(key));
    }

    private String chinese(String key) {
        return chineseDocs.getProperty(key, chineseDocs.getProperty("*" + key.substring(key.lastIndexOf('.'))));
    }
}
