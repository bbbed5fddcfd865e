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
package io.github.camelwecom.kf.progress.repository;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelwecom.kf.progress.AccountInUseException;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.ProgressStore;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps progress in a repository of Camel, under three keys for each account: <code>corpId/openKfId</code> has the
 * cursor, <code>corpId/openKfId/messages</code> what became of messages behind it, <code>corpId/openKfId/kept</code>
 * those before it that are not done.
 */
public final class RepositoryProgressStore implements ProgressStore {

    private final StateRepository<String, String> repository;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    public RepositoryProgressStore(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /**
     * A repository has no locks, so that only readers of this application are kept apart.
     */
    @Override
    public AccountProgress open(String corpId, String openKfId) {
        String account = corpId + "/" + openKfId;
        if (!open.add(account)) {
            throw new AccountInUseException(
                    "Account " + openKfId + " is read by another route that has the same cursorRepository. Read an account once");
        }
        try {
            return new RepositoryProgress(repository, account, () -> open.remove(account));
        } catch (RuntimeException e) {
            open.remove(account);
            throw e;
        }
    }

    @Override
    public Instant lastWritten(String corpId, String openKfId) {
        return Instant.EPOCH;
    }
}
