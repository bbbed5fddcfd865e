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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.Parking;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts as done what the repository knows, and tells it what was done. A message is added only after it was processed:
 * added before, one that fails would be taken for done. It is added before the progress is written, so that whatever
 * ends the process in between, one of the two has it.
 * <p>
 * What cannot be added at present is added later: the cursor does not move past it until then, so that after a restart
 * it comes again, is found to be done, and is added.
 */
final class IdempotentProgress implements AccountProgress {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotentProgress.class);

    private final AccountProgress progress;
    private final IdempotentRepository repository;
    private final IdempotentKeys keys;
    /** Keys of the repository that are to be added to it. */
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    IdempotentProgress(AccountProgress progress, IdempotentRepository repository, IdempotentKeys keys) {
        this.progress = progress;
        this.repository = repository;
        this.keys = keys;
    }

    @Override
    public boolean isDone(String messageKey) {
        if (!progress.isDone(messageKey)) {
            return repository.contains(keys.of(messageKey));
        }
        // it may be that the process ended before this could be added
        add(messageKey);
        return true;
    }

    @Override
    public void processed(String messageKey) {
        add(messageKey);
        progress.processed(messageKey);
    }

    @Override
    public void force() {
        progress.force();
    }

    @Override
    public void done(String messageKey) {
        add(messageKey);
        progress.done(messageKey);
    }

    /** Now or later: a repository that is away must not have the message processed again. */
    private void add(String messageKey) {
        missing.add(keys.of(messageKey));
        try {
            addMissing();
        } catch (RuntimeException e) {
            LOG.debug("{} messages are yet to be added to the idempotentRepository", missing.size(), e);
        }
    }

    private void addMissing() {
        for (String key : missing) {
            repository.add(key);
            missing.remove(key);
        }
    }

    @Override
    public void commit(String cursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
        addMissing();
        progress.commit(cursor, newlyKept, stillNeeded);
    }

    @Override
    public String place() {
        return progress.place();
    }

    @Override
    public void close() {
        try {
            addMissing();
        } catch (RuntimeException e) {
            LOG.warn("The idempotentRepository lacks {} messages that were processed. They are added after the next start",
                    missing.size());
        } finally {
            progress.close();
        }
    }

    @Override
    public String cursor() {
        return progress.cursor();
    }

    @Override
    public Instant firstSeen() {
        return progress.firstSeen();
    }

    @Override
    public void seen(Instant at) {
        progress.seen(at);
    }

    @Override
    public boolean isUncertain() {
        return progress.isUncertain();
    }

    @Override
    public boolean isLastForgotten() {
        return progress.isLastForgotten();
    }

    @Override
    public void caughtUp() {
        progress.caughtUp();
    }

    @Override
    public Delivery started(String messageKey) {
        return progress.started(messageKey);
    }

    @Override
    public void keep(List<KeptMessage> messages) {
        progress.keep(messages);
    }

    @Override
    public void park(String messageKey, Parking parking) {
        progress.park(messageKey, parking);
    }

    @Override
    public void unpark(String messageKey) {
        progress.unpark(messageKey);
    }

    @Override
    public List<KeptEntry> kept() {
        return progress.kept();
    }

    @Override
    public String json(String messageKey) {
        return progress.json(messageKey);
    }

    @Override
    public long keptBytes() {
        return progress.keptBytes();
    }

    @Override
    public boolean isOurs() {
        return progress.isOurs();
    }
}
