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
import java.time.InstantSource;

import io.github.camelwecom.kf.client.Backoff;

/**
 * How accounts are pulled.
 *
 * @param corpId                 whose accounts they are
 * @param startFrom              where to begin with an account that was never read
 * @param pageSize               most messages asked for in one sync_msg, 1 to 1000 (doc/94699)
 * @param voiceFormat            0 for AMR, 1 for Silk (doc/94699)
 * @param safetyNetInterval      how often to look without having been called, for callbacks that were lost
 * @param callbackPath           where callbacks are waited for, {@code null} when none are
 * @param concurrentCustomers    of how many customers of one account messages are processed at the same time, at least
 *                               1
 * @param maximumPendingMessages most messages of all accounts that are in memory and not done, at least 1
 * @param redelivery             how a failed message is handed out again
 * @param keep                   how much may be kept behind the cursor
 * @param outage                 how long to wait before the platform is asked again after it failed
 * @param clock                  the time, for those who watch
 */
public record SyncSettings(
        String corpId, StartFrom startFrom, int pageSize, int voiceFormat, Duration safetyNetInterval,
        String callbackPath, int concurrentCustomers, int maximumPendingMessages, Redelivery redelivery, KeepLimits keep,
        Backoff outage,
        InstantSource clock) {

    public SyncSettings {
        requirePositive("concurrentCustomers", concurrentCustomers);
        requirePositive("maximumPendingMessages", maximumPendingMessages);
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Option " + option + " is " + value + ": it must be at least 1");
        }
    }
}
