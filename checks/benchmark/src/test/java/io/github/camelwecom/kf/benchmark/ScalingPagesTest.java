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

import io.github.camelwecom.kf.benchmark.report.Language;
import io.github.camelwecom.kf.benchmark.report.ScalingPages;
import io.github.camelwecom.kf.benchmark.sizing.BusiestHour;
import io.github.camelwecom.kf.benchmark.sizing.Demand;
import io.github.camelwecom.kf.benchmark.sizing.Estimate;
import io.github.camelwecom.kf.benchmark.sizing.Places;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calculator in the pages about several nodes is this arithmetic, and what it says is enough, in simulated time.
 * With {@code -Dreference.update=true} the pages are written anew.
 */
@Tag("once")
class ScalingPagesTest {

    private static final double TEN_MINUTES = 600;

    static List<Estimate> estimates() {
        return ScalingPages.ESTIMATES;
    }

    @ParameterizedTest
    @EnumSource
    void theTableIsCalculated(Language language) throws Exception {
        Path page = ScalingPages.page(language);
        String text = Files.readString(page);
        String anew = ScalingPages.render(text, language);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(page, anew);
        }

        assertThat(anew).contains("1,000,000, 10,000,000").isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("estimates")
    void whatItSaysIsEnough(Estimate estimate) {
        assertThat(estimate.waitBehindKafka()).isLessThan(6 * estimate.demand().answerSeconds());
        assertThat(estimate.waitAlone()).satisfiesAnyOf(
                wait -> assertThat(wait).isNaN(), wait -> assertThat(wait).isLessThan(estimate.demand().answerSeconds()));
    }

    @Test
    void withFewerThanAreInTheRouteAtOnceTheQueueOnlyGrows() {
        Demand demand = new Demand(100_000, 1_000_000, 3);

        assertThat(BusiestHour.waitOfMost(demand, Places.byCustomer((int) (demand.atOnce() * 0.8))))
                .isGreaterThan(TEN_MINUTES);
    }
}
