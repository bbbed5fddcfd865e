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

import java.util.List;

/**
 * One line of the table: what was measured of the component and of those beside it in the same run.
 *
 * @param id    tells it apart, and finds its texts
 * @param all   in the order in which they are shown
 * @param goals what is to be reached
 * @param when  it was measured, and how busy the machine was; filled in by the run
 */
public record Comparison(String id, Unit unit, List<Measurement> all, List<Goal> goals, String when) {

    /** The name of the component among contenders. */
    public static final String COMPONENT = "component";

    public static Comparison of(String id, Unit unit, List<Measurement> all, Goal... goals) {
        return new Comparison(id, unit, all, List.of(goals), "");
    }

    public Comparison measured(String at) {
        return new Comparison(id, unit, all, goals, at);
    }

    Measurement of(String who) {
        return all.stream().filter(one -> one.who().equals(who)).findFirst().orElseThrow();
    }

    /** Whether the component was measured as well, and this is somebody else. */
    boolean isBesideComponent(Measurement one) {
        return !one.who().equals(COMPONENT) && all.stream().anyMatch(other -> other.who().equals(COMPONENT));
    }

    /** How many times as good as another one the component is. */
    double ratio(Measurement other) {
        return unit.ratio(of(COMPONENT).median(), other.median());
    }
}
