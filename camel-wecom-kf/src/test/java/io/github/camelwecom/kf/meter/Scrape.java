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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Prometheus would have taken down at a moment.
 *
 * @param second  since the beginning
 * @param samples of each time series
 */
record Scrape(double second, List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** @param text in the format of Prometheus */
    static Scrape of(double second, String text) {
        return new Scrape(second, text.lines().filter(line -> !line.startsWith("#")).flatMap(Scrape::sample).toList());
    }

    private static Stream<Sample> sample(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException(line);
        }
        Map<String, String> tags = new TreeMap<>();
        if (parts.group(2) != null) {
            TAG.matcher(parts.group(2)).results().forEach(tag -> tags.put(tag.group(1), tag.group(2)));
        }
        return Stream.of(new Sample(parts.group(1), tags, Double.parseDouble(parts.group(3))));
    }

    Map<Map<String, String>, Double> of(String metric) {
        Map<Map<String, String>, Double> values = new LinkedHashMap<>();
        samples.stream().filter(sample -> sample.metric().equals(metric))
                .forEach(sample -> values.put(sample.tags(), sample.value()));
        return values;
    }

    record Sample(String metric, Map<String, String> tags, double value) {
    }
}
