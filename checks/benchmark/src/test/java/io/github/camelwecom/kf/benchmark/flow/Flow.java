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
package io.github.camelwecom.kf.benchmark.flow;

import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Measurement;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/**
 * Something that is done by several contenders.
 */
public interface Flow {

    List<Comparison> measure(Rounds rounds) throws Exception;

    /** One figure of all contenders. */
    static List<Measurement> all(Map<String, List<Figures>> found, String figure) {
        return found.entrySet().stream().map(one -> Measurement.of(one.getKey(), one.getValue(), figure)).toList();
    }

    /** The same where processor time means nothing, of those of whom it is known. */
    static List<Measurement> plain(Map<String, List<Figures>> found, String figure) {
        return found.entrySet().stream().map(one -> Measurement.plain(one.getKey(), one.getValue(), figure))
                .filter(Measurement::isKnown).toList();
    }
}
