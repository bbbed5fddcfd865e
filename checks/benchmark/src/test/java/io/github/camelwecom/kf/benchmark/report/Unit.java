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
package io.github.camelwecom.kf.benchmark.report;

import java.util.Locale;

/**
 * What a measurement counts.
 */
public enum Unit {

    PER_SECOND("/s", true),
    MICROS("µs", false),
    BYTES("B", false),
    PERCENT("%", true),
    MEGABYTES("MB", false),
    COUNT("", false);

    private static final double SHOWN_AS_MILLIS = 10_000;

    private final String symbol;
    private final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }

    /** How many times as good the first is. */
    double ratio(double ours, double other) {
        return moreIsBetter ? ours / other : other / ours;
    }

    /** Whether the value is as good as the limit, or better. */
    boolean reaches(double value, double limit) {
        return moreIsBetter ? value >= limit : value <= limit;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }

    String format(double value) {
        if (this == MICROS && value >= SHOWN_AS_MILLIS) {
            return number(value / 1000) + " ms";
        }
        return (number(value) + " " + symbol).strip();
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
