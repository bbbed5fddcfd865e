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

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.limit.AtLeastOneOf;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;
import io.github.camelwecom.kf.model.send.MessageContent;
import io.github.camelwecom.kf.model.send.SendMsgType;

/** The fields of a request as rows of a table: what its record and their annotations say. */
final class RequestFields {

    private final PageLanguage language;
    private final List<List<String>> rows = new ArrayList<>();

    RequestFields(PageLanguage language) {
        this.language = language;
    }

    static List<String> titles(PageLanguage language) {
        return List.of(language.text("field"), language.text("type"), language.text("required"), language.text("limits"));
    }

    List<List<String>> of(Class<?> type) {
        add("", type);
        return rows;
    }

    /** What is said of the request as a whole; empty when nothing is. */
    static String rule(Class<?> type, PageLanguage language) {
        AtLeastOneOf rule = type.getAnnotation(AtLeastOneOf.class);
        return rule == null
                ? "" : language.text("atLeastOneOf", Arrays.stream(rule.value()).map(Markdown::code)
                        .collect(Collectors.joining(", ")));
    }

    private void add(String prefix, Class<?> type) {
        Map<String, String> names = KfJson.componentNames(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (MessageContent.class.isAssignableFrom(component.getType())) {
                addContent(component.getType());
            } else if (names.containsKey(component.getName())) {
                addField(prefix + names.get(component.getName()), component);
            }
        }
    }

    private void addContent(Class<?> kindOfContent) {
        String types = Arrays.stream(SendMsgType.values()).filter(type -> type.isA(kindOfContent))
                .map(SendMsgType::wireName).map(Markdown::code).collect(Collectors.joining(", "));
        rows.add(List.of(Markdown.code(SendMsgType.FIELD), language.text("type.text"), language.text("yes"), types));
        rows.add(List.of(language.text("content.field"), language.text("type.object"), language.text("yes"),
                language.text("content.limits")));
    }

    private void addField(String name, RecordComponent component) {
        boolean isList = component.getType() == List.class;
        Class<?> type = isList
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        String typeName = language.text("type." + kind(type));
        rows.add(List.of(Markdown.code(name), isList ? language.text("type.list", typeName) : typeName,
                required(component), limits(component)));
        if (type.isRecord()) {
            add(name + (isList ? "[]." : "."), type);
        }
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Double.class) {
            return "number";
        }
        return type.isRecord() ? "object" : "integer";
    }

    private String required(RecordComponent component) {
        RequiredWhen when = component.getAnnotation(RequiredWhen.class);
        if (when != null) {
            return language.text("requiredWhen", Markdown.code(when.field()), Markdown.code(when.is()));
        }
        return component.isAnnotationPresent(Required.class) ? language.text("yes") : "";
    }

    private String limits(RecordComponent component) {
        List<String> limits = new ArrayList<>();
        MaxBytes bytes = component.getAnnotation(MaxBytes.class);
        if (bytes != null) {
            limits.add(language.text("maxBytes", bytes.value()));
        }
        MaxChars chars = component.getAnnotation(MaxChars.class);
        if (chars != null) {
            limits.add(language.text("maxChars", chars.value()));
        }
        Matches matches = component.getAnnotation(Matches.class);
        if (matches != null) {
            limits.add(language.of(matches.meaning(), Markdown.code(matches.value())));
        }
        Between between = component.getAnnotation(Between.class);
        if (between != null) {
            limits.add(language.text("between", number(between.min()), number(between.max())));
        }
        Items items = component.getAnnotation(Items.class);
        if (items != null) {
            limits.add(items(items));
        }
        return String.join(language.text("comma"), limits);
    }

    private String items(Items items) {
        if (items.min() == items.max()) {
            return language.text("items.exactly", items.max());
        }
        return items.min() == 0
                ? language.text("items.atMost", items.max()) : language.text("items.between", items.min(), items.max());
    }

    private static String number(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }
}
