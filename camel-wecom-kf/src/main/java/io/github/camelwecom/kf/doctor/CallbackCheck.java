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
package io.github.camelwecom.kf.doctor;

import java.util.Comparator;
import java.util.Map;

import io.github.camelwecom.kf.callback.CallbackStatistics;

/** Whether callbacks come, and are understood. From inside one sees only those that arrived. */
final class CallbackCheck {

    /** The checks of callbacks that tell of a set-up which is wrong, and not of visitors who try things. */
    private static final Map<String, Diagnosis> REFUSALS = Map.of(
            "OTHER_PATH", Diagnosis.CALLBACK_PATH,
            "SIGNATURE", Diagnosis.CALLBACK_SIGNATURE,
            "PADDING", Diagnosis.CALLBACK_KEY,
            "LENGTH", Diagnosis.CALLBACK_KEY,
            "RECEIVE_ID", Diagnosis.CALLBACK_RECEIVER,
            "FRESHNESS", Diagnosis.CALLBACK_TIME,
            "QUERY", Diagnosis.CALLBACK_CHANGED);

    private final SetUp setUp;
    /** {@code null} where no application runs. */
    private final CallbackFacts facts;

    CallbackCheck(SetUp setUp, CallbackFacts facts) {
        this.setUp = setUp;
        this.facts = facts;
    }

    void examine(Chart chart) {
        String path = setUp.callback().path();
        if (!setUp.callback().hasToken() && !setUp.callback().hasKey()) {
            chart.found(Diagnosis.CALLBACKS_OFF);
        } else if (facts == null) {
            chart.found(Diagnosis.CALLBACKS_NOT_ASKED, path);
        } else if (facts.statistics() == null) {
            chart.found(Diagnosis.CALLBACKS_NOT_TAKEN, path);
        } else {
            examine(facts.statistics(), path, chart);
        }
    }

    /** As long as some are accepted, what is refused besides is somebody else's. */
    private void examine(CallbackStatistics statistics, String path, Chart chart) {
        if (statistics.accepted() > 0) {
            chart.fine(Check.CALLBACK, path, Long.toString(statistics.accepted()), last(chart.texts()));
        } else if (statistics.verified() > 0) {
            chart.found(Diagnosis.ONLY_VERIFIED, path);
        } else {
            statistics.refused().entrySet().stream()
                    .filter(refused -> refused.getValue() > 0 && REFUSALS.containsKey(refused.getKey()))
                    .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                    .ifPresentOrElse(
                            refused -> chart.found(REFUSALS.get(refused.getKey()), path, refused.getValue().toString()),
                            () -> chart.found(Diagnosis.NO_CALLBACK_YET, path));
        }
    }

    private String last(Texts texts) {
        return facts.last() == null ? texts.word("unknown") : facts.last().toString();
    }
}
