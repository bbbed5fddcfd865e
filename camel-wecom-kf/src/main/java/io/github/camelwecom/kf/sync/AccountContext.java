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

import io.github.camelwecom.kf.progress.AccountProgress;

/**
 * What those who work on one account have in common.
 *
 * @param openKfId the account
 * @param progress how far it was read
 * @param backlog  what was fetched of it and is not done
 * @param handler  who processes its messages
 * @param settings how it is read
 * @param shared   what it shares with the other accounts of its consumer
 * @param threads  what it runs on
 * @param figures  what was done
 * @param writing  those failures that are neither the platform's nor the route's
 */
record AccountContext(
        String openKfId, AccountProgress progress, Backlog backlog, MessageHandler handler, SyncSettings settings,
        ConsumerShare shared, LaneThreads threads, DeliveryFigures figures, Setbacks writing) {

    static AccountContext of(
            String openKfId, AccountProgress progress, MessageHandler handler, SyncSettings settings, ConsumerShare shared,
            LaneThreads threads) {
        Backlog backlog = new Backlog(
                BacklogLimits.of(settings.pageSize(), settings.concurrentCustomers()), shared.budget(), settings.clock());
        return new AccountContext(
                openKfId, progress, backlog, handler, settings, shared, threads, new DeliveryFigures(settings.clock()),
                new Setbacks("Processing account " + openKfId, settings.outage(), settings.clock()));
    }
}
