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

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing the desk does.
 *
 * @param path   after {@code /sandbox/}; variables stand in braces
 * @param fields of the body of a POST or PUT, of the query of a GET
 * @param action does it
 */
record Route(String method, String path, String summary, List<Field> fields, Function<Ask, JsonNode> action) {

    static Route of(String method, String path, String summary, Function<Ask, JsonNode> action, Field... fields) {
        return new Route(method, path, summary, List.of(fields), action);
    }

    /** Whether its body is the bytes of a file. */
    boolean takesBytes() {
        return path.equals("media") || path.endsWith("/media");
    }

    boolean has(String field) {
        return fields.stream().anyMatch(known -> known.name().equals(field));
    }

    List<Field> queryFields() {
        return fields.stream().filter(field -> field.inQuery() || "GET".equals(method)).toList();
    }

    List<Field> bodyFields() {
        return fields.stream().filter(field -> !field.inQuery() && !"GET".equals(method)).toList();
    }

    /** The values of the variables, if the path is this route's. */
    Optional<Map<String, String>> match(List<String> parts) {
        List<String> mine = Arrays.asList(path.split("/"));
        if (mine.size() != parts.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < mine.size(); i++) {
            if (mine.get(i).startsWith("{")) {
                variables.put(mine.get(i).substring(1, mine.get(i).length() - 1), parts.get(i));
            } else if (!mine.get(i).equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /**
     * A field of a request.
     *
     * @param type    as in JSON
     * @param inQuery whether it never stands in the body
     */
    record Field(String name, String type, boolean required, boolean inQuery, String meaning) {

        static Field must(String name, String type, String meaning) {
            return new Field(name, type, true, false, meaning);
        }

        static Field may(String name, String type, String meaning) {
            return new Field(name, type, false, false, meaning);
        }

        /** Beside a body that is no JSON. */
        static Field inQuery(String name, String meaning) {
            return new Field(name, "string", false, true, meaning);
        }
    }
}
