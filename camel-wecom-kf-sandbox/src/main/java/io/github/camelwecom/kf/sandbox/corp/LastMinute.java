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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When something happened within the last minute. */
final class LastMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> times = new ArrayDeque<>();

    /** Returns how often it has happened within the minute that ends with this time. */
    int add(Instant now) {
        Instant minuteAgo = now.minus(MINUTE);
        while (!times.isEmpty() && !times.getFirst().isAfter(minuteAgo)) {
            times.removeFirst();
        }
        times.addLast(now);
        return times.size();
    }

    void clear() {
        times.clear();
    }
}
