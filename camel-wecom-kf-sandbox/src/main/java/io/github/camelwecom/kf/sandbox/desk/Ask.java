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
package io.github.camelwecom.kf.sandbox.desk;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request to the desk.
 *
 * @param path  the values of the variables in the route's path
 * @param query each parameter once
 * @param body  the JSON object of the body; empty when there was none
 * @param bytes the body as it is
 */
record Ask(Map<String, String> path, Map<String, String> query, ObjectNode body, byte[] bytes) {

    String variable(String name) {
        return path.get(name);
    }

    /** A text from body or query. */
    Optional<String> text(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull()
                ? Optional.ofNullable(query.get(name)).filter(found -> !found.isEmpty())
                : Optional.of(value.isContainerNode() ? value.toString() : value.asText()).filter(found -> !found.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new DeskRefusal(400, name + " is missing"));
    }

    int number(String name, int whenAbsent) {
        return (int) longNumber(name, whenAbsent);
    }

    long longNumber(String name, long whenAbsent) {
        try {
            return text(name).map(Long::parseLong).orElse(whenAbsent);
        } catch (NumberFormatException e) {
            throw new DeskRefusal(400, name + " must be a whole number");
        }
    }

    boolean yes(String name, boolean whenAbsent) {
        return text(name).map(Boolean::parseBoolean).orElse(whenAbsent);
    }
}
