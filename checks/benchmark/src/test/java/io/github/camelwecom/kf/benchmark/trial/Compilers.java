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

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The JIT compilers of this JVM. Where many threads work on few processors they need much longer than otherwise, and
 * what is not compiled yet takes several times as long.
 */
final class Compilers {

    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Of the time between two looks, that they may work and still be at rest. */
    private static final double LITTLE = 0.05;
    private static final int LOOKS_AT_REST = 3;

    private Compilers() {
    }

    /** Waits until they have had next to nothing to do for some seconds. Some never rest. */
    static void awaitRest(Duration atMost) throws InterruptedException {
        long looks = atMost.dividedBy(LOOK);
        int atRest = 0;
        long before = COMPILERS.getTotalCompilationTime();
        for (long look = 0; look < looks && atRest < LOOKS_AT_REST; look++) {
            Thread.sleep(LOOK.toMillis());
            long now = COMPILERS.getTotalCompilationTime();
            atRest = now - before < LITTLE * LOOK.toMillis() ? atRest + 1 : 0;
            before = now;
        }
    }
}
