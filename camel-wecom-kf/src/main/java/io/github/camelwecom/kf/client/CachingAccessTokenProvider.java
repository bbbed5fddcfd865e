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
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches access tokens by gettoken (doc/91039) and keeps one as long as it is good.
 * <ul>
 * <li>However many threads need a token, one fetches it; the others wait for it, and share its failure.</li>
 * <li>It is renewed {@value #EARLY_MINUTES} minutes before it expires, short-lived ones when a tenth of their life is
 * left. Meanwhile, and when renewal fails, the old one serves on.</li>
 * <li>A refused token is thrown away only if it is still the current one.</li>
 * <li>Where a token is shared, the one that another node left is taken, unless it was refused here or is due.</li>
 * <li>A wrong secret is not tried again for {@value #MEMORY_SECONDS} seconds: the platform bans the address of whoever
 * tries too often. The same holds for a token the platform gives out and refuses.</li>
 * </ul>
 */
final class CachingAccessTokenProvider implements AccessTokenProvider {

    private static final Logger LOG = LoggerFactory.getLogger(CachingAccessTokenProvider.class);

    static final String OPERATION = CallListener.GET_TOKEN;

    private static final int EARLY_MINUTES = 5;
    private static final int MEMORY_SECONDS = 10;
    private static final Duration EARLY = Duration.ofMinutes(EARLY_MINUTES);
    private static final Duration MEMORY = Duration.ofSeconds(MEMORY_SECONDS);

    private final KfHttp http;
    private final String corpId;
    private final String secret;
    private final InstantSource clock;
    private final SharedAccessToken shared;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicReference<AccessToken> current = new AtomicReference<>();
    private volatile Refusal lastRefusal;
    private volatile Failure lastFailure;

    /**
     * @param http   where to fetch
     * @param corpId the corp
     * @param secret secret of the app, or of KF itself where a corp uses it outside WeCom
     * @param clock  the time
     * @param shared where others leave the token that they fetched
     */
    CachingAccessTokenProvider(KfHttp http, String corpId, String secret, InstantSource clock, SharedAccessToken shared) {
        this.http = http;
        this.corpId = corpId;
        this.secret = secret;
        this.clock = clock;
        this.shared = shared;
    }

    @Override
    public String accessToken() {
        AccessToken token = current.get();
        Instant now = clock.instant();
        if (token == null || !now.isBefore(token.expiresAt())) {
            return fetchOrWait().value();
        }
        if (!now.isBefore(token.renewAt()) && fetching.tryLock()) {
            return renewEarly(token).value();
        }
        return token.value();
    }

    @Override
    public void refused(String accessToken) {
        AccessToken token = current.get();
        if (token == null || !token.value().equals(accessToken) || insistsOn(accessToken)) {
            return;
        }
        lastRefusal = new Refusal(accessToken, clock.instant());
        current.compareAndSet(token, null);
    }

    /** Refused, fetched anew, and the platform gave the same again: fetching on would be in vain. */
    private boolean insistsOn(String accessToken) {
        Refusal refusal = lastRefusal;
        return refusal != null && refusal.value().equals(accessToken) && isRecent(refusal.at());
    }

    private AccessToken fetchOrWait() {
        Failure before = lastFailure;
        lock();
        try {
            AccessToken token = current.get();
            if (token != null && clock.instant().isBefore(token.expiresAt())) {
                return token;
            }
            Failure failure = lastFailure;
            if (failure != null && (failure != before || failure.isLasting() && isRecent(failure.at()))) {
                throw failure.cause().forAnotherCaller();
            }
            return fetch();
        } finally {
            fetching.unlock();
        }
    }

    private void lock() {
        try {
            if (fetching.tryLock(http.limits().callTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WecomKfException(
                    OPERATION, ErrorCategory.RETRYABLE, "interrupted while another thread fetches the access token", e);
        }
        throw new WecomKfException(
                OPERATION, ErrorCategory.RETRYABLE, "another thread is still fetching the access token", null);
    }

    /** Called with the lock held, and gives it back. */
    private AccessToken renewEarly(AccessToken old) {
        try {
            AccessToken token = current.get();
            Failure failure = lastFailure;
            if (token != old || failure != null && isRecent(failure.at())) {
                return token == null ? old : token;
            }
            return fetch();
        } catch (WecomKfException e) {
            LOG.warn("The access token could not be renewed and serves on until {}: {}", old.expiresAt(), e.getMessage());
            return old;
        } finally {
            fetching.unlock();
        }
    }

    private AccessToken fetch() {
        try {
            AccessToken token = shared.read().filter(this::isOfUse).orElseGet(this::fetchFromPlatform);
            current.set(token);
            lastFailure = null;
            return token;
        } catch (WecomKfException e) {
            lastFailure = new Failure(e, clock.instant());
            throw e;
        }
    }

    private boolean isOfUse(AccessToken token) {
        Refusal refusal = lastRefusal;
        boolean wasRefused = refusal != null && refusal.value().equals(token.value());
        return !wasRefused && clock.instant().isBefore(token.renewAt());
    }

    private AccessToken fetchFromPlatform() {
        Instant asked = clock.instant();
        AccessToken token = read(askPlatform(), asked);
        shared.write(token);
        return token;
    }

    private static AccessToken read(JsonNode reply, Instant asked) {
        String value = reply.path("access_token").isTextual() ? reply.path("access_token").textValue() : "";
        Duration life = Duration.ofSeconds(reply.path("expires_in").asInt());
        if (value.isEmpty() || life.isNegative() || life.isZero()) {
            throw new WecomKfException(
                    OPERATION, ErrorCategory.RETRYABLE, "the answer holds no access_token or no positive expires_in", null);
        }
        Duration tenth = life.dividedBy(10);
        Instant expiresAt = asked.plus(life);
        return new AccessToken(value, expiresAt.minus(tenth.compareTo(EARLY) < 0 ? tenth : EARLY), expiresAt);
    }

    private JsonNode askPlatform() {
        return http.get(OPERATION, OPERATION, new BasicNameValuePair("corpid", corpId),
                new BasicNameValuePair("corpsecret", secret));
    }

    private boolean isRecent(Instant instant) {
        return clock.instant().isBefore(instant.plus(MEMORY));
    }

    private record Refusal(String value, Instant at) {

        @Override
        public String toString() {
            return "Refusal[at=" + at + "]";
        }
    }

    private record Failure(WecomKfException cause, Instant at) {

        boolean isLasting() {
            return cause.getCategory() != ErrorCategory.RETRYABLE;
        }
    }
}
