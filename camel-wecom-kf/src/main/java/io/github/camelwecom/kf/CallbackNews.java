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
import io.github.camelwecom.kf.database.NewsTable;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.PullEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an engine what callbacks say. Never waits: the platform waits for the answer.
 */
final class CallbackNews implements CallbackListener {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackNews.class);

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

    /** What a callback told another node. */
    void told(NewsTable.News news) {
        if (news.isOfAccounts() && managedAccounts != null) {
            managedAccounts.lookUpAgain();
        } else if (news.openKfId() == null) {
            engine.newsOfAny();
        } else if (!isForUs(news.openKfId(), news.callbackToken())) {
            LOG.debug("News of account {}, which is not read here", news.openKfId());
        }
    }

    private void announce(KfMsgOrEvent news) {
        if (news.openKfId() == null) {
            // the first edition of the platform did not say which account
            engine.newsOfAny();
        } else if (!isForUs(news.openKfId(), news.token())) {
            throw new RejectedExecutionException("Another reader has the account");
        }
    }

    private boolean isForUs(String openKfId, String token) {
        return engine.news(openKfId, token) || managedAccounts == null && !engine.isLost(openKfId)
                || managedAccounts != null && managedAccounts.news(openKfId, token);
    }
}
