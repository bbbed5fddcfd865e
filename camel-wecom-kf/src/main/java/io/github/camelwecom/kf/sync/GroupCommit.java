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

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Messages that were processed, which is written down and not yet forced to the disk. One thread forces for all that
 * came meanwhile: customers wait for it, because their next message must not be handed out before, and workers do not.
 */
final class GroupCommit {

    private final AccountContext account;
    private final Consumer<List<PendingMessage>> forced;
    private final Queue<PendingMessage> written = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean forcing = new AtomicBoolean();
    /** Only who forces touches it. */
    private final List<PendingMessage> batch = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param forced is told of those that outlive a failure of the power now
     */
    GroupCommit(AccountContext account, Consumer<List<PendingMessage>> forced) {
        this.account = account;
        this.forced = forced;
    }

    /** It was written down that this one was processed. */
    void add(PendingMessage message) {
        written.add(message);
        forceUnlessForcing();
    }

    private void forceUnlessForcing() {
        if (!closed && forcing.compareAndSet(false, true) && !account.threads().nowIfPossible(this::force)) {
            // a worker without anybody to do it for it does it itself
            force();
        }
    }

    private void force() {
        try {
            forceAll();
        } catch (RuntimeException | Error e) {
            tryAgainLater(e);
            return;
        }
        forcing.set(false);
        if (!written.isEmpty()) {
            forceUnlessForcing();
        }
    }

    private void forceAll() {
        while (drain()) {
            account.progress().force();
            List<PendingMessage> durable = List.copyOf(batch);
            batch.clear();
            forced.accept(durable);
        }
    }

    /** What could not be forced the last time is still there. */
    private boolean drain() {
        for (PendingMessage next = written.poll(); next != null; next = written.poll()) {
            batch.add(next);
        }
        return !batch.isEmpty();
    }

    private void tryAgainLater(Throwable failure) {
        forcing.set(false);
        Setback setback = account.writing().another(failure);
        account.threads().later(setback.pause(), this::forceUnlessForcing);
        setback.tell(account.handler());
    }

    /** Whether nobody forces. */
    boolean isQuiet() {
        return !forcing.get();
    }

    /** Closing the progress forces what is left. */
    void close() {
        closed = true;
    }
}
