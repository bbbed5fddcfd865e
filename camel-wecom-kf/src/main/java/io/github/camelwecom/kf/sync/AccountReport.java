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
import java.util.List;

import io.github.camelwecom.kf.progress.Parking;

/**
 * How the reading of one account stands at a moment.
 *
 * @param openKfId  the account
 * @param status    how it stands
 * @param problem   why it is not read, {@code null} as long as it is
 * @param lag       how long ago the oldest message was sent that was fetched and is not processed yet; zero when none
 *                  is waiting. What was not fetched yet is not known: {@code lastPull} and {@code status} tell whether
 *                  that may be much
 * @param inFlight  messages that are in the route
 * @param failing   customers whose next message failed and is tried again later
 * @param kept      messages that are kept because others were read on without them
 * @param parked    the messages that are set aside: since when and why
 * @param lastPull  when the platform answered last, {@code null} when it did not since the route was started
 * @param lastError what went wrong last since the route was started, over or not, {@code null} when nothing did
 * @param counts    what was done since the route was started
 */
public record AccountReport(
        String openKfId, AccountStatus status, Incident problem, Duration lag, int inFlight, int failing, int kept,
        List<Parking> parked, Instant lastPull, Incident lastError, DeliveryCounts counts) {

    /** Of an account that could not be opened. */
    static AccountReport notServed(String openKfId, AccountStatus status, Incident problem) {
        return new AccountReport(
                openKfId, status, problem, Duration.ZERO, 0, 0, 0, List.of(), null, problem, DeliveryCounts.NONE);
    }
}
