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
package io.github.camelwecom.kf.benchmark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which graphs there are. One that lacks results is left out.
 */
final class Graphs {

    private final Path directory;

    Graphs(Path directory) {
        this.directory = directory;
    }

    Map<Path, String> of(Results results) {
        Map<Path, String> graphs = new TreeMap<>();
        for (Language language : Language.values()) {
            graphs.put(file("performance-ratios", language), ratios(results, language));
            results.find("parallel")
                    .ifPresent(found -> graphs.put(file("performance-customers", language), bars(found, language)));
            results.find("flat").ifPresent(found -> graphs.put(file("performance-backlog", language), bars(found, language)));
        }
        return graphs;
    }

    private Path file(String name, Language language) {
        return directory.resolve(name + language.suffix() + ".svg");
    }

    private static String bars(Comparison comparison, Language language) {
        List<BarChart.Bar> bars = comparison.all().stream().map(one -> new BarChart.Bar(
                language.text("who." + one.who()), one.median(), comparison.unit().format(one.median()))).toList();
        return new BarChart(language.text(comparison.id()), bars).svg();
    }

    /** How many times as good as each of the others the component is. */
    private static String ratios(Results results, Language language) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Comparison comparison : results.comparisons()) {
            comparison.goals().stream().filter(Goal::isAgainstOthers).forEach(goal -> {
                double ratio = comparison.ratio(comparison.of(goal.than()));
                bars.add(new BarChart.Bar(
                        language.text(comparison.id()) + " · " + language.text("who." + goal.than()), ratio,
                        Unit.number(ratio) + " ×"));
            });
        }
        return new BarChart(language.text("graph.ratios"), bars).svg();
    }
}
