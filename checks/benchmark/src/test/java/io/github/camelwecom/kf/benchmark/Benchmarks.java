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

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelwecom.kf.benchmark.flow.Flows;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Language;
import io.github.camelwecom.kf.benchmark.report.PerformancePages;
import io.github.camelwecom.kf.benchmark.report.Results;
import io.github.camelwecom.kf.benchmark.report.Table;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/**
 * Measures what was chosen, prints how each compares with the component, and keeps it in {@code target}. What was
 * measured before and is not chosen now stays in the table.
 */
final class Benchmarks {

    private static final Path RESULTS = Path.of("target", "benchmark", "results.json");
    private static final Path TABLE = Path.of("target", "benchmark", "results.md");

    private Benchmarks() {
    }

    /** Properties: benchmark.only, benchmark.rounds, benchmark.docs; see README.md. */
    public static void main(String[] args) throws Exception {
        List<String> only = Arrays.stream(System.getProperty("benchmark.only", "").split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList();
        Rounds rounds = new Rounds(Integer.getInteger("benchmark.rounds", 3), Effort.FULL, true);
        Results results = Results.read(RESULTS);
        List<Comparison> newer = new ArrayList<>();
        for (Flows flow : Flows.chosen(only)) {
            System.out.println("=== " + flow);
            List<Comparison> found = flow.flow().measure(rounds).stream().map(one -> one.measured(now())).toList();
            newer.addAll(found);
            System.out.println(new Table(Language.ENGLISH).render(new Results(found)));
            // so that what is broken off is not lost
            results = results.with(found);
            results.write(RESULTS);
        }
        Files.writeString(TABLE, new Table(Language.ENGLISH).render(results));
        System.out.println(new Table(Language.ENGLISH).render(new Results(newer)));
        if (Boolean.getBoolean("benchmark.docs")) {
            PerformancePages.update(newer);
        }
    }

    /** When, on how many processors, of which JDK, and how busy they were. */
    private static String now() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(Locale.ROOT, "%s (%s, %d processors, JDK %s, load %.1f)",
                Instant.now().truncatedTo(ChronoUnit.MINUTES), system.getArch(), system.getAvailableProcessors(),
                System.getProperty("java.version"), system.getSystemLoadAverage());
    }
}
