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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.AccountListReply.Account;
import io.github.camelwecom.kf.model.AccountListRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the engine serve every account that the platform lets our credentials manage.
 */
public final class ManagedAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedAccounts.class);
    /** Largest page of account/list; a page that is not full is the last (doc/94661). */
    private static final int PAGE_SIZE = 100;

    private final KfClient client;
    private final PullEngine engine;
    private final LaneThreads threads;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    /** Used by one look-up after the other. */
    private final Setbacks lookingUp;

    public ManagedAccounts(KfClient client, PullEngine engine, Backoff outage, LaneThreads threads) {
        this.client = client;
        this.engine = engine;
        this.threads = threads;
        this.lookingUp = new Setbacks("Looking up the accounts to serve", outage);
    }

    /**
     * Looks up the accounts, again and again while the platform fails. Returns at once.
     */
    public void serveAll() {
        threads.now(this::lookUp);
    }

    /**
     * The platform gave us an account, or announced news of one that we did not know. Returns at once.
     */
    public void serve(String openKfId) {
        threads.now(() -> tryToServe(openKfId));
    }

    private void lookUp() {
        try {
            serveEachPage();
            lookingUp.over();
        } catch (RuntimeException e) {
            threads.later(lookingUp.another(e, Duration.ZERO), this::lookUp);
        }
    }

    private void serveEachPage() {
        List<Account> page;
        int offset = 0;
        do {
            page = client.accountList(new AccountListRequest(offset, PAGE_SIZE)).accountList();
            page.stream().filter(ManagedAccounts::isManaged).map(Account::openKfId).forEach(this::tryToServe);
            offset += PAGE_SIZE;
        } while (page.size() == PAGE_SIZE);
    }

    private static boolean isManaged(Account account) {
        return Boolean.TRUE.equals(account.managePrivilege());
    }

    private void tryToServe(String openKfId) {
        try {
            engine.serve(openKfId);
        } catch (IllegalStateException e) {
            // such as an account that another route reads: the others are served all the same
            if (refused.add(openKfId)) {
                LOG.warn("Account {} is not served: {}", openKfId, e.getMessage());
            }
        }
    }
}
