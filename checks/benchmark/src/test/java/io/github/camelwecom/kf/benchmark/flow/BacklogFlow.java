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
import java.util.Map;

import io.github.camelwecom.kf.benchmark.contender.BacklogDraining;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Rounds;
import io.github.camelwecom.kf.benchmark.trial.SlowForce;

/** A backlog of 1,000 customers. */
final class BacklogFlow implements Flow {

    private static final String ONE = "one-customer";
    private static final String SLOW = "slow-disk";
    private static final String LOOP_TO_ROUTE = "loop-to-route";
    private static final int IN_A_ROW = 5;
    private static final int SLOW_MILLIS = 5;

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Rounds patient = rounds.with(rounds.effort().forBacklog());
        Jvm counted = SlowForce.jvm(0);
        Jvm slow = SlowForce.jvm(SLOW_MILLIS).own();
        Map<String, List<Figures>> found = patient.run(List.of(
                Contender.of(Comparison.COMPONENT, BacklogDraining.Component.class, "", 1).in(counted),
                Contender.of(LOOP_TO_ROUTE, BacklogDraining.LoopToRoute.class).in(counted),
                Contender.of("loop", BacklogDraining.Loop.class),
                Contender.of(ONE, BacklogDraining.Component.class, "&concurrentCustomers=1", 1).in(counted),
                Contender.of("in-a-row", BacklogDraining.Component.class, "", IN_A_ROW).in(counted),
                Contender.of(SLOW, BacklogDraining.Component.class, "", 1).in(slow),
                Contender.of("slow-disk-in-a-row", BacklogDraining.Component.class, "", IN_A_ROW).in(slow)));
        return List.of(
                Comparison.of("backlog", Unit.PER_SECOND, Flow.all(found, Figures.RATE),
                        Goal.value(Comparison.COMPONENT, 60_000), Goal.value(SLOW, 10_000), Goal.times(1, LOOP_TO_ROUTE)),
                Comparison.of("backlog-bytes", Unit.BYTES, Flow.plain(found, Figures.BYTES),
                        Goal.value(Comparison.COMPONENT, 3_450)),
                Comparison.of("backlog-forces", Unit.COUNT, Flow.plain(found, BacklogDraining.FORCES)));
    }
}
