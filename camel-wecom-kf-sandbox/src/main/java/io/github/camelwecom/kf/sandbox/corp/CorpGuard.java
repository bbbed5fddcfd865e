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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import io.github.camelwecom.kf.sandbox.journal.Feed;

/** The only way to the corp: one thread at a time, and never around anything that waits. */
public final class CorpGuard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Feed<ChatLine> lines = new Feed<>(this::changed);
    private final Feed<Entry> entries = new Feed<>(this::changed);
    private final Supplier<Corp> founder;
    /** Guarded by the lock. */
    private Corp corp;
    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {
    });

    public CorpGuard(String corpId, String secret, Clock clock, Ids ids) {
        this.founder = () -> new Corp(corpId, secret, clock, ids, lines, entries);
        this.corp = founder.get();
    }

    /** Called after everything that can be seen; must be quick. */
    public void listen(Runnable onChange) {
        listener.set(onChange);
    }

    /** All conversations, line by line; safe without the lock. */
    public Feed<ChatLine> lines() {
        return lines;
    }

    /** What happened between applications and the sandbox; safe without the lock. */
    public Feed<Entry> entries() {
        return entries;
    }

    /** Something changed that can be seen. */
    public void changed() {
        listener.get().run();
    }

    public <T> T ask(Function<Corp, T> question) {
        lock.lock();
        try {
            return question.apply(corp);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Another corp takes the place of this one; what happened before is told no more, lines get new numbers.
     *
     * @throws RuntimeException when what was saved contradicts itself; then everything stays as it is
     */
    public void restore(SavedCorp saved) {
        lock.lock();
        try {
            Corp restored = founder.get();
            restored.restore(saved);
            corp = restored;
            entries.clear();
            lines.clear();
            corp.retell(saved.lines());
        } finally {
            lock.unlock();
        }
    }

    public void tell(Consumer<Corp> order) {
        ask(known -> {
            order.accept(known);
            return null;
        });
    }
}
