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
 * @param attempts calls in all, the first one included
 * @param waits    waits between them
 */
public record RetryPolicy(int attempts, Backoff waits) {

    /** Three repetitions, as the platform allows on -1 (doc/90313), after 0.5, 1 and 2 seconds. */
    public static final RetryPolicy DEFAULT
            = new RetryPolicy(4, new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5)));

    /** Every call once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, new Backoff(Duration.ZERO, Duration.ZERO));

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
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
        return Duration.ofMillis((long) (waits.after(attempt).toMillis() * (1 - jitter / 2)));
    }
}
