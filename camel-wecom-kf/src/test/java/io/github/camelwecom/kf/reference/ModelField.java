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
import java.util.List;

/**
 * A field of a record of the model, in the place where a route meets it.
 *
 * @param key    name of the record and its field, as in {@link ModelDocs}
 * @param json   its place in the JSON; empty when it is not there under a name of its own
 * @param java   its place in Java, from the record that is the body
 * @param simple the same in the Simple language
 * @param value  its class; of a list that of its items
 * @param isList whether there are any number of it
 */
record ModelField(String key, String json, String java, String simple, Class<?> value, boolean isList) {

    static Class<?> valueOf(RecordComponent component) {
        return component.getType() == List.class
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
    }

    /** The class of a record with those around it. */
    static String nameOf(Class<?> type) {
        return type.isMemberClass() ? nameOf(type.getDeclaringClass()) + "." + type.getSimpleName() : type.getSimpleName();
    }

    String expression() {
        return "${" + simple + "}";
    }

    String type() {
        return isList ? "List<" + value.getSimpleName() + ">" : value.getSimpleName();
    }
}
