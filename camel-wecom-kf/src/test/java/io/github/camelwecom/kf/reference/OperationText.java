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

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.callback.CallbackNotice;

/** What both pages say of an operation, in a language. */
record OperationText(OperationSheet sheet, PageLanguage language) {

    private static final Set<String> IN_EVERY_REPLY = Set.of("errcode", "errmsg", "raw");
    private static final List<Class<?>> NO_REPLIES = List.of(
            InputStream.class, String.class, Integer.class, List.class, CallbackNotice.class);

    String name() {
        return sheet.name();
    }

    String purpose() {
        return language.of(sheet.purpose(), sheet.chinesePurpose());
    }

    String call() {
        return sheet.call().isEmpty() ? language.text("noCall") : Markdown.code(sheet.call());
    }

    /** Link to the official page; empty when there is none. */
    String page() {
        return sheet.docPage().isPresent()
                ? "[doc/%1$d](https://developer.work.weixin.qq.com/document/path/%1$d)".formatted(sheet.docPage().getAsInt())
                : "";
    }

    String availability() {
        return language.of(sheet.availability().note(), sheet.availability().chineseNote());
    }

    /** What the body is before, when no record says it. */
    String request() {
        return sheet.requestType() == EmptyRequest.class
                ? language.textIfAny("request." + name()) : Markdown.code(sheet.requestType().getSimpleName());
    }

    /** What the body becomes. */
    String reply() {
        if (NO_REPLIES.contains(sheet.replyType())) {
            return language.text("reply." + name());
        }
        String fields = Arrays.stream(sheet.replyType().getRecordComponents()).map(RecordComponent::getName)
                .filter(field -> !IN_EVERY_REPLY.contains(field)).map(Markdown::code)
                .collect(Collectors.joining(language.text("comma")));
        String record = Markdown.code(sheet.replyType().getSimpleName());
        return fields.isEmpty() ? record : language.text("reply.with", record, fields);
    }
}
