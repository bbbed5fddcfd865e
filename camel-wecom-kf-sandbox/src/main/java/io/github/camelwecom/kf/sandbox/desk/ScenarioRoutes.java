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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;
import io.github.camelwecom.kf.sandbox.scenario.Pace;
import io.github.camelwecom.kf.sandbox.scenario.Player;
import io.github.camelwecom.kf.sandbox.scenario.Replay;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import io.github.camelwecom.kf.sandbox.scenario.Stage;

/** Scenarios, written down and played. */
final class ScenarioRoutes {

    private final Recorder recorder;
    private final Stage stage;

    ScenarioRoutes(Recorder recorder, Stage stage) {
        this.recorder = recorder;
        this.stage = stage;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "scenarios", "Whether a scenario is being recorded, and what of it there is",
                        ask -> recorder.recorded().json().put("recording", recorder.isRunning())),
                Route.of("POST", "scenarios/record", "From now on what is done here is written down", ask -> {
                    recorder.start();
                    return Told.done();
                }),
                Route.of("POST", "scenarios/stop", "Ends the recording and gives the scenario", ask -> recorder.stop().json()),
                Route.of("POST", "scenarios/play", "Plays a scenario; answers when it is over", this::play,
                        Field.must("steps", "array",
                                "each with do (a path of this API), with (its fields), after (seconds), as (a name)"),
                        Field.may("pace", "string", "clock: waits put the clock forward; real: they take their time; "
                                                    + "clock when absent")));
    }

    private JsonNode play(Ask ask) {
        return tell(new Player(stage, pace(ask.text("pace").orElse("clock"))).play(Scenario.of(ask.body())));
    }

    private static Pace pace(String name) {
        return Arrays.stream(Pace.values()).filter(pace -> pace.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> new DeskRefusal(400, "pace is '" + name + "', must be clock or real"));
    }

    private static ObjectNode tell(Replay replay) {
        ObjectNode told = Json.object().put("steps", replay.steps());
        ArrayNode failures = told.putArray("failures");
        replay.failures().forEach(failure -> failures.addObject().put("step", failure.step()).put("do", failure.deed())
                .put("why", failure.why()));
        return told;
    }
}
