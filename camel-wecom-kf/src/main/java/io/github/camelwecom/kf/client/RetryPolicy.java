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
 * How often and how quickly a call is repeated.
 *
 * @param attempts   calls in all, the first one included
 * @param firstDelay wait before the second attempt
 * @param multiplier each further wait is this many times the one before
 * @param maxDelay   longest wait
 */
public record RetryPolicy(int attempts, Duration firstDelay, double multiplier, Duration maxDelay) {

    /** Three repetitions, as the platform allows on -1 (doc/90313), after 0.5, 1 and 2 seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofMillis(500), 2, Duration.ofSeconds(5));

    /** Every call once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
        if (firstDelay.isNegative() || maxDelay.isNegative()) {
            throw new IllegalArgumentException("delays must not be negative, got " + firstDelay + " and " + maxDelay);
        }
        if (!(multiplier >= 1)) {
            throw new IllegalArgumentException("multiplier must be at least 1, not " + multiplier);
        }
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt number of the attempt that failed, from 1
     * @param jitter  0 to 1; shortens the wait by up to half, so that callers who failed together do not return
     *                together
     */
    Duration delayAfter(int attempt, double jitter) {
        double millis = Math.min(firstDelay.toMillis() * Math.pow(multiplier, attempt - 1), maxDelay.toMillis());
        return Duration.ofMillis((long) (millis * (1 - jitter / 2)));
    }
}
