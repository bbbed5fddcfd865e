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
package io.github.camelwecom.kf.client;

import java.lang.reflect.RecordComponent;
import java.util.List;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.camelwecom.kf.model.limit.Items;

/** Checks a piece of a request, and all in it. */
@FunctionalInterface
interface JsonCheck {

    void check(JsonNode json, Findings findings);

    /** Whether there is something to check. The platform takes an empty text for none (40063). */
    static boolean isGiven(JsonNode json) {
        return !json.isMissingNode() && !json.isNull() && !(json.isTextual() && json.asText().isEmpty());
    }

    /**
     * Nothing, neither by the component's type nor by its annotations, is wrong with the given value of a component.
     */
    static JsonCheck of(RecordComponent component) {
        JavaType type = TypeFactory.defaultInstance().constructType(component.getGenericType());
        if (type.isCollectionLikeType()) {
            return list(component.getAnnotation(Items.class), of(type.getContentType(), component));
        }
        return of(type, component);
    }

    private static JsonCheck of(JavaType type, RecordComponent component) {
        return type.getRawClass().isRecord() ? object(type.getRawClass()) : value(ValueLimit.of(component));
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

    private static JsonCheck value(List<ValueLimit> limits) {
        return (json, findings) -> {
            if (json.isContainerNode()) {
                findings.add("must be a single value, neither a list nor an object");
            } else {
                limits.forEach(limit -> limit.problem(json).ifPresent(findings::add));
            }
        };
    }
}
