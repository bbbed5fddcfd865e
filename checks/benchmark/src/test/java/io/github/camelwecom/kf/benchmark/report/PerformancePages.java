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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of the documentation that show what was measured: their tables and graphs are made of the results that are
 * kept beside the sources.
 */
public final class PerformancePages {

    /** What the pages show. */
    public static final Path COMMITTED = Path.of("results.json");
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern TABLE
            = Pattern.compile("(<!-- benchmark: begin -->\n).*?(<!-- benchmark: end -->)", Pattern.DOTALL);

    private PerformancePages() {
    }

    /** Writes results, tables and graphs; what was not measured anew stays. */
    public static void update(List<Comparison> newer) throws IOException {
        Results results = Results.read(COMMITTED).with(newer);
        results.write(COMMITTED);
        for (Language language : Language.values()) {
            Path page = page(language);
            Files.writeString(page, render(Files.readString(page), results, language));
        }
        for (Map.Entry<Path, String> graph : graphs(results).entrySet()) {
            Files.createDirectories(graph.getKey().getParent());
            Files.writeString(graph.getKey(), graph.getValue());
        }
    }

    public static Path page(Language language) {
        return DOCS.resolve("performance" + language.suffix() + ".md");
    }

    /** The page with the table of these results. */
    public static String render(String page, Results results, Language language) {
        return TABLE.matcher(page).replaceAll(region -> Matcher.quoteReplacement(
                region.group(1) + new Table(language).render(results) + region.group(2)));
    }

    /** The graphs by their files. */
    public static Map<Path, String> graphs(Results results) {
        return new Graphs(DOCS.resolve("images")).of(results);
    }
}
