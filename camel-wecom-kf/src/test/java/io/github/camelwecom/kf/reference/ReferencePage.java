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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.KfErrorCode;
import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.send.SendMsgType;

/** Every option, header, operation, message and error code. */
final class ReferencePage implements Page {

    private static final long MEGABYTE = 1024L * 1024;

    private final Catalog catalog = Catalog.load();
    private final Properties chineseDescriptions = PageLanguage.load("options.zh-CN");
    private final List<ReceivedSample> samples;

    ReferencePage(List<ReceivedSample> samples) {
        this.samples = samples;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String render(PageLanguage language, String committed) {
        Markdown page = new Markdown().heading(1, language.text("reference.title"))
                .paragraph(language.text("generated")).paragraph(language.text("reference.intro"));
        endpointOptions(page, language);
        componentOptions(page, language);
        headers(page, language);
        messages(page, language);
        operations(page, language);
        contents(page, language);
        media(page, language);
        errors(page, language);
        return page.toString();
    }

    private void endpointOptions(Markdown page, PageLanguage language) {
        page.heading(2, language.text("options.title")).paragraph(language.text("options.intro"));
        Map<String, List<List<String>>> groups = new LinkedHashMap<>();
        catalog.endpointOptions().forEach((name, option) -> groups
                .computeIfAbsent(option.path("group").asText(), group -> new ArrayList<>())
                .add(option(language, "option." + name, name, option)));
        groups.forEach((group, rows) -> page.heading(3, language.text("group." + group.replaceAll("[^a-z]", "")))
                .table(optionTitles(language), rows));
    }

    private void componentOptions(Markdown page, PageLanguage language) {
        List<List<String>> rows = new ArrayList<>();
        catalog.componentOptions()
                .forEach((name, option) -> rows.add(option(language, "component." + name, name, option)));
        page.heading(2, language.text("component.title")).paragraph(language.text("component.intro"))
                .table(optionTitles(language), rows);
    }

    private static List<String> optionTitles(PageLanguage language) {
        return List.of(language.text("name"), language.text("description"), language.text("default"), language.text("type"));
    }

    private List<String> option(PageLanguage language, String key, String name, JsonNode option) {
        String required = option.path("required").asBoolean() ? language.text("option.required") : "";
        return List.of(Markdown.code(name) + required, description(language, key, option) + values(language, option),
                Markdown.code(option.path("defaultValue").asText()), type(option));
    }

    private String description(PageLanguage language, String key, JsonNode node) {
        return language.of(node.path("description").asText(), chineseDescriptions.getProperty(key));
    }

    private static String values(PageLanguage language, JsonNode option) {
        List<String> values = new ArrayList<>();
        option.path("enum").forEach(value -> values.add(Markdown.code(value.asText())));
        return values.isEmpty() ? "" : language.text("values", String.join(language.text("comma"), values));
    }

    private static String type(JsonNode node) {
        if (node.path("type").asText().equals("duration")) {
            return "Duration";
        }
        String javaType = node.path("javaType").asText();
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }

    private void headers(Markdown page, PageLanguage language) {
        List<List<String>> rows = new ArrayList<>();
        catalog.headers().forEach((name, header) -> rows.add(List.of(
                Markdown.code(name), description(language, "header." + name, header) + values(language, header),
                language.text("side." + header.path("group").asText()), type(header))));
        page.heading(2, language.text("headers.title")).table(
                List.of(language.text("name"), language.text("description"), language.text("side"), language.text("type")),
                rows);
    }

    private void messages(Markdown page, PageLanguage language) {
        page.heading(2, language.text("messages.title")).paragraph(language.text("messages.intro"));
        table(page, language, "message", samples.stream().filter(sample -> !sample.isEvent()).toList());
        page.heading(3, language.text("events.title"));
        table(page, language, "event", samples.stream().filter(ReceivedSample::isEvent).toList());
        page.heading(3, language.text("callbacks.title"))
                .paragraph(language.text("callbacks.intro", language.text("reply.getCallbackMessage")));
    }

    private static void table(Markdown page, PageLanguage language, String kind, List<ReceivedSample> rows) {
        List<String> common = ReceivedSample.commonHeaders(rows);
        page.paragraph(language.text("headers.common", codes(language, common)))
                .table(List.of(Markdown.code(language.text(kind + ".field")), language.text("meaning"),
                        language.text("record"), language.text("headers.more")),
                        rows.stream().map(sample -> List.of(
                                Markdown.code(sample.wireName()), language.text(kind + "." + sample.wireName()),
                                Markdown.code(sample.recordName()), codes(language, sample.headersBesides(common)))).toList());
    }

    private static String codes(PageLanguage language, List<String> values) {
        return String.join(language.text("comma"), values.stream().map(Markdown::code).toList());
    }

    private void operations(Markdown page, PageLanguage language) {
        page.heading(2, language.text("operations.heading")).paragraph(language.text("operations.filled"));
        List<OperationText> operations = OperationSheet.all().stream().map(sheet -> new OperationText(sheet, language))
                .toList();
        page.table(List.of(language.text("operation"), language.text("purpose"), language.text("call"), language.text("page")),
                operations.stream().map(operation -> List.of(
                        "[" + operation.name() + "](#" + operation.name().toLowerCase(Locale.ROOT) + ")", operation.purpose(),
                        operation.call(), operation.page())).toList());
        operations.forEach(operation -> operation(page, operation));
    }

    private static void operation(Markdown page, OperationText operation) {
        PageLanguage language = operation.language();
        Class<?> request = operation.sheet().requestType();
        page.heading(3, operation.name()).paragraph(operation.purpose()).paragraph(operation.availability())
                .paragraph(language.text("operation.facts", operation.call(), operation.page(), request(operation),
                        operation.reply(),
                        "operations" + language.suffix() + ".md#" + operation.name().toLowerCase(Locale.ROOT)));
        if (request != EmptyRequest.class) {
            page.table(RequestFields.titles(language), new RequestFields(language).of(request))
                    .paragraph(RequestFields.rule(request, language));
        }
    }

    private static String request(OperationText operation) {
        String request = operation.request();
        return request.isEmpty() ? operation.language().text("request.none") : request;
    }

    private static void contents(Markdown page, PageLanguage language) {
        page.heading(2, language.text("contents.title")).paragraph(language.text("contents.intro"));
        for (SendMsgType type : SendMsgType.values()) {
            page.heading(3, language.text("content.heading", type.wireName()))
                    .paragraph(Markdown.code(type.contentType().getSimpleName())
                               + (type.isAllowedOnEvent() ? language.text("content.onEvent") : ""))
                    .table(RequestFields.titles(language), new RequestFields(language).of(type.contentType()));
        }
    }

    private static void media(Markdown page, PageLanguage language) {
        page.heading(2, language.text("media.title")).paragraph(language.text("media.intro"))
                .table(List.of("mediaType", language.text("media.format"), language.text("media.size")),
                        Arrays.stream(MediaType.values()).map(type -> List.of(
                                Markdown.code(type.wireName()),
                                language.of(type.format(), language.text("media." + type.wireName())),
                                type.maxBytes() / MEGABYTE + " MB")).toList());
    }

    private static void errors(Markdown page, PageLanguage language) {
        page.heading(2, language.text("errors.title")).paragraph(language.text("errors.intro"))
                .table(List.of(language.text("category"), language.text("advice")),
                        Arrays.stream(ErrorCategory.values()).map(category -> List.of(
                                Markdown.code(category.name()), language.of(category.advice(), category.chineseAdvice())))
                                .toList())
                .table(List.of("errcode", language.text("category"), language.text("meaning"), language.text("advice")),
                        Arrays.stream(KfErrorCode.values()).map(code -> List.of(
                                String.valueOf(code.code()), Markdown.code(code.category().name()),
                                language.of(code.meaning(), code.chineseMeaning()),
                                language.of(code.advice(), code.chineseAdvice()))).toList());
    }
}
