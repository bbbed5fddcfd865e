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
import java.time.Instant;
import java.util.Collection;

/**
 * What was fetched of an account and is not processed yet.
 *
 * @param inFlight messages that are in the route
 * @param oldest   when the oldest message was sent, {@code null} when there is none or the platform did not say
 */
record Backlog(int inFlight, Instant oldest) {

    static Backlog of(Collection<CustomerQueue> customers) {
        int inFlight = 0;
        Instant oldest = null;
        for (CustomerQueue customer : customers) {
            inFlight += customer.isBusy() ? 1 : 0;
            oldest = earlier(oldest, customer.isFinished() ? null : customer.head().sendTime());
        }
        return new Backlog(inFlight, oldest);
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Never negative, though the platform's clock may be ahead of ours. */
    Duration lagAt(Instant now) {
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
}
