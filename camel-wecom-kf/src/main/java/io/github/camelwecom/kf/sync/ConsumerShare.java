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

/**
 * What the accounts of one consumer share.
 *
 * @param budget        how much of them is in memory
 * @param evidence      what gets through the route
 * @param recent        what was done last
 * @param announcements whether callbacks arrive
 */
record ConsumerShare(MessageBudget budget, RouteEvidence evidence, RecentlyDone recent, Announcements announcements) {

    /** For a message that the platform repeats in a later page. */
    private static final int MOST_REMEMBERED = 10_000;

    static ConsumerShare of(SyncSettings settings) {
        return new ConsumerShare(
                new MessageBudget(settings.maximumPendingMessages()), new RouteEvidence(), new RecentlyDone(MOST_REMEMBERED),
                new Announcements(settings.callbackPath(), settings.clock()));
    }
}
