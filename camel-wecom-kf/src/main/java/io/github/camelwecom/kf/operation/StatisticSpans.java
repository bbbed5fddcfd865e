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
package io.github.camelwecom.kf.operation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.StatisticDay;

/**
 * Asks for statistics of spans of any length, given as Unix seconds or as dates.
 */
final class StatisticSpans implements CallPlan {

    private static final long LONGEST_SPAN = Duration.ofDays(StatisticDay.MAX_DAYS - 1L).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();
    /** The year 9999. What is later are milliseconds, and would be asked for span by span. */
    private static final long LATEST = 253_402_300_799L;
    private static final String START = "start_time";
    private static final String END = "end_time";
    private static final String LIST = "statistic_list";

    @Override
    public KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        if (!request.hasNonNull(START) || !request.hasNonNull(END)) {
            return call.apply(request);
        }
        long start = seconds(request, START);
        long end = seconds(request, END);
        if (end > LATEST) {
            throw new IllegalArgumentException(
                    operation.operationName() + ": " + END + " (" + end + ") is no Unix time in seconds; milliseconds are not");
        }
        if (end < start) {
            throw new IllegalArgumentException(
                    operation.operationName() + ": " + END + " (" + end + ") must not be before " + START + " (" + start + ")");
        }
        return CallPlan.merged(operation, spans(request, midnight(start), midnight(end), call), LIST);
    }

    private static List<KfReply> spans(
            ObjectNode request, long firstDay, long lastDay, Function<ObjectNode, KfReply> call) {
        List<KfReply> replies = new ArrayList<>();
        for (long start = firstDay; start <= lastDay; start += LONGEST_SPAN + DAY) {
            long end = Math.min(start + LONGEST_SPAN, lastDay);
            replies.add(call.apply(request.deepCopy().put(START, start).put(END, end)));
        }
        return replies;
    }

    /** The platform counts by days, both ends included, and takes any time of a day for the day (doc/95489). */
    private static long midnight(long seconds) {
        return StatisticDay.startOf(StatisticDay.of(seconds));
    }

    private static long seconds(ObjectNode request, String field) {
        JsonNode value = request.get(field);
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        String text = value.asText();
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toEpochSecond()
                    : StatisticDay.startOf(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Field " + field + " is '" + text + "'; it must be Unix seconds, a date such as 2026-01-31, or a time with"
                                               + " its offset such as 2026-01-31T00:00:00+08:00",
                    e);
        }
    }
}
