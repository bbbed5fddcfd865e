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
package io.github.camelwecom.kf.benchmark.flow;

import java.util.List;

import io.github.camelwecom.kf.benchmark.contender.CallbackToRoute;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** From a callback to its message in the route. */
final class ReactionFlow implements Flow {

    private static final String BARE = "bare-calls";

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        return List.of(Comparison.of("reaction", Unit.MICROS, Flow.plain(rounds.run(List.of(
                Contender.of(Comparison.COMPONENT, CallbackToRoute.class, CallbackToRoute.COMPONENT),
                Contender.of(BARE, CallbackToRoute.class, CallbackToRoute.BARE))), Figures.MICROS),
                Goal.times(1 / 1.3, BARE)));
    }
}
