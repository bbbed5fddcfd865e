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

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The results in Markdown.
 */
public final class Table {

    private final Language language;

    public Table(Language language) {
        this.language = language;
    }

    public String render(Results results) {
        return "| " + language.text("head") + " |\n|---|---|---|---|---|---|\n"
               + results.comparisons().stream().map(this::rows).collect(Collectors.joining()) + "\n"
               + language.text("measured") + " "
               + results.comparisons().stream().map(Comparison::when).distinct().collect(Collectors.joining("; ")) + "\n";
    }

    private String rows(Comparison comparison) {
        String goals = comparison.goals().stream().map(goal -> goal(comparison, goal)).collect(Collectors.joining("; "));
        return comparison.all().stream().map(one -> {
            boolean isFirst = one == comparison.all().get(0);
            return "| " + (isFirst ? language.text(comparison.id()) : "") + " | " + language.text("who." + one.who()) + " | **"
                   + comparison.unit().format(one.median()) + "** (" + comparison.unit().format(one.lowest()) + " – "
                   + comparison.unit().format(one.highest()) + ") | " + ratio(comparison, one) + " | " + Unit.number(one.cpu())
                   + " | "
                   + (isFirst ? goals : "") + " |\n";
        }).collect(Collectors.joining());
    }

    private static String ratio(Comparison comparison, Measurement one) {
        return comparison.isBesideComponent(one) ? times(comparison.ratio(one)) : "";
    }

    private String goal(Comparison comparison, Goal goal) {
        String whose = goal.of().equals(Comparison.COMPONENT) ? "" : language.text("who." + goal.of()) + " ";
        String wanted = goal.than().isEmpty()
                ? (comparison.unit().moreIsBetter() ? "≥ " : "≤ ") + comparison.unit().format(goal.limit())
                : "≥ " + times(goal.limit()) + " " + language.text("who." + goal.than());
        return whose + wanted + " " + language.text(goal.isMet(comparison) ? "met" : "missed");
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.2f ×" : "%.1f ×", factor);
    }
}
