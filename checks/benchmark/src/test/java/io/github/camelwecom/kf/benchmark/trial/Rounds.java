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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often contenders take turns, and with what effort.
 *
 * @param number of rounds
 * @param effort of each trial
 * @param forked whether each trial has a JVM of its own; without, only those that need it
 */
public record Rounds(int number, Effort effort, boolean forked) {

    /** To see that all runs. */
    public static final Rounds MOMENT = new Rounds(1, Effort.MOMENT, false);

    public Rounds with(Effort other) {
        return new Rounds(number, other, forked);
    }

    /** One after the other and again, so that what else the machine does falls on all of them. */
    public Map<String, List<Figures>> run(List<Contender> contenders) throws Exception {
        Map<String, List<Figures>> found = new LinkedHashMap<>();
        for (int round = 0; round < number; round++) {
            for (Contender contender : contenders) {
                Figures figures = run(contender);
                System.out.printf("%s: %s%n", contender.name(), figures.values());
                found.computeIfAbsent(contender.name(), any -> new ArrayList<>()).add(figures);
            }
        }
        return found;
    }

    private Figures run(Contender contender) throws Exception {
        if (forked || contender.jvm().mustBeOwn()) {
            return TrialProgram.run(contender, effort);
        }
        return contender.trial().getDeclaredConstructor().newInstance()
                .run(effort, contender.arguments().toArray(String[]::new));
    }
}
