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

import java.util.Map;
import java.util.TreeMap;

/**
 * What one trial found, by name.
 */
public record Figures(Map<String, Double> values) {

    /** How many there were. */
    public static final String OPERATIONS = "operations";
    /** Operations a second. */
    public static final String RATE = "rate";
    /** Microseconds of an operation by the clock. */
    public static final String MICROS = "micros";
    /** Microseconds of processor time of the whole process for each operation. */
    public static final String CPU_MICROS = "cpu";
    /** Bytes allocated for each operation, by threads that still lived at the end. */
    public static final String BYTES = "bytes";

    public Figures {
        values = Map.copyOf(values);
    }

    public static Figures of(String name, double value) {
        return new Figures(Map.of(name, value));
    }

    /** With another one. */
    public Figures and(String name, double value) {
        Map<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new Figures(more);
    }

    /** Not a number where it was not measured. */
    public double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
