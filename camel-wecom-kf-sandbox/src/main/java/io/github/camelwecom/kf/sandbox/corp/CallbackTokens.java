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
import java.util.HashMap;
import java.util.Map;

/** The tokens that callbacks carry and sync_msg takes, valid for ten minutes and for as many pages (doc/94670). */
final class CallbackTokens {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Clock clock;
    private final Ids ids;
    private final Rules rules;
    private final Map<String, Grant> grants = new HashMap<>();

    CallbackTokens(Clock clock, Ids ids, Rules rules) {
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
    }

    String issue(String openKfId, long cause) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> !now.isBefore(grant.expiry()));
        String token = ids.callbackToken();
        grants.put(token, new Grant(openKfId, now.plus(LIFETIME), cause));
        return token;
    }

    /** Number of the line that was announced; 0 when unknown. */
    long causeOf(String token) {
        Grant grant = grants.get(token);
        return grant == null ? 0 : grant.cause();
    }

    boolean isGood(String token, String openKfId) {
        Grant grant = grants.get(token);
        return grant != null && clock.instant().isBefore(grant.expiry())
                && (grant.openKfId().equals(openKfId) || rules.holds(Rule.CALLBACK_TOKEN_FOR_ANY_ACCOUNT));
    }

    void used(String token) {
        if (rules.holds(Rule.CALLBACK_TOKEN_ONCE)) {
            grants.remove(token);
        }
    }

    /** A call may do without a token, but not with one that is not good. */
    static void requireNone(String token) {
        if (!token.isEmpty()) {
            throw new KfRefusal(KfErrcode.INVALID_MSG_TOKEN, "not issued for this open_kfid in the last 10 minutes");
        }
    }

    Map<String, Grant> saved() {
        return Map.copyOf(grants);
    }

    void restore(Map<String, Grant> saved) {
        grants.putAll(saved);
    }

    record Grant(String openKfId, Instant expiry, long cause) {
    }
}
