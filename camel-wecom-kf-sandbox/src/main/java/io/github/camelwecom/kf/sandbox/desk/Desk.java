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
import io.github.camelwecom.kf.sandbox.scenario.Pace;
import io.github.camelwecom.kf.sandbox.scenario.Player;
import io.github.camelwecom.kf.sandbox.scenario.Replay;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import io.github.camelwecom.kf.sandbox.scenario.Stage;
import io.github.camelwecom.kf.sandbox.scenario.Step;

/** The sandbox's own API: all that people at the page do, asked for by method and path, whatever carries it. */
public final class Desk {

    private final House house;
    private final Recorder recorder;
    private final Snapshots snapshots;
    private final List<Route> routes;

    public Desk(House house) {
        this.house = house;
        recorder = new Recorder(house);
        snapshots = new Snapshots(house);
        routes = Stream.of(
                new CorpRoutes(house).routes(),
                new AccountRoutes(house).routes(),
                new CustomerRoutes(house).routes(),
                new ServicerRoutes(house).routes(),
                new TroubleRoutes(house).routes(),
                new RuleRoutes(house).routes(),
                new SnapshotRoutes(snapshots).routes(),
                new ScenarioRoutes(recorder, stage()).routes(),
                new JournalRoutes(house).routes(),
                List.of(Route.of("GET", "openapi.json", "This description", ask -> Description.of(routes()))))
                .flatMap(List::stream).toList();
    }

    /**
     * Does what is asked.
     *
     * @param  path        after {@code /sandbox/}, its parts decoded
     * @throws DeskRefusal when it cannot be done
     */
    public JsonNode handle(String method, List<String> path, Map<String, String> query, byte[] body) {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.method().equals(method) ? route.match(path) : Optional.empty();
            if (variables.isPresent()) {
                return perform(route, path,
                        new Ask(variables.get(), query, route.takesBytes() ? Json.object() : object(body), body));
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
            recorder.before(route, path);
            Instant began = house.clock().instant();
            JsonNode done = route.action().apply(ask);
            recorder.after(route, path, ask, began, done);
            return done;
        } catch (KfRefusal refusal) {
            throw new DeskRefusal(404, refusal.getMessage());
        } catch (IllegalStateException refusal) {
            throw new DeskRefusal(409, refusal.getMessage());
        } catch (IllegalArgumentException refusal) {
            throw new DeskRefusal(400, refusal.getMessage());
        }
    }

    private List<Route> routes() {
        return routes;
    }

    public Snapshot snapshot() {
        return snapshots.take();
    }

    /** Everything stands as it did then, but for the credentials. */
    public void restore(Snapshot snapshot) {
        snapshots.restore(snapshot);
    }

    public void sow(Seed seed) {
        house.corp().tell(seed::sow);
    }

    public Replay play(Scenario scenario, Pace pace) {
        return new Player(stage(), pace).play(scenario);
    }

    /** From now on what is done here is written down. */
    public void record() {
        recorder.start();
    }

    public boolean isRecording() {
        return recorder.isRunning();
    }

    /** @throws IllegalStateException when nothing is being written down */
    public Scenario stopRecording() {
        return recorder.stop();
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
                return handle(step.method(), List.of(step.path().split("/")), query, body);
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
                house.advance(duration);
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
}
