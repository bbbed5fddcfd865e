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

import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import io.github.camelwecom.kf.sandbox.journal.Feed;

/** The only way to the corp: one thread at a time, and never around anything that waits. */
public final class CorpGuard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Corp corp;
    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {
    });

    public CorpGuard(String corpId, String secret, Clock clock, Ids ids) {
        this.corp = new Corp(corpId, secret, clock, ids, () -> listener.get().run());
    }

    /** Called after everything that can be seen; must be quick. */
    public void listen(Runnable onChange) {
        listener.set(onChange);
    }

    /** All conversations, line by line; safe without the lock. */
    public Feed<ChatLine> lines() {
        return corp.lines();
    }

    /** What happened between applications and the sandbox; safe without the lock. */
    public Feed<Entry> entries() {
        return corp.entries();
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

    public void tell(Consumer<Corp> order) {
        ask(known -> {
            order.accept(known);
            return null;
        });
    }
}
