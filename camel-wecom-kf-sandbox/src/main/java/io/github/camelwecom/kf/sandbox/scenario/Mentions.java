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
package io.github.camelwecom.kf.sandbox.scenario;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the fields of a step mention what was made up before: a message or a medium. */
public final class Mentions {

    private static final Set<String> NAMES = Set.of("msgid", "media_id");

    private Mentions() {
    }

    /** What a step has made; nothing if it has made nothing. */
    public static Optional<String> made(JsonNode done) {
        return NAMES.stream().map(name -> done.path(name).asText()).filter(id -> !id.isEmpty()).findFirst();
    }

    /** A copy, in which each mention is what this makes of it. */
    public static ObjectNode replaced(ObjectNode fields, UnaryOperator<String> replacement) {
        ObjectNode copy = fields.deepCopy();
        replace(copy, replacement);
        return copy;
    }

    private static void replace(ObjectNode fields, UnaryOperator<String> replacement) {
        fields.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                replace(inner, replacement);
            } else if (NAMES.contains(field.getKey()) && field.getValue().isTextual()) {
                field.setValue(fields.textNode(replacement.apply(field.getValue().asText())));
            }
        });
    }
}
