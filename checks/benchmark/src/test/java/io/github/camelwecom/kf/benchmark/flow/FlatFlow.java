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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.benchmark.contender.LongBacklog;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** Backlogs of ten thousand to ten million messages, in a heap of 96 MB, once each. */
final class FlatFlow implements Flow {

    private static final int[] SIZES = { 10_000, 100_000, 1_000_000, 10_000_000 };
    private static final int CUSTOMERS = 10_000;
    private static final Jvm SMALL_HEAP = Jvm.PLAIN.with("-Xmx96m");

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        int most = rounds.effort().equals(Effort.MOMENT) ? 1 : SIZES.length;
        Map<String, List<Figures>> found = new LinkedHashMap<>();
        for (Contender contender : IntStream.of(SIZES).limit(most)
                .mapToObj(size -> Contender.of("backlog-" + size, LongBacklog.class, size, CUSTOMERS).in(SMALL_HEAP))
                .toList()) {
            found.putAll(new Rounds(1, rounds.effort(), rounds.forked()).run(List.of(contender)));
        }
        Goal[] goals = most == SIZES.length
                ? new Goal[] { Goal.likeness("backlog-10000000", "backlog-100000", 0.9) } : new Goal[0];
        return List.of(
                Comparison.of("flat", Unit.MICROS, Flow.all(found, Figures.MICROS), goals),
                Comparison.of("flat-heap", Unit.MEGABYTES, Flow.plain(found, LongBacklog.HEAP)));
    }
}
