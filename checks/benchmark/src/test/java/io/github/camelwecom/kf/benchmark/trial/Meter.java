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

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Time, processor time and allocation of this process between two moments.
 */
public final class Meter {

    private static final OperatingSystemMXBean SYSTEM
            = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long bytes = allocated();
    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long begin = System.nanoTime();

    private Meter() {
    }

    public static Meter start() {
        return new Meter();
    }

    public double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The figures of so many operations since the start. */
    public Figures stop(long operations) {
        double nanos = System.nanoTime() - begin;
        double cpuNanos = SYSTEM.getProcessCpuTime() - cpu;
        double allocated = allocated() - bytes;
        return Figures.of(Figures.OPERATIONS, operations)
                .and(Figures.RATE, operations / nanos * 1e9)
                .and(Figures.MICROS, nanos / 1000 / operations)
                .and(Figures.CPU_MICROS, cpuNanos / 1000 / operations)
                .and(Figures.BYTES, allocated / operations);
    }

    private static long allocated() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).filter(bytes -> bytes > 0).sum();
    }
}
