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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The sync_msg calls that carry no good callback token. The platform limits them strictly (doc/94670) without saying
 * how; its staff say in the developers' forum that after 10 within a minute it refuses them for a minute.
 */
public final class TokenlessCalls {

    private static final Duration REFUSAL = Duration.ofMinutes(1);

    private final Clock clock;
    private final LastMinute all = new LastMinute();
    private final LastMinute accepted = new LastMinute();
    private int limit = Integer.MAX_VALUE;
    private Instant refusedUntil = Instant.MIN;
    private int mostInAMinute;

    TokenlessCalls(Clock clock) {
        this.clock = clock;
    }

    /** From now on that many within a minute are accepted. */
    public void limitTo(int callsInAMinute) {
        limit = callsInAMinute;
    }

    /** How many within a minute are accepted. */
    public int limit() {
        return limit;
    }

    /** How many came, accepted or not, in the minute that had most of them. */
    public int mostInAMinute() {
        return mostInAMinute;
    }

    /** One more; refused when it is one too many, and for a minute from then on. */
    void another() {
        Instant now = clock.instant();
        mostInAMinute = Math.max(mostInAMinute, all.add(now));
        if (!now.isBefore(refusedUntil) && accepted.add(now) > limit) {
            refusedUntil = now.plus(REFUSAL);
            accepted.clear();
        }
        if (now.isBefore(refusedUntil)) {
            throw new KfRefusal(KfErrcode.TOO_MANY_CALLS, "without a good callback token at most " + limit + " in a minute");
        }
    }
}
