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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What happened at one account, day by day and servicer by servicer, for 180 days (doc/95489, doc/95490). */
public final class Statistics {

    /** Days begin at midnight in China. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    public static final int KEPT_DAYS = 180;

    private static final String NOBODY = "";

    private final TreeMap<LocalDate, Map<String, Tally>> days = new TreeMap<>();

    Statistics() {
    }

    public static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    /** @param servicer empty when none had to do with it */
    void count(Activity activity, Conversation conversation, String servicer, Instant now) {
        LocalDate today = dayOf(now);
        days.headMap(today.minusDays(KEPT_DAYS)).clear();
        days.computeIfAbsent(today, day -> new HashMap<>()).computeIfAbsent(servicer, who -> new Tally())
                .count(activity, conversation.sessionId(), conversation.customerId());
    }

    /** Everything of that day, if there was anything. */
    public Optional<Tally> of(LocalDate day) {
        return sum(day, who -> true);
    }

    /** What servicers had to do with on that day. */
    public Optional<Tally> ofServicers(LocalDate day) {
        return sum(day, who -> !NOBODY.equals(who));
    }

    public Optional<Tally> ofServicer(LocalDate day, String userId) {
        return sum(day, userId::equals);
    }

    private Optional<Tally> sum(LocalDate day, Predicate<String> whose) {
        Tally sum = new Tally();
        days.getOrDefault(day, Map.of()).forEach((who, tally) -> {
            if (whose.test(who)) {
                sum.add(tally);
            }
        });
        return Optional.of(sum).filter(tally -> !tally.isEmpty());
    }

    /** By day and servicer. */
    Map<String, Map<String, Tally.Saved>> saved() {
        Map<String, Map<String, Tally.Saved>> saved = new TreeMap<>();
        days.forEach((day, tallies) -> tallies.forEach((who, tally) -> saved
                .computeIfAbsent(day.toString(), none -> new TreeMap<>()).put(who, tally.saved())));
        return saved;
    }

    void restore(Map<String, Map<String, Tally.Saved>> saved) {
        saved.forEach((day, tallies) -> tallies.forEach((who, tally) -> days
                .computeIfAbsent(LocalDate.parse(day), none -> new HashMap<>()).computeIfAbsent(who, none -> new Tally())
                .restore(tally)));
    }
}
