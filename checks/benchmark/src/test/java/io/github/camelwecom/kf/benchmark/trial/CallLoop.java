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
package io.github.camelwecom.kf.benchmark.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * The same call over and over, by any number of threads.
 */
public final class CallLoop {

    private static final int MOST_WARM_UPS = 5;

    private CallLoop() {
    }

    public static Figures measure(Effort effort, int threads, Callable<?> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            LongAdder done = new LongAdder();
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> loops = new ArrayList<>();
            Callable<?> loop = () -> repeat(call, done, over);
            // more at first would leave the compiler no processor for most of a minute
            int few = Math.min(threads, Runtime.getRuntime().availableProcessors());
            addTo(loops, few, loop, callers);
            Thread.sleep(effort.warmUp().toMillis());
            Compilers.awaitRest(effort.warmUp().multipliedBy(MOST_WARM_UPS));
            if (threads > few) {
                addTo(loops, threads - few, loop, callers);
                Thread.sleep(effort.warmUp().toMillis());
            }
            long before = done.sum();
            Meter meter = Meter.start();
            Thread.sleep(effort.measured().toMillis());
            Figures figures = meter.stop(Math.max(1, done.sum() - before));
            over.set(true);
            for (Future<?> ended : loops) {
                ended.get();
            }
            return figures;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void addTo(List<Future<?>> loops, int number, Callable<?> loop, ExecutorService callers) {
        for (int i = 0; i < number; i++) {
            loops.add(callers.submit(loop));
        }
    }

    private static Void repeat(Callable<?> call, LongAdder done, AtomicBoolean over) throws Exception {
        while (!over.get()) {
            call.call();
            done.increment();
        }
        return null;
    }
}
