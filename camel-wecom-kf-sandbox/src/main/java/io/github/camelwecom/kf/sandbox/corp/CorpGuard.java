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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** The only way to the corp: one thread at a time, and never around anything that waits. */
public final class CorpGuard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Corp corp;

    public CorpGuard(String corpId, String secret, Clock clock, Ids ids) {
        this.corp = new Corp(corpId, secret, clock, ids);
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
