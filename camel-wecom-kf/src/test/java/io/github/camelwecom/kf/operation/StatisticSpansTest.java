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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The calls for a span of statistics. The platform takes any time for the day in China that it is in, gives the first
 * day, the last one and all between them, and takes 31 days in one call.
 */
class StatisticSpansTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final List<String> calls = new ArrayList<>();
    private final Set<LocalDate> days = new TreeSet<>();

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', value = {
            "2026-01-01T12:00:00+08:00 | 2026-02-01T00:00:00+08:00 | 2026-01-01..2026-01-31, 2026-02-01..2026-02-01",
            "2026-01-01T00:00:00+08:00 | 2026-02-01T00:00:00+08:00 | 2026-01-01..2026-01-31, 2026-02-01..2026-02-01",
            "2026-01-01T23:59:59+08:00 | 2026-01-31T00:00:00+08:00 | 2026-01-01..2026-01-31",
            "2026-01-01T00:00:00+08:00 | 2026-01-31T23:59:59+08:00 | 2026-01-01..2026-01-31",
            "2026-01-01T00:00:00+08:00 | 2026-02-01T23:59:59+08:00 | 2026-01-01..2026-01-31, 2026-02-01..2026-02-01",
            "2026-01-01T23:00:00+08:00 | 2026-01-02T01:00:00+08:00 | 2026-01-01..2026-01-02",
            "2026-01-01T16:00:00Z      | 2026-01-31T15:59:59Z      | 2026-01-02..2026-01-31",
            "2026-01-01T15:59:59Z      | 2026-01-31T16:00:00Z      | 2026-01-01..2026-01-31, 2026-02-01..2026-02-01",
            "2026-01-01                | 2026-02-01                | 2026-01-01..2026-01-31, 2026-02-01..2026-02-01",
            "2026-01-01                | 2026-01-01T09:00:00+08:00 | 2026-01-01..2026-01-01",
            "2026-01-01T09:00:00+08:00 | 2026-01-01T10:00:00+08:00 | 2026-01-01..2026-01-01",
            "2026-01-01T20:00:00+08:00 | 2026-03-04T08:00:00+08:00 |"
                                                                                              + " 2026-01-01..2026-01-31, 2026-02-01..2026-03-03, 2026-03-04..2026-03-04" })
    void everyDayIsAskedForOnce(String start, String end, String expected) throws IOException {
        ask(KfOperation.GET_CORP_STATISTIC, "\"" + start + "\"", "\"" + end + "\"");

        assertThat(String.join(", ", calls)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = { "GET_CORP_STATISTIC", "GET_SERVICER_STATISTIC" })
    void unixSecondsWithinADayAreThatDay(KfOperation operation) throws IOException {
        long noon = LocalDate.of(2026, 1, 1).atTime(12, 0).atZone(CHINA).toEpochSecond();
        long midnight = LocalDate.of(2026, 2, 1).atStartOfDay(CHINA).toEpochSecond();

        ask(operation, Long.toString(noon), Long.toString(midnight));

        assertThat(calls).containsExactly("2026-01-01..2026-01-31", "2026-02-01..2026-02-01");
        assertThat(days).hasSize(32);
    }

    @Test
    void millisecondsAreNotAskedForSpanBySpan() {
        assertThatThrownBy(() -> ask(KfOperation.GET_CORP_STATISTIC, "0", "1769904000000"))
                .hasMessageContainingAll("end_time", "milliseconds");
        assertThat(calls).isEmpty();
    }

    private void ask(KfOperation operation, String start, String end) throws IOException {
        String request = "{\"start_time\":" + start + ",\"end_time\":" + end + "}";
        new StatisticSpans().run(operation, KfJson.parse(request.getBytes(StandardCharsets.UTF_8)), this::answer);
    }

    private KfReply answer(ObjectNode request) {
        LocalDate first = midnight(request.path("start_time").asLong());
        LocalDate last = midnight(request.path("end_time").asLong());
        calls.add(first + ".." + last);
        first.datesUntil(last.plusDays(1)).forEach(day -> assertThat(days.add(day)).as("%s once", day).isTrue());
        assertThat(first.datesUntil(last.plusDays(1))).hasSizeLessThanOrEqualTo(31);
        try {
            ObjectNode reply = KfJson.object().put("errcode", 0);
            reply.putArray("statistic_list");
            return KfJson.reply(reply, KfOperation.GET_CORP_STATISTIC.replyType());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDate midnight(long seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), CHINA);
    }
}
