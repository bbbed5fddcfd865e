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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.benchmark.report.Language;
import io.github.camelwecom.kf.benchmark.report.PerformancePages;
import io.github.camelwecom.kf.benchmark.report.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages show what was measured, and nothing else: their tables and graphs are those of the committed results.
 */
class PerformancePagesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @EnumSource
    void theTablesAreOfTheCommittedResults(Language language) throws Exception {
        String page = Files.readString(PerformancePages.page(language));
        Results results = Results.read(PerformancePages.COMMITTED);

        assertThat(results.comparisons()).isNotEmpty();
        assertThat(PerformancePages.render(page, results, language)).isEqualTo(page);
    }

    @Test
    void theGraphsAreOfTheCommittedResults() throws Exception {
        for (Map.Entry<Path, String> graph : PerformancePages.graphs(Results.read(PerformancePages.COMMITTED)).entrySet()) {
            assertThat(graph.getKey()).hasContent(graph.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLinkLeadsSomewhere(Language language) throws Exception {
        Path page = PerformancePages.page(language);
        List<String> links = LINK.matcher(Files.readString(page)).results().map((MatchResult link) -> link.group(1)).toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
}
