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
package io.github.camelwecom.kf.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as the statistics of the platform count them: from midnight to midnight in China (doc/95489). */
public final class StatisticDay {

    /** Most days of one call, the first and the last included. */
    public static final int MAX_DAYS = 31;

    /** Statistics go back so many days. */
    public static final int MAX_AGE_DAYS = 180;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private StatisticDay() {
    }

    /** Unix seconds of the beginning of a day. */
    public static long startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toEpochSecond();
    }

    /** The day of Unix seconds. */
    public static LocalDate of(long unixSeconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(unixSeconds), ZONE);
    }
}
