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

import io.github.camelwecom.kf.benchmark.contender.StartedApplication;
import io.github.camelwecom.kf.benchmark.contender.Starting;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** From the start of the JVM until the application is ready. */
final class StartFlow implements Flow {

    private static final String HTTP = "http-application";

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        return List.of(Comparison.of("start", Unit.MICROS, Flow.all(rounds.run(List.of(
                Contender.of(Comparison.COMPONENT, Starting.class, StartedApplication.COMPONENT),
                Contender.of(HTTP, Starting.class, StartedApplication.HTTP),
                Contender.of("timer-application", Starting.class, StartedApplication.TIMER))), Figures.MICROS),
                Goal.times(1 / 1.1, HTTP)));
    }
}
