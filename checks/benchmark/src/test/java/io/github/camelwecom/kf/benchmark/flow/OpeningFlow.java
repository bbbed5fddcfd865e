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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.benchmark.contender.CallbackOpening;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.CpuProfiler;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A callback from its bytes to what it says, by JMH. */
final class OpeningFlow implements Flow {

    private static final String WX_JAVA = "wxJava";
    private static final String WX_JAVA_DECRYPT = "wxJavaDecrypt";
    private static final String FLOOR = "floor";
    private static final List<String> ALL = List.of(Comparison.COMPONENT, WX_JAVA, WX_JAVA_DECRYPT, FLOOR);
    private static final int ITERATIONS = 3;

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Map<String, List<Figures>> found = new LinkedHashMap<>();
        for (int round = 0; round < rounds.number(); round++) {
            for (String name : ALL) {
                found.computeIfAbsent(name, any -> new ArrayList<>()).add(run(name, rounds));
            }
        }
        return List.of(
                Comparison.of("opening", Unit.MICROS, Flow.all(found, Figures.MICROS), Goal.times(20, WX_JAVA),
                        Goal.times(2, WX_JAVA_DECRYPT), Goal.times(1 / 3.0, FLOOR)),
                Comparison.of("opening-bytes", Unit.BYTES, Flow.plain(found, Figures.BYTES)));
    }

    private static Figures run(String name, Rounds rounds) throws Exception {
        long warmUp = Math.max(1, rounds.effort().warmUp().toMillis() / ITERATIONS);
        long measured = Math.max(1, rounds.effort().measured().toMillis() / ITERATIONS);
        RunResult result = new Runner(
                new OptionsBuilder().include("\\." + CallbackOpening.class.getSimpleName() + "\\." + name + "$")
                        .forks(rounds.forked() ? 1 : 0).warmupIterations(ITERATIONS)
                        .warmupTime(TimeValue.milliseconds(warmUp)).measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.milliseconds(measured)).addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class).shouldFailOnError(true).build())
                .runSingle();
        return Figures.of(Figures.MICROS, result.getPrimaryResult().getScore())
                .and(Figures.CPU_MICROS, result.getSecondaryResults().get(CpuProfiler.NAME).getScore())
                .and(Figures.BYTES, result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
}
