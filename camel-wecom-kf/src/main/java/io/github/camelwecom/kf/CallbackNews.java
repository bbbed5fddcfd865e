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
package io.github.camelwecom.kf;

import java.util.concurrent.RejectedExecutionException;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.PullEngine;

/**
 * Tells an engine what callbacks say. Never waits: the platform waits for the answer.
 */
final class CallbackNews implements CallbackListener {

    private final PullEngine engine;
    /** Null when one account is read, whatever else the app may manage. */
    private final ManagedAccounts managedAccounts;

    CallbackNews(PullEngine engine, ManagedAccounts managedAccounts) {
        this.engine = engine;
        this.managedAccounts = managedAccounts;
    }

    /**
     * @throws RejectedExecutionException when the news are for another reader: the platform sends them again
     */
    @Override
    public void onNotice(CallbackNotice notice) {
        if (notice instanceof KfMsgOrEvent news) {
            announce(news);
        } else if (notice instanceof KfAccountAuthChange change && managedAccounts != null) {
            change.added().forEach(managedAccounts::serve);
            change.removed().forEach(managedAccounts::release);
        }
    }

    private void announce(KfMsgOrEvent news) {
        if (news.openKfId() == null) {
            // the first edition of the platform did not say which account
            engine.newsOfAny();
        } else if (!isForUs(news)) {
            throw new RejectedExecutionException("Another reader has the account");
        }
    }

    private boolean isForUs(KfMsgOrEvent news) {
        return engine.news(news.openKfId(), news.token()) || managedAccounts == null && !engine.isLost(news.openKfId())
                || managedAccounts != null && managedAccounts.news(news.openKfId(), news.token());
    }
}
