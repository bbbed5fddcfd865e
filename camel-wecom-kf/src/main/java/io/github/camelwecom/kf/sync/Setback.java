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
package io.github.camelwecom.kf.sync;

import java.time.Duration;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;

/**
 * One of the failures of something that is tried until it works.
 *
 * @param what    fails
 * @param failure why
 * @param pause   how long to wait before the next try
 * @param isFirst whether it worked until then
 */
record Setback(String what, Throwable failure, Duration pause, boolean isFirst) {

    /** A breached frequency limit blocks for the rest of its minute at least (doc/90454). */
    private static final Duration QUOTA_WAIT = Duration.ofMinutes(1);

    static Setback of(String what, Throwable failure, int inARow, Backoff backoff) {
        return new Setback(what, failure, isQuota(failure) ? QUOTA_WAIT : backoff.after(inARow), inARow == 1);
    }

    private static boolean isQuota(Throwable failure) {
        return failure instanceof WecomKfException refusal && refusal.getCategory() == ErrorCategory.QUOTA;
    }

    /** Whether the platform said that there were too many calls. */
    boolean isThrottled() {
        return isQuota(failure);
    }

    /** Without any lock: whoever is told may take long. */
    void tell(MessageHandler handler) {
        if (isFirst) {
            handler.setback(what, failure);
        }
    }
}
