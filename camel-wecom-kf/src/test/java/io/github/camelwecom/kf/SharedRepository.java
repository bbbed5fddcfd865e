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
package io.github.camelwecom.kf;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * What several nodes remember together: it forgets nothing when one of them stops, and it may go away and come back.
 */
public final class SharedRepository extends MemoryIdempotentRepository {

    private final AtomicInteger asking = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch answersAgain = new CountDownLatch(0);

    public SharedRepository() {
        super(new ConcurrentHashMap<>());
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** Whoever asks waits until it answers again. */
    public void hang() {
        answersAgain = new CountDownLatch(1);
    }

    public void answerAgain() {
        answersAgain.countDown();
    }

    /** How many wait for an answer. */
    public int asking() {
        return asking.get();
    }

    @Override
    public boolean add(String key) {
        answer();
        return super.add(key);
    }

    @Override
    public boolean contains(String key) {
        answer();
        return super.contains(key);
    }

    @Override
    public boolean remove(String key) {
        answer();
        return super.remove(key);
    }

    private void answer() {
        asking.incrementAndGet();
        try {
            answersAgain.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            asking.decrementAndGet();
        }
        if (away) {
            throw new IllegalStateException("The repository is away");
        }
    }

    @Override
    protected void doStop() {
        // others use it
    }
}
