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
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;

/** The desk's API in OpenAPI 3, made from the routes themselves. */
final class Description {

    private Description() {
    }

    static ObjectNode of(List<Route> routes) {
        ObjectNode root = Json.object().put("openapi", "3.0.3");
        root.putObject("info").put("title", "KF sandbox").put("version", "1")
                .put("description", "All that can be done at the sandbox besides the platform's own API. "
                                    + "GET /sandbox/events streams what happens as server-sent events; "
                                    + "GET /sandbox/media/{id} gives the bytes of a medium.");
        ObjectNode paths = root.putObject("paths");
        routes.forEach(route -> describe(route, paths.withObjectProperty("/sandbox/" + route.path())
                .putObject(route.method().toLowerCase(Locale.ROOT))));
        return root;
    }

    private static void describe(Route route, ObjectNode target) {
        target.put("summary", route.summary());
        ArrayNode parameters = target.putArray("parameters");
        Arrays.stream(route.path().split("/")).filter(part -> part.startsWith("{"))
                .forEach(part -> parameters.addObject().put("name", part.substring(1, part.length() - 1)).put("in", "path")
                        .put("required", true).putObject("schema").put("type", "string"));
        route.queryFields().forEach(field -> parameters.addObject().put("name", field.name()).put("in", "query")
                .put("required", field.required()).put("description", field.meaning()).putObject("schema")
                .put("type", field.type()));
        if (route.takesBytes()) {
            target.putObject("requestBody").putObject("content").putObject("application/octet-stream").putObject("schema")
                    .put("type", "string").put("format", "binary");
        } else if (!route.bodyFields().isEmpty()) {
            describe(route.bodyFields(), target.putObject("requestBody").putObject("content")
                    .putObject("application/json").putObject("schema"));
        }
        ObjectNode responses = target.putObject("responses");
        responses.putObject("200").put("description", "done");
        responses.putObject("default").put("description", "why it was not, in 'error'");
    }

    private static void describe(List<Route.Field> fields, ObjectNode schema) {
        schema.put("type", "object");
        ArrayNode required = Json.object().putArray("required");
        for (Route.Field field : fields) {
            ObjectNode property = schema.withObjectProperty("properties").putObject(field.name()).put("type", field.type())
                    .put("description", field.meaning());
            if ("array".equals(field.type())) {
                property.putObject("items");
            }
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
