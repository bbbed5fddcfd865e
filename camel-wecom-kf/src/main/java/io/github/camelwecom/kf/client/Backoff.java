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
package io.github.camelwecom.kf.client;

import java.time.Duration;

/**
 * Waits after failures in a row, each twice as long as the one before.
 *
 * @param first   wait after the first failure
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("waits must not be negative, got " + first + " and " + longest);
        }
    }

    /** The wait after so many failures in a row, at least one. */
    public Duration after(int failuresInARow) {
        Duration wait = first.multipliedBy(1L << Math.min(failuresInARow - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
