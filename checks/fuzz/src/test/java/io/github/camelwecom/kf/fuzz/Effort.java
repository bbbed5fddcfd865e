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
package io.github.camelwecom.kf.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * What one input cost: processor time of the thread, which other load on the machine does not lengthen, and memory it
 * asked for, whether or not the collector took it back.
 */
record Effort(long nanos, long bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Effort now() {
        return new Effort(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    Effort minus(Effort earlier) {
        return new Effort(nanos - earlier.nanos, bytes - earlier.bytes);
    }

    Effort least(Effort other) {
        return new Effort(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }
}
