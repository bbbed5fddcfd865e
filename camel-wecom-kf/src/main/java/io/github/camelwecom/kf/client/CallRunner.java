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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a call out with a good access token, and again where that may help.
 */
final class CallRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);

    private final AccessTokenProvider accessTokens;
    private final RetryPolicy retryPolicy;
    private final RandomGenerator random;
    private final CountDownLatch closed;

    CallRunner(AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random) {
        this(accessTokens, retryPolicy, random, new CountDownLatch(1));
    }

    private CallRunner(AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random,
                       CountDownLatch closed) {
        this.accessTokens = accessTokens;
        this.retryPolicy = retryPolicy;
        this.random = random;
        this.closed = closed;
    }

    /** Closed together with this one. */
    CallRunner withoutRepetition() {
        return new CallRunner(accessTokens, RetryPolicy.NONE, random, closed);
    }

    /**
     * @param repetition whether the call can be made again after it may have been carried out
     * @param call       makes the call with an access token
     */
    <T> T run(Repetition repetition, Function<String, T> call) {
        WecomKfException earlier = null;
        for (int attempt = 1;; attempt++) {
            try {
                return withToken(call);
            } catch (WecomKfException e) {
                remember(earlier, e);
                if (attempt >= retryPolicy.attempts() || !mayRepeat(repetition, e) || !pauseAfter(attempt)) {
                    throw e;
                }
                LOG.debug("Attempt {} is made again: {}", attempt, e.getMessage());
                earlier = e;
            }
        }
    }

    /** Ends waits between attempts: calls under way end with their last failure. */
    void close() {
        closed.countDown();
    }

    private <T> T withToken(Function<String, T> call) {
        String token = accessTokens.accessToken();
        try {
            return call.apply(token);
        } catch (WecomKfException e) {
            if (e.getErrcode() == null || !KfErrorCode.refusesToken(e.getErrcode())) {
                throw e;
            }
            accessTokens.refused(token);
        }
        return call.apply(accessTokens.accessToken());
    }

    /** Without an access token nothing was sent, so that any call may begin again. */
    private static boolean mayRepeat(Repetition repetition, WecomKfException failure) {
        boolean unsent = CachingAccessTokenProvider.OPERATION.equals(failure.getOperation());
        return failure.getCategory() == ErrorCategory.RETRYABLE && (unsent || repetition != Repetition.UNSAFE);
    }

    /** False when there is no more time: the runner is closed, or the thread interrupted. */
    private boolean pauseAfter(int attempt) {
        try {
            long millis = retryPolicy.delayAfter(attempt, random.nextDouble()).toMillis();
            return !closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void remember(WecomKfException earlier, WecomKfException latest) {
        if (earlier != null && earlier != latest) {
            latest.addSuppressed(earlier);
        }
    }
}
