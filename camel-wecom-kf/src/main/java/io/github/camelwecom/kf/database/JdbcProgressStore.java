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
package io.github.camelwecom.kf.database;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.ProgressStore;

/**
 * Keeps the progress of accounts in an SQL database, so that any node can go on where another one stopped. A node whose
 * lead was taken cannot write any more, even if it does not know yet.
 */
public final class JdbcProgressStore implements ProgressStore {

    private final Database database;
    private final BooleanSupplier leads;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /**
     * @param leads whether this node may read at this moment
     */
    JdbcProgressStore(Database database, BooleanSupplier leads) {
        this.database = database;
        this.leads = leads;
    }

    @Override
    public AccountProgress open(String corpId, String openKfId) {
        String account = corpId + "/" + openKfId;
        if (!open.add(account)) {
            throw new AccountInUseException(
                    "Account " + openKfId + " is read by another route of this node. Read an account once");
        }
        try {
            return JdbcProgress.open(new ProgressTable(database, corpId, openKfId), openKfId, UUID.randomUUID().toString(),
                    leads, () -> open.remove(account));
        } catch (RuntimeException e) {
            open.remove(account);
            throw e;
        }
    }

    /** Nobody needs to be told: after a change of the reader all accounts are looked at soon. */
    @Override
    public Instant lastWritten(String corpId, String openKfId) {
        return Instant.EPOCH;
    }
}
