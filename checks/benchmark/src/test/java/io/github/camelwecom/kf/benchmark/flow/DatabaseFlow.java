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

/**
 * What it costs to keep the progress in a database instead of files, on the same disk. How often each forces what it
 * writes stands beside it: H2 does not; PostgreSQL does for each commit, in a process in which nobody counts, or waits
 * longer.
 */
final class DatabaseFlow implements Flow {

    private static final String DATABASE = "database";
    private static final String POSTGRESQL = "postgresql";
    private static final String SLOW = "slow-disk";
    private static final String DATABASE_SLOW = "database-slow-disk";
    private static final int SLOW_MILLIS = 5;
    private static final double WITHIN = 1 / 1.5;

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Rounds patient = rounds.with(rounds.effort().forBacklog());
        Jvm counted = SlowForce.jvm(0);
        Jvm slow = SlowForce.jvm(SLOW_MILLIS).own();
        Map<String, List<Figures>> found = patient.run(List.of(
                Contender.of(Comparison.COMPONENT, BacklogDraining.Component.class, "", 1).in(counted),
                Contender.of(DATABASE, BacklogDraining.ComponentWithH2.class, "", 1).in(counted),
                Contender.of(POSTGRESQL, BacklogDraining.ComponentWithPostgreSql.class, "", 1).in(counted),
                Contender.of(SLOW, BacklogDraining.Component.class, "", 1).in(slow),
                Contender.of(DATABASE_SLOW, BacklogDraining.ComponentWithH2.class, "", 1).in(slow)));
        return List.of(
                Comparison.of("database", Unit.PER_SECOND, Flow.all(found, Figures.RATE),
                        Goal.likeness(DATABASE, Comparison.COMPONENT, WITHIN),
                        Goal.likeness(POSTGRESQL, Comparison.COMPONENT, WITHIN),
                        Goal.likeness(DATABASE_SLOW, SLOW, WITHIN)),
                Comparison.of("database-forces", Unit.COUNT, Flow.plain(found, BacklogDraining.FORCES)));
    }
}
