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

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the lanes of one corp share, whichever consumers they belong to: the platform counts by corp. It cannot tell
 * contexts and components of one process apart, and they know nothing of each other, so that those of one corp meet
 * here: all that this class loader has. Where consumers ask for different limits, the lowest count.
 */
public final class CorpLimits {

    /** Guards all of them, for consumers seldom come and go. */
    private static final Lock ALL = new ReentrantLock();
    private static final Map<Corp, CorpLimits> JOINED = new HashMap<>();

    private final SyncPermits permits;
    private final TokenlessBudget tokenless;
    // All below is guarded by the lock.
    private int maxConcurrentSync;
    private int maxTokenlessSyncPerMinute;
    private int consumers;

    private CorpLimits(int maxConcurrentSync, int maxTokenlessSyncPerMinute) {
        this.maxConcurrentSync = maxConcurrentSync;
        this.maxTokenlessSyncPerMinute = maxTokenlessSyncPerMinute;
        this.permits = new SyncPermits(maxConcurrentSync);
        this.tokenless = new TokenlessBudget(maxTokenlessSyncPerMinute, System::nanoTime);
    }

    /**
     * What consumers of this corp share, until this one leaves.
     *
     * @param baseUri                   where the platform is
     * @param maxConcurrentSync         most sync_msg calls in flight
     * @param maxTokenlessSyncPerMinute most sync_msg calls without the token of a callback in any minute
     */
    public static CorpLimits join(String baseUri, String corpId, int maxConcurrentSync, int maxTokenlessSyncPerMinute) {
        ALL.lock();
        try {
            forgetUnused();
            CorpLimits limits = JOINED.computeIfAbsent(
                    Corp.of(baseUri, corpId), corp -> new CorpLimits(maxConcurrentSync, maxTokenlessSyncPerMinute));
            limits.admit(maxConcurrentSync, maxTokenlessSyncPerMinute);
            return limits;
        } finally {
            ALL.unlock();
        }
    }

    private void admit(int concurrentSync, int tokenlessSyncPerMinute) {
        boolean isAlone = consumers == 0;
        maxConcurrentSync = isAlone ? concurrentSync : Math.min(maxConcurrentSync, concurrentSync);
        maxTokenlessSyncPerMinute
                = isAlone ? tokenlessSyncPerMinute : Math.min(maxTokenlessSyncPerMinute, tokenlessSyncPerMinute);
        permits.limitTo(maxConcurrentSync);
        tokenless.limitTo(maxTokenlessSyncPerMinute);
        consumers++;
    }

    /** A consumer no longer reads. */
    public void leave() {
        ALL.lock();
        try {
            consumers--;
            forgetUnused();
        } finally {
            ALL.unlock();
        }
    }

    /** A restart does not make the platform forget: what it counts is remembered until it is over. */
    private static void forgetUnused() {
        JOINED.values().removeIf(limits -> limits.consumers == 0 && limits.permits.areUnused() && limits.tokenless.isUnused());
    }

    SyncPermits permits() {
        return permits;
    }

    TokenlessBudget tokenless() {
        return tokenless;
    }

    private record Corp(String baseUri, String corpId) {

        static Corp of(String baseUri, String corpId) {
            return new Corp(baseUri.replaceFirst("/+$", "").toLowerCase(Locale.ROOT), corpId);
        }
    }
}
