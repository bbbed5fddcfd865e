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

import java.util.List;

import io.github.camelwecom.kf.benchmark.flow.Flows;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Language;
import io.github.camelwecom.kf.benchmark.report.Results;
import io.github.camelwecom.kf.benchmark.report.Table;
import io.github.camelwecom.kf.benchmark.trial.Rounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs each of them for a moment, so that they keep working. What they measure then means nothing.
 */
@Tag("once")
class EveryFlowTest {

    @ParameterizedTest
    @EnumSource
    void runs(Flows flow) throws Exception {
        List<Comparison> found = flow.flow().measure(Rounds.MOMENT);

        assertThat(found).flatExtracting(Comparison::all).isNotEmpty()
                .allSatisfy(one -> assertThat(one.samples()).hasSize(1));
        for (Language language : Language.values()) {
            assertThat(new Table(language).render(new Results(found))).contains("|");
        }
    }
}
