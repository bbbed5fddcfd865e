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

import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A target whose inputs may cost time and memory in proportion to their length, and no more. Fuzzers prefer short
 * inputs, on which nothing is slow; so every now and then an input is taken once more with a piece of it repeated until
 * it is long: what takes more than linear time or memory stands out there.
 */
final class BoundedTarget {

    /** Many times what is needed where the effort is linear, and far too little where it is quadratic. */
    private static final long BASE_NANOS = 50_000_000;
    private static final long NANOS_PER_BYTE = 5_000;
    /** The fuzzer's own hooks ask for some hundred KiB now and then, on the same thread. */
    private static final long BASE_BYTES = 4 << 20;
    private static final long BYTES_PER_BYTE = 2_000;
    /** The first use of a class and a collector's pause are no fault of an input. */
    private static final int REPETITIONS = 4;
    private static final int STRETCH_EVERY = 256;
    private static final int LONGEST_PIECE = 64;

    private final FuzzTarget target;
    private final int stretchedLength;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long inputs;
    private long stretched;
    private Effort slowest = new Effort(0, 0);
    private int slowestLength;
    private Effort hungriest = new Effort(0, 0);
    private int hungriestLength;

    BoundedTarget(FuzzTarget target, int stretchedLength) {
        this.target = target;
        this.stretchedLength = stretchedLength;
    }

    /** @return what became of it */
    String take(byte[] input) {
        String outcome = takeOne(input);
        outcomes.merge(outcome, 1L, Long::sum);
        inputs++;
        if (hash(input) % STRETCH_EVERY == 0) {
            takeStretched(input);
        }
        return outcome;
    }

    /** Takes the input with a piece of it, which the input itself determines, repeated until it is long. */
    void takeStretched(byte[] input) {
        if (input.length > 0 && input.length < stretchedLength) {
            takeOne(stretched(input, hash(input)));
            stretched++;
        }
    }

    private String takeOne(byte[] input) {
        Effort before = Effort.now();
        String outcome = target.take(input);
        Effort effort = Effort.now().minus(before);
        for (int i = 0; i < REPETITIONS && exceeds(effort, input.length); i++) {
            effort = effort.least(again(input));
        }
        if (exceeds(effort, input.length)) {
            throw new AssertionError("An input of " + input.length + " bytes took " + effort);
        }
        remember(effort, input.length);
        return outcome;
    }

    private Effort again(byte[] input) {
        Effort before = Effort.now();
        target.take(input);
        return Effort.now().minus(before);
    }

    private static boolean exceeds(Effort effort, int length) {
        return effort.nanos() > BASE_NANOS + NANOS_PER_BYTE * length
                || effort.bytes() > BASE_BYTES + BYTES_PER_BYTE * length;
    }

    private void remember(Effort effort, int length) {
        if (effort.nanos() > slowest.nanos()) {
            slowest = effort;
            slowestLength = length;
        }
        if (effort.bytes() > hungriest.bytes()) {
            hungriest = effort;
            hungriestLength = length;
        }
    }

    private static long hash(byte[] input) {
        CRC32 crc = new CRC32();
        crc.update(input);
        return crc.getValue();
    }

    private byte[] stretched(byte[] input, long hash) {
        int start = (int) ((hash >>> 8) % input.length);
        int length = 1 + (int) ((hash >>> 20) % Math.min(LONGEST_PIECE, input.length - start));
        byte[] longer = new byte[stretchedLength];
        System.arraycopy(input, 0, longer, 0, start);
        int end = stretchedLength - (input.length - start - length);
        for (int i = start; i < end; i++) {
            longer[i] = input[start + (i - start) % length];
        }
        System.arraycopy(input, start + length, longer, end, stretchedLength - end);
        return longer;
    }

    /** What it saw, for people. */
    String report() {
        StringBuilder report = new StringBuilder();
        line(report, "inputs", inputs);
        line(report, "stretched to " + stretchedLength, stretched);
        outcomes.forEach((outcome, count) -> line(report, "  " + outcome, count));
        line(report, "slowest, ms of processor", slowest.nanos() / 1_000_000.0 + " (" + slowestLength + " bytes)");
        line(report, "most memory asked for, KiB", hungriest.bytes() / 1024 + " (" + hungriestLength + " bytes)");
        return report.toString();
    }

    private static void line(StringBuilder report, String name, Object value) {
        report.append(String.format("%-28s %s%n", name, value));
    }
}
