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

/**
 * What was fetched of an account and is not done, at a moment.
 *
 * @param inFlight messages that are in the route
 * @param failing  customers whose next message failed and waits for another try, or for somebody to resume the route
 * @param held     those of them who wait for somebody
 * @param kept     messages that are kept behind the cursor, without those set aside
 * @param parked   messages that are set aside
 * @param oldest   when the oldest message was sent, {@code null} when there is none or the platform did not say
 */
record BacklogReport(int inFlight, int failing, int held, int kept, int parked, Instant oldest) {

    /** Never negative, though the platform's clock may be ahead of ours. */
    Duration lagAt(Instant now) {
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
}
