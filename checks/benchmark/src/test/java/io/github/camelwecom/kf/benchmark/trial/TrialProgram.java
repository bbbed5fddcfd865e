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

import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A trial in a JVM of its own, which prints its figures.
 */
final class TrialProgram {

    private static final String FIGURE = "figure ";
    private static final int EFFORT = 4;
    private static final long PATIENCE_MINUTES = 60;

    private TrialProgram() {
    }

    static Figures run(Contender contender, Effort effort) throws Exception {
        String[] arguments = Stream.of(
                Stream.of(contender.trial().getName()), Arrays.stream(effort.asArguments()), contender.arguments().stream())
                .flatMap(part -> part).toArray(String[]::new);
        Process process = contender.jvm().program(TrialProgram.class, arguments).start();
        TreeMap<String, Double> figures = new TreeMap<>();
        process.inputReader().lines().forEach(line -> {
            if (line.startsWith(FIGURE)) {
                String[] words = line.split(" ");
                figures.put(words[1], Double.valueOf(words[2]));
            } else {
                System.out.println(line);
            }
        });
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(contender.name() + " failed: see what it printed");
        }
        return new Figures(figures);
    }

    /** @param args the class of the trial, its effort, its arguments */
    public static void main(String[] args) throws Exception {
        Trial trial = Class.forName(args[0]).asSubclass(Trial.class).getDeclaredConstructor().newInstance();
        Figures figures = trial.run(Effort.parse(args[1], args[2], args[3]), Arrays.copyOfRange(args, EFFORT, args.length));
        figures.values().forEach((name, value) -> System.out.println(FIGURE + name + " " + value));
        // some libraries leave threads behind
        System.exit(0);
    }
}
