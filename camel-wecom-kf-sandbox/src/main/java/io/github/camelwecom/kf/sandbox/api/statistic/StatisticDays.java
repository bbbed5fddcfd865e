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
package io.github.camelwecom.kf.sandbox.api.statistic;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.corp.Statistics;
import io.github.camelwecom.kf.sandbox.corp.Tally;

/** The days a statistic is asked for: a closed interval of at most 31 days within the last 180 (doc/95489). */
record StatisticDays(LocalDate first, LocalDate last) {

    private static final int MAX_DAYS = 31;

    static StatisticDays of(Fields request, LocalDate today) {
        LocalDate first = Statistics.dayOf(request.requiredTime("start_time"));
        LocalDate last = Statistics.dayOf(request.requiredTime("end_time"));
        if (last.isBefore(first)) {
            throw request.illegal("end_time", "is before start_time");
        }
        if (!last.isBefore(today)) {
            throw request.illegal("end_time", "must be yesterday or earlier");
        }
        if (first.isBefore(today.minusDays(Statistics.KEPT_DAYS))) {
            throw request.illegal("start_time", "is more than " + Statistics.KEPT_DAYS + " days ago");
        }
        if (!last.isBefore(first.plusDays(MAX_DAYS))) {
            throw request.illegal("end_time", "makes it more than " + MAX_DAYS + " days");
        }
        return new StatisticDays(first, last);
    }

    /** One entry for each day; without {@code statistic} when there is no data. */
    void describe(Function<LocalDate, Optional<Tally>> tallies, BiConsumer<Tally, ObjectNode> description, ArrayNode list) {
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            ObjectNode entry = list.addObject().put("stat_time", day.atStartOfDay(Statistics.ZONE).toEpochSecond());
            tallies.apply(day).ifPresent(tally -> description.accept(tally, entry.putObject("statistic")));
        });
    }
}
