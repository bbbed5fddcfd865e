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
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.benchmark.sizing.Demand;
import io.github.camelwecom.kf.benchmark.sizing.Estimate;
import io.github.camelwecom.kf.benchmark.sizing.Nodes;

/** The calculator's table in the pages about several nodes. */
public final class ScalingPages {

    private static final int MESSAGES_OF_CUSTOMER = 10;
    /** What is calculated there. */
    public static final List<Estimate> ESTIMATES
            = Stream.of(0.2, 3.0, 10.0).flatMap(ScalingPages::demands).map(Estimate::of).toList();
    private static final Pattern TABLE
            = Pattern.compile("(<!-- calculator: begin -->\n).*?(<!-- calculator: end -->)", Pattern.DOTALL);

    private ScalingPages() {
    }

    private static Stream<Demand> demands(double answerSeconds) {
        return Stream.of(10_000, 100_000, 1_000_000)
                .map(customers -> new Demand(customers, MESSAGES_OF_CUSTOMER * customers, answerSeconds));
    }

    public static Path page(Language language) {
        return Path.of("..", "..", "docs", "scaling" + language.suffix() + ".md");
    }

    /** The page with the table. */
    public static String render(String page, Language language) {
        return TABLE.matcher(page)
                .replaceAll(region -> Matcher.quoteReplacement(region.group(1) + table(language) + region.group(2)));
    }

    private static String table(Language language) {
        return "| " + language.text("calculator") + " |\n|---|---|---|---|---|---|---|---|\n"
               + ESTIMATES.stream().map(ScalingPages::row).collect(Collectors.joining());
    }

    private static String row(Estimate estimate) {
        Demand demand = estimate.demand();
        Nodes nodes = estimate.nodes();
        return "| " + String.join(" | ",
                number(demand.customers()) + ", " + number(demand.messagesADay()), seconds(demand.answerSeconds()),
                Unit.number(demand.perSecond()), nodes.isOneEnough() ? number(nodes.customers()) : "–",
                seconds(estimate.waitAlone()), number(nodes.partitions()), number(nodes.answering()),
                seconds(estimate.waitBehindKafka()))
               + " |\n";
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "–" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
