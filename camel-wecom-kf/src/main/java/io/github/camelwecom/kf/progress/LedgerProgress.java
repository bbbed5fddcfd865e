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
package io.github.camelwecom.kf.progress;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Progress that remembers in a {@link DeliveryLedger} what it stores, so that nothing is read again to answer what it
 * knows.
 */
public abstract class LedgerProgress implements AccountProgress {

    /** Guards the ledger, and what of a subclass must not differ from it. */
    protected final Lock lock = new ReentrantLock();
    protected final DeliveryLedger ledger = new DeliveryLedger();

    @Override
    public final String cursor() {
        return ask(ledger::cursor);
    }

    @Override
    public final Instant firstSeen() {
        return ask(ledger::firstSeen);
    }

    @Override
    public final boolean isUncertain() {
        return !ask(ledger::isComplete);
    }

    @Override
    public final boolean isDone(String messageKey) {
        return ask(() -> ledger.isDone(messageKey));
    }

    @Override
    public final List<KeptEntry> kept() {
        return ask(ledger::kept);
    }

    @Override
    public final long keptBytes() {
        return ask(ledger::keptBytes);
    }

    /** Null when it is not kept. */
    protected final KeptEntry entry(String messageKey) {
        return ask(() -> ledger.keptEntry(messageKey));
    }

    /** Those that are neither done nor kept, as they are to be stored. */
    protected final List<KeptMessage> fresh(List<KeptMessage> messages) {
        return ask(() -> messages.stream()
                .filter(message -> !ledger.isDone(message.messageKey()) && !ledger.isKept(message.messageKey()))
                .map(ProgressFormat::asStored).toList());
    }

    protected final <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    protected final void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
