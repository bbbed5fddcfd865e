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

import io.github.camelwecom.kf.benchmark.contender.CallbackServing;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** Callbacks over HTTP. */
final class CallbackFlow implements Flow {

    private static final int CONNECTIONS = 64;
    private static final String EMPTY = "empty-route";

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Map<String, List<Figures>> found = rounds.run(List.of(
                Contender.of(Comparison.COMPONENT, CallbackServing.class, CallbackServing.COMPONENT, CONNECTIONS),
                Contender.of(EMPTY, CallbackServing.class, CallbackServing.EMPTY, CONNECTIONS)));
        return List.of(
                Comparison.of("callback-served", Unit.PER_SECOND, Flow.all(found, Figures.RATE), Goal.times(0.8, EMPTY)),
                Comparison.of("callback-served-bytes", Unit.BYTES, Flow.plain(found, Figures.BYTES)));
    }
}
