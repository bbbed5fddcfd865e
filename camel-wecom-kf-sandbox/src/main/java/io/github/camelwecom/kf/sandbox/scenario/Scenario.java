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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;

/** What customers, servicers, clock and troubles do, in order, with the time that passes between. */
public record Scenario(List<Step> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a scenario from JSON: {@code {"steps":[{"do":"customers/wm1/says","with":{"text":"hi"}}]}}.
     *
     * @throws IllegalArgumentException naming the step that is wrong, and what is wrong with it
     */
    public static Scenario parse(String json) {
        return of(Json.parseObject(json));
    }

    /** As {@link #parse}. */
    public static Scenario of(JsonNode json) {
        if (!json.path("steps").isArray()) {
            throw new IllegalArgumentException("a scenario is an object with 'steps', a list");
        }
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : json.get("steps")) {
            try {
                steps.add(Step.of(step));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Step " + (steps.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Scenario(steps);
    }

    /** As {@link #parse}, from a file in UTF-8. */
    public static Scenario read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("steps");
        steps.forEach(step -> array.add(step.json()));
        return json;
    }

    /** Writes it so that {@link #read} finds it. */
    public void write(Path file) {
        try {
            Files.writeString(file, json().toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
