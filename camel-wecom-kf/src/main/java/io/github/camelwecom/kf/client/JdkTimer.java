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
package io.github.camelwecom.kf.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Deadlines without a thread of ours and without a Camel context that could lend one: the JDK has a daemon thread for
 * the timeouts of its futures, one for the whole JVM, which nobody needs to stop.
 */
final class JdkTimer implements Deadlines, SweptDeadlines.Timer {

    private final SweptDeadlines deadlines = new SweptDeadlines(this);

    @Override
    public Deadline in(Duration time, Runnable end) {
        return deadlines.in(time, end)::run;
    }

    @Override
    public void requireRunning() {
        // it always is
    }

    @Override
    public void after(Duration time, Runnable task) {
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run).execute(task);
    }
}
