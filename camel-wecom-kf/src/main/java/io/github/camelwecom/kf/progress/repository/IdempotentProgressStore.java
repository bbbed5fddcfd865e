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

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.ProgressStore;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Keeps progress elsewhere, and besides has each processed message remembered by an idempotent repository, for as long
 * as that remembers.
 */
public final class IdempotentProgressStore implements ProgressStore {

    private final ProgressStore store;
    private final IdempotentRepository repository;

    public IdempotentProgressStore(ProgressStore store, IdempotentRepository repository) {
        this.store = store;
        this.repository = repository;
    }

    @Override
    public AccountProgress open(String corpId, String openKfId) {
        return new IdempotentProgress(store.open(corpId, openKfId), repository, new IdempotentKeys(corpId, openKfId));
    }

    @Override
    public Instant lastWritten(String corpId, String openKfId) {
        return store.lastWritten(corpId, openKfId);
    }
}
