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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.scenario.Stage;
import io.github.camelwecom.kf.sandbox.scenario.Step;

/** The sandbox's own API: all that people at the page do, asked for by method and path, whatever carries it. */
public final class Desk {

    private final House house;
    private final Recorder recorder;
    private final List<Route> routes;

    public Desk(House house) {
        this.house = house;
        recorder = new Recorder(house);
        routes = Stream.of(
                new CorpRoutes(house).routes(),
                new CustomerRoutes(house).routes(),
                new ServicerRoutes(house).routes(),
                new TroubleRoutes(house).routes(),
                new RuleRoutes(house).routes(),
                new ScenarioRoutes(recorder, stage()).routes(),
                new JournalRoutes(house).routes(),
                List.of(Route.of("GET", "openapi.json", "This description", ask -> description())))
                .flatMap(List::stream).toList();
    }

    /**
     * Does what is asked.
     *
     * @param  path        after {@code /sandbox/}, its parts decoded
     * @param  json        whether the body is JSON
     * @throws DeskRefusal when it cannot be done
     */
    public JsonNode handle(String method, List<String> path, Map<String, String> query, byte[] body, boolean json) {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.method().equals(method) ? route.match(path) : Optional.empty();
            if (variables.isPresent()) {
                return perform(route, path, new Ask(variables.get(), query, json ? object(body) : Json.object(), body));
            }
        }
        boolean known = routes.stream().anyMatch(route -> route.match(path).isPresent());
        throw new DeskRefusal(
                known ? 405 : 404, method + " " + String.join("/", path) + " is not known, see /sandbox/openapi.json");
    }

    private JsonNode perform(Route route, List<String> path, Ask ask) {
        route.fields().stream().filter(Route.Field::required).forEach(field -> ask.required(field.name()));
        ask.body().fieldNames().forEachRemaining(name -> requireKnown(route, name));
        try {
            recorder.before(route.method(), path);
            Instant began = house.clock().instant();
            JsonNode done = route.action().apply(ask);
            recorder.after(route.method(), path, ask, began, done);
            return done;
        } catch (KfRefusal refusal) {
            throw new DeskRefusal(404, refusal.getMessage());
        } catch (IllegalStateException refusal) {
            throw new DeskRefusal(409, refusal.getMessage());
        } catch (IllegalArgumentException refusal) {
            throw new DeskRefusal(400, refusal.getMessage());
        }
    }

    /** Where scenarios are played: here. */
    private Stage stage() {
        return new Stage() {
            @Override
            public JsonNode perform(Step step, ObjectNode with) {
                boolean json = step.bytes().isEmpty();
                Map<String, String> query = new HashMap<>();
                if (!json) {
                    with.properties().forEach(field -> query.put(field.getKey(), field.getValue().asText()));
                }
                byte[] body = json ? Json.write(with).getBytes(StandardCharsets.UTF_8) : step.content();
                return handle(step.method(), List.of(step.path().split("/")), query, body, json);
            }

            @Override
            public String answer(String customer, int back) {
                List<ReceivedMessage> received = house.corp().ask(corp -> corp.customers().get(customer).received().entries());
                if (back >= received.size()) {
                    throw new IllegalArgumentException(customer + " has got only " + received.size() + " messages");
                }
                return received.get(received.size() - 1 - back).msgId();
            }

            @Override
            public Instant now() {
                return house.clock().instant();
            }

            @Override
            public void advance(Duration duration) {
                house.advance().accept(duration);
            }
        };
    }

    private static void requireKnown(Route route, String name) {
        List<String> known = route.fields().stream().map(Route.Field::name).toList();
        if (!known.contains(name)) {
            throw new DeskRefusal(400, "'" + name + "' is not known here, known are " + known);
        }
    }

    private static ObjectNode object(byte[] body) {
        try {
            return body.length == 0
                    ? Json.object() : Json.parseObject(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new DeskRefusal(400, "The body: " + e.getMessage());
        }
    }

    /** The API in OpenAPI 3, made from the routes themselves. */
    private ObjectNode description() {
        ObjectNode root = Json.object().put("openapi", "3.0.3");
        root.putObject("info").put("title", "KF sandbox").put("version", "1")
                .put("description", "All that can be done at the sandbox besides the platform's own API. "
                                    + "GET /sandbox/events streams what happens as server-sent events; "
                                    + "GET /sandbox/media/{id} gives the bytes of a medium.");
        ObjectNode paths = root.putObject("paths");
        routes.forEach(route -> describe(route, paths.withObjectProperty("/sandbox/" + route.path())
                .putObject(route.method().toLowerCase(java.util.Locale.ROOT))));
        return root;
    }

    private static void describe(Route route, ObjectNode target) {
        target.put("summary", route.summary());
        var parameters = target.putArray("parameters");
        Arrays.stream(route.path().split("/")).filter(part -> part.startsWith("{"))
                .forEach(part -> parameters.addObject().put("name", part.substring(1, part.length() - 1)).put("in", "path")
                        .put("required", true).putObject("schema").put("type", "string"));
        if (!"GET".equals(route.method()) && !route.fields().isEmpty()) {
            ObjectNode schema = target.putObject("requestBody").putObject("content").putObject("application/json")
                    .putObject("schema").put("type", "object");
            var required = Json.object().putArray("required");
            route.fields().forEach(field -> {
                schema.withObjectProperty("properties").putObject(field.name()).put("type", field.type()).put("description",
                        field.meaning());
                if (field.required()) {
                    required.add(field.name());
                }
            });
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
        } else {
            route.fields().forEach(field -> parameters.addObject().put("name", field.name()).put("in", "query")
                    .put("required", field.required()).put("description", field.meaning()).putObject("schema")
                    .put("type", field.type()));
        }
        target.putObject("responses").putObject("200").put("description", "done");
    }
}
