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
import java.util.HashSet;
import java.util.Set;

/** The corp's access token: the same one until it expires, then a new one (doc/91039). */
public final class AccessTokens {

    static final Duration LIFETIME = Duration.ofSeconds(7200);

    private final Clock clock;
    private final Ids ids;
    private final Set<String> expired = new HashSet<>();
    private String current = "";
    private Instant expiry = Instant.MIN;

    AccessTokens(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public Issued issue() {
        retireExpired();
        if (current.isEmpty()) {
            current = ids.accessToken();
            expiry = clock.instant().plus(LIFETIME);
        }
        return new Issued(current, Duration.between(clock.instant(), expiry).toSeconds());
    }

    /** How long the current token lives; zero when there is none. */
    public Duration left() {
        retireExpired();
        return current.isEmpty() ? Duration.ZERO : Duration.between(clock.instant(), expiry);
    }

    /** Refuses a token that is missing, unknown or expired. */
    public void check(String token) {
        retireExpired();
        if (token.isEmpty()) {
            throw new KfRefusal(KfErrcode.MISSING_ACCESS_TOKEN);
        }
        if (expired.contains(token)) {
            throw new KfRefusal(KfErrcode.EXPIRED_ACCESS_TOKEN);
        }
        if (!token.equals(current)) {
            throw new KfRefusal(KfErrcode.INVALID_ACCESS_TOKEN);
        }
    }

    /** The platform may take a token back before its time; from then on it is unknown. */
    public void revoke() {
        current = "";
    }

    /** Ends the current token's life before its time; from then on it is known as expired. */
    public void expire() {
        expiry = clock.instant();
        retireExpired();
    }

    private void retireExpired() {
        if (!current.isEmpty() && !clock.instant().isBefore(expiry)) {
            expired.add(current);
            current = "";
        }
    }

    Saved saved() {
        return new Saved(current, expiry, Set.copyOf(expired));
    }

    void restore(Saved saved) {
        current = saved.current();
        expiry = saved.expiry();
        expired.addAll(saved.expired());
    }

    record Saved(String current, Instant expiry, Set<String> expired) {

        @Override
        public String toString() {
            return "Saved[expiry=" + expiry + "]";
        }
    }

    /** @param expiresIn seconds */
    public record Issued(String token, long expiresIn) {

        @Override
        public String toString() {
            return "Issued[expiresIn=" + expiresIn + "]";
        }
    }
}
