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

import java.util.function.LongSupplier;

/**
 * What the lanes of one corp share, whichever consumers they belong to: the platform counts by corp.
 */
public final class CorpLimits {

    private final SyncPermits permits;
    private final TokenlessBudget tokenless;

    /**
     * @param maxConcurrentSync         most sync_msg calls in flight
     * @param maxTokenlessSyncPerMinute most sync_msg calls without the token of a callback in any minute
     * @param nanoTime                  a clock that nobody sets, such as {@link System#nanoTime()}
     */
    public CorpLimits(int maxConcurrentSync, int maxTokenlessSyncPerMinute, LongSupplier nanoTime) {
        this.permits = new SyncPermits(maxConcurrentSync);
        this.tokenless = new TokenlessBudget(maxTokenlessSyncPerMinute, nanoTime);
    }

    SyncPermits permits() {
        return permits;
    }

    TokenlessBudget tokenless() {
        return tokenless;
    }
}
