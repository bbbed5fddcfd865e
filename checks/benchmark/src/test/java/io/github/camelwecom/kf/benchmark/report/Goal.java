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

/**
 * What is to be reached.
 *
 * @param than  the contender that it is about; empty for a value by itself
 * @param limit how many times as good as that contender; or the value
 * @param of    the measurement that is to reach it
 */
public record Goal(String of, String than, double limit) {

    /** The component is so many times as good as the other. */
    public static Goal times(double factor, String other) {
        return new Goal(Comparison.COMPONENT, other, factor);
    }

    /** One of ours reaches a value. */
    public static Goal value(String ofOurs, double limit) {
        return new Goal(ofOurs, "", limit);
    }

    /** One of ours is nearly as good as another one of ours. */
    public static Goal likeness(String ofOurs, String otherOfOurs, double factor) {
        return new Goal(ofOurs, otherOfOurs, factor);
    }

    /** Whether it says how the component is to stand to somebody else. */
    boolean isAgainstOthers() {
        return !than.isEmpty() && of.equals(Comparison.COMPONENT);
    }

    boolean isMet(Comparison comparison) {
        double ours = comparison.of(of).median();
        return than.isEmpty()
                ? comparison.unit().reaches(ours, limit)
                : comparison.unit().ratio(ours, comparison.of(than).median()) >= limit;
    }
}
