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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.camelwecom.kf.benchmark.trial.Figures;

/**
 * What was measured of one contender, in each round.
 *
 * @param who        the contender
 * @param samples    one of each round
 * @param cpuSamples microseconds of processor time for each operation; empty where that means nothing
 */
public record Measurement(String who, List<Double> samples, List<Double> cpuSamples) {

    /** One figure of each round. */
    public static Measurement of(String who, List<Figures> rounds, String figure) {
        return new Measurement(
                who, rounds.stream().map(one -> one.get(figure)).toList(),
                rounds.stream().map(one -> one.get(Figures.CPU_MICROS)).filter(value -> !value.isNaN()).toList());
    }

    /** Without processor time. */
    public static Measurement plain(String who, List<Figures> rounds, String figure) {
        return new Measurement(who, of(who, rounds, figure).samples, List.of());
    }

    /** Whether it was measured. */
    @JsonIgnore
    public boolean isKnown() {
        return samples.stream().noneMatch(sample -> sample.isNaN());
    }

    double median() {
        return median(samples);
    }

    double cpu() {
        return cpuSamples.isEmpty() ? Double.NaN : median(cpuSamples);
    }

    double lowest() {
        return samples.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    double highest() {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
