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

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has no thread to give while a test says so, as a machine that has reached its limit.
 */
public final class ScarceThreads implements ThreadFactory {

    private final AtomicBoolean none;
    private final AtomicInteger refused;
    private final ThreadFactory threads;

    public ScarceThreads() {
        this(Executors.defaultThreadFactory(), new AtomicBoolean(), new AtomicInteger());
    }

    private ScarceThreads(ThreadFactory threads, AtomicBoolean none, AtomicInteger refused) {
        this.threads = threads;
        this.none = none;
        this.refused = refused;
    }

    /** Other threads, which run short together with these. */
    public ScarceThreads like(ThreadFactory others) {
        return new ScarceThreads(others, none, refused);
    }

    public void haveNone() {
        none.set(true);
    }

    public void haveSome() {
        none.set(false);
    }

    /** How many threads were asked for in vain. */
    public int refused() {
        return refused.get();
    }

    @Override
    public Thread newThread(Runnable task) {
        if (none.get()) {
            refused.incrementAndGet();
            throw new OutOfMemoryError("unable to create native thread");
        }
        return threads.newThread(task);
    }
}
