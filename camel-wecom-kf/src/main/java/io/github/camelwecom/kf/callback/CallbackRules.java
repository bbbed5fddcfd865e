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
package io.github.camelwecom.kf.callback;

import java.time.Duration;

/**
 * What is asked of every callback of a component, whoever it is for. Consumers share paths, so they also share this.
 *
 * @param maxBodySize bytes an HTTP body may have; a larger one is refused
 * @param freshness   how far the <code>timestamp</code> of a callback may be from the clock of this machine, before and
 *                    after; zero takes callbacks of any age
 * @param replayGuard whether a callback that was accepted is answered, but not processed, when it comes again
 * @param repository  remembers for several nodes what was accepted; null where each node does so by itself
 */
public record CallbackRules(int maxBodySize, Duration freshness, boolean replayGuard, TimelyRepository repository) {

    /**
     * Bound of a callback's HTTP body, 64 KiB. The notices of customer service need less than 2 KiB; other callbacks
     * that arrive at the URL of the same app need a few more.
     */
    public static final int DEFAULT_MAX_BODY_SIZE = 64 * 1024;

    /**
     * Five minutes. The platform gives up on a callback after three repetitions (doc/96466), so a genuine one is not
     * much older; clocks that are set over the network differ by less.
     */
    public static final Duration DEFAULT_FRESHNESS = Duration.ofMinutes(5);

    public static final CallbackRules DEFAULT = new CallbackRules(DEFAULT_MAX_BODY_SIZE, DEFAULT_FRESHNESS, true);

    /** Of a node that is alone. */
    public CallbackRules(int maxBodySize, Duration freshness, boolean replayGuard) {
        this(maxBodySize, freshness, replayGuard, null);
    }

    /**
     * @throws IllegalArgumentException if a bound cannot be one
     */
    public CallbackRules {
        if (maxBodySize < 1) {
            throw new IllegalArgumentException("Option callbackMaxBodySize is " + maxBodySize + "; it must be 1 or more");
        }
        if (freshness.isNegative()) {
            throw new IllegalArgumentException(
                    "Option callbackFreshness is " + freshness + "; it must be zero, which takes any, or more");
        }
    }
}
