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
package io.github.camelwecom.kf.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures all of them, one after the other in several rounds, and prints how each compares with the component.
 */
final class Benchmarks {

    private static final int ROUNDS = 3;

    private Benchmarks() {
    }

    /** @param args parts of the names of those to run; all without any */
    public static void main(String[] args) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (String name : args.length == 0
                ? new String[] { CallbackOpening.class.getName(), PageReading.class.getName() } : args) {
            options.include(name);
        }
        // a fork of each in turn, so that what else the machine does falls on all of them
        Collection<RunResult> results = new Runner(
                options.forks(ROUNDS).warmupIterations(3).warmupTime(TimeValue.seconds(2)).measurementIterations(3)
                        .measurementTime(TimeValue.seconds(2)).addProfiler(GCProfiler.class).build())
                .run();
        print(results);
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Map<String, RunResult>> groups = new TreeMap<>();
        results.forEach(result -> {
            String[] words = result.getParams().getBenchmark().split("\\.");
            groups.computeIfAbsent(words[words.length - 2], any -> new TreeMap<>()).put(words[words.length - 1], result);
        });
        System.out.printf("%n| what | who | µs | ± | of the component's time | bytes allocated |%n|---|---|---|---|---|---|%n");
        groups.forEach((what, all) -> all.forEach((who, result) -> System.out.printf(
                "| %s | %s | %.1f | %.1f | %.2f | %.0f |%n", what, who, time(result), result.getPrimaryResult().getScoreError(),
                time(result) / time(all.get("component")), bytes(result))));
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double bytes(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return allocated == null ? Double.NaN : allocated.getScore();
    }
}
