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

/**
 * What the fuzzer runs, in a process of its own: it alters the classes of the process it runs in.
 */
public final class FuzzedProgram {

    private static final long LOOK_AT_MEMORY_EVERY = 500_000;
    /** Of the memory in use after the first look; a leak of 50 bytes an input is 25 MB at the second. */
    private static final long MAX_GROWTH = 16 << 20;

    private static BoundedTarget target;
    private static long inputs;
    private static long heapAtFirst;
    private static long heapAtMost;

    private FuzzedProgram() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerInitialize(String[] args) {
        target = Target.valueOf(args[0]).start();
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        target.take(input);
        inputs++;
        if (inputs % LOOK_AT_MEMORY_EVERY == 0) {
            lookAtMemory();
        }
    }

    /** Called by the fuzzer. */
    public static void fuzzerTearDown() {
        lookAtMemory();
        System.out.print(target.report());
        System.out.printf("%-28s %d, at most %d%n", "heap in use, KiB", heapAtFirst >> 10, heapAtMost >> 10);
    }

    private static void lookAtMemory() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        heapAtFirst = heapAtFirst == 0 ? heap : heapAtFirst;
        heapAtMost = Math.max(heapAtMost, heap);
        if (heap > heapAtFirst + MAX_GROWTH) {
            throw new AssertionError(
                    "After " + inputs + " inputs " + heap + " bytes are in use; it was " + heapAtFirst + " at first");
        }
    }
}
