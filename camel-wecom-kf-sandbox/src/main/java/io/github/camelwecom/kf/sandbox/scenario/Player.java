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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/** Plays one scenario once. */
public final class Player {

    private final Stage stage;
    private final Pace pace;
    private final Map<String, String> made = new HashMap<>();
    private Instant planned;

    public Player(Stage stage, Pace pace) {
        this.stage = stage;
        this.pace = pace;
    }

    /** Does all steps, also those after one that failed. */
    public Replay play(Scenario scenario) {
        planned = stage.now();
        List<Replay.Failure> failures = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            try {
                await(step.after());
                perform(step);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted at step " + (i + 1), e);
            } catch (RuntimeException e) {
                failures.add(new Replay.Failure(i + 1, step.path(), e.getMessage()));
            }
        }
        return new Replay(scenario.steps().size(), failures);
    }

    private void perform(Step step) {
        JsonNode done = stage.perform(step, Mentions.replaced(step.with(), mention -> meant(step, mention)));
        if (!step.name().isEmpty()) {
            made.put(step.name(), Mentions.made(done).orElse(""));
        }
        if ("clock".equals(step.path())) {
            planned = planned.plusSeconds(step.with().path("seconds").asLong());
        }
    }

    /** What really took time is not waited for again. */
    private void await(Duration after) throws InterruptedException {
        planned = planned.plus(after);
        if (pace == Pace.REAL) {
            TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(stage.now(), planned).toMillis()));
        }
        Duration left = Duration.between(stage.now(), planned);
        if (!left.isNegative() && !left.isZero()) {
            stage.advance(left);
        }
    }

    private String meant(Step step, String mention) {
        if (!mention.startsWith("$")) {
            return mention;
        }
        return mention.startsWith("$answer") ? answer(step, mention) : earlier(mention);
    }

    private String earlier(String named) {
        String found = made.get(named.substring(1));
        if (found == null) {
            throw new IllegalArgumentException("No earlier step is called '" + named.substring(1) + "' by its 'as'");
        }
        return found;
    }

    /** {@code $answer} is the latest, {@code $answer-1} the one before. */
    private String answer(Step step, String named) {
        String back = named.substring("$answer".length());
        if (!back.matches("(-\\d{1,6})?")) {
            throw new IllegalArgumentException(named + " must be $answer or $answer-1, …");
        }
        String customer = step.path().split("/")[1];
        return stage.answer(customer, back.isEmpty() ? 0 : -Integer.parseInt(back));
    }
}
