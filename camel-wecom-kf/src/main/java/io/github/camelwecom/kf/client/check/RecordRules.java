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
package io.github.camelwecom.kf.client.check;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.limit.AtLeastOneOf;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;
import io.github.camelwecom.kf.model.send.MessageContent;

/** What a record and its annotations say about JSON that shall be one. */
final class RecordRules {

    private static final ClassValue<RecordRules> OF_TYPES = new ClassValue<>() {
        @Override
        protected RecordRules computeValue(Class<?> type) {
            return new RecordRules(type);
        }
    };

    private final List<JsonCheck> checks = new ArrayList<>();

    private RecordRules(Class<?> type) {
        if (type.isRecord()) {
            addFields(type);
        }
        if (type.isAnnotationPresent(AtLeastOneOf.class)) {
            checks.add(atLeastOneOf(List.of(type.getAnnotation(AtLeastOneOf.class).value())));
        }
    }

    /** The rules of a type; of one that is no record, none. */
    static RecordRules of(Class<?> type) {
        return OF_TYPES.get(type);
    }

    void check(JsonNode object, Findings findings) {
        checks.forEach(check -> check.check(object, findings));
    }

    private void addFields(Class<?> type) {
        Map<String, String> names = KfJson.componentNames(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (MessageContent.class.isAssignableFrom(component.getType())) {
                checks.add(new ContentCheck(component.getType(), RecordRules::object));
            } else if (names.containsKey(component.getName())) {
                checks.add(field(names.get(component.getName()), component));
            }
        }
    }

    private static JsonCheck field(String name, RecordComponent component) {
        JsonCheck value = value(component);
        boolean required = component.isAnnotationPresent(Required.class);
        RequiredWhen when = component.getAnnotation(RequiredWhen.class);
        return (object, findings) -> {
            if (JsonCheck.isGiven(object.path(name))) {
                value.check(object.path(name), findings.at(name));
            } else if (required) {
                findings.at(name).add("is missing or empty");
            } else if (when != null && object.path(when.field()).asText().equals(when.is())) {
                findings.at(name).add("is missing or empty, but required when " + when.field() + " is " + when.is());
            }
        };
    }

    private static JsonCheck atLeastOneOf(List<String> names) {
        return (object, findings) -> {
            if (names.stream().map(object::path).noneMatch(value -> JsonCheck.isGiven(value) && !isEmptyList(value))) {
                findings.at(String.join(" or ", names)).add("must be given");
            }
        };
    }

    private static boolean isEmptyList(JsonNode value) {
        return value.isArray() && value.isEmpty();
    }

    /**
     * Nothing, neither by the component's type nor by its annotations, is wrong with the given value of a component.
     */
    private static JsonCheck value(RecordComponent component) {
        JavaType type = TypeFactory.defaultInstance().constructType(component.getGenericType());
        if (type.isCollectionLikeType()) {
            return list(component.getAnnotation(Items.class), value(type.getContentType(), component));
        }
        return value(type, component);
    }

    private static JsonCheck value(JavaType type, RecordComponent component) {
        return type.getRawClass().isRecord() ? object(type.getRawClass()) : limited(ValueLimit.of(component));
    }

    /** An object that is the JSON of a record. */
    static JsonCheck object(Class<?> record) {
        return (json, findings) -> {
            if (json.isObject()) {
                RecordRules.of(record).check(json, findings);
            } else {
                findings.add("must be an object");
            }
        };
    }

    private static JsonCheck list(Items items, JsonCheck item) {
        return (json, findings) -> {
            if (!json.isArray()) {
                findings.add("must be a list");
                return;
            }
            if (items != null && (json.size() < items.min() || json.size() > items.max())) {
                findings.add("has " + json.size() + " items, but " + allowed(items));
            }
            for (int i = 0; i < json.size(); i++) {
                item.check(json.get(i), findings.at(i));
            }
        };
    }

    private static String allowed(Items items) {
        return items.min() == 0 ? "may have at most " + items.max() : "must have " + items.min() + " to " + items.max();
    }

    private static JsonCheck limited(List<ValueLimit> limits) {
        return (json, findings) -> {
            if (json.isContainerNode()) {
                findings.add("must be a single value, neither a list nor an object");
            } else {
                limits.forEach(limit -> limit.problem(json).ifPresent(findings::add));
            }
        };
    }
}
