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

import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Counts as done what the repository knows, and tells it what was done. A message is added only after it was processed:
 * added before, one that fails would be taken for done.
 */
final class IdempotentProgress implements AccountProgress {

    private final AccountProgress progress;
    private final IdempotentRepository repository;

    IdempotentProgress(AccountProgress progress, IdempotentRepository repository) {
        this.progress = progress;
        this.repository = repository;
    }

    @Override
    public String cursor() {
        return progress.cursor();
    }

    @Override
    public boolean isDone(String messageKey) {
        return progress.isDone(messageKey) || repository.contains(messageKey);
    }

    @Override
    public Delivery started(String messageKey) {
        return progress.started(messageKey);
    }

    @Override
    public void done(String messageKey) {
        // first, or a repository that is away would have the message processed again
        progress.done(messageKey);
        repository.add(messageKey);
    }

    @Override
    public void commit(String cursor, Predicate<String> stillNeeded) {
        progress.commit(cursor, stillNeeded);
    }

    @Override
    public void close() {
        progress.close();
    }
}
