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
package io.github.camelwecom.kf.sandbox.scenario;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param steps    how many there were
 * @param failures those that could not be done, or waited in vain; empty when all went as it should
 */
public record Replay(int steps, List<Failure> failures) {

    public Replay {
        failures = List.copyOf(failures);
    }

    /**
     * A step that failed.
     *
     * @param step number of the step, from 1
     * @param deed as the scenario says it
     */
    public record Failure(int step, String deed, String why) {
    }
}
