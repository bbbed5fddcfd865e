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
package io.github.camelwecom.kf.meter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of PromQL as the curves of the dashboard are asked in: a sum or a maximum by tags, of values or of their
 * growth in a second, and the ratio of two of these.
 */
record Query(Part dividend, Part divisor) {

    private static final Pattern PART = Pattern.compile(
            "(?<over>sum|max) by \\((?<tags>[\\w, ]+)\\) \\((?<rate>rate\\()?(?<metric>\\w+)(?:\\{(?<not>\\w+)!=\"(?<value>[^\"]*)\"\\})?"
                                                        + "(?:\\[\\$__rate_interval\\]\\))?\\)");

    static Query of(String expression) {
        String[] parts = expression.split(" / ");
        return new Query(Part.of(parts[0]), parts.length == 1 ? null : Part.of(parts[1]));
    }

    /**
     * What it gives at a moment, by the tags that are asked for.
     *
     * @param before a while ago, to tell growth by
     */
    Map<Map<String, String>, Double> at(Scrape before, Scrape now) {
        Map<Map<String, String>, Double> values = dividend.at(before, now);
        if (divisor == null) {
            return values;
        }
        Map<Map<String, String>, Double> divisors = divisor.at(before, now);
        Map<Map<String, String>, Double> ratios = new HashMap<>();
        values.forEach((tags, value) -> {
            if (divisors.getOrDefault(tags, 0.0) > 0) {
                ratios.put(tags, value / divisors.get(tags));
            }
        });
        return ratios;
    }

    record Part(BinaryOperator<Double> over, List<String> tags, boolean growth, String metric, String not, String value) {

        static Part of(String expression) {
            Matcher parts = PART.matcher(expression);
            if (!parts.matches()) {
                throw new IllegalArgumentException(expression);
            }
            return new Part(
                    parts.group("over").equals("sum") ? Double::sum : Math::max, List.of(parts.group("tags").split(", ")),
                    parts.group("rate") != null, parts.group("metric"), parts.group("not"), parts.group("value"));
        }

        Map<Map<String, String>, Double> at(Scrape before, Scrape now) {
            Map<Map<String, String>, Double> earlier = before.of(metric);
            Map<Map<String, String>, Double> values = new HashMap<>();
            now.of(metric).forEach((all, latest) -> {
                if (not == null || !value.equals(all.get(not))) {
                    double figure = growth
                            ? Math.max(0, latest - earlier.getOrDefault(all, 0.0)) / (now.second() - before.second()) : latest;
                    Map<String, String> kept = new TreeMap<>(all);
                    kept.keySet().retainAll(tags);
                    values.merge(kept, figure, over);
                }
            });
            return values;
        }
    }
}
