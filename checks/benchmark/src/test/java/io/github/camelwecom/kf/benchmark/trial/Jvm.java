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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a JVM is started.
 *
 * @param options   besides the class path
 * @param before    what comes before the class path of this JVM
 * @param mustBeOwn whether a trial cannot do without them
 */
public record Jvm(List<String> options, List<String> before, boolean mustBeOwn) {

    /** As anybody starts it. */
    public static final Jvm PLAIN = new Jvm(List.of(), List.of(), false);
    /** For one that serves those who are measured, or that is looked at only for a moment. */
    public static final Jvm SMALL = PLAIN.with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    public Jvm with(String... more) {
        return new Jvm(Stream.concat(options.stream(), Arrays.stream(more)).toList(), before, mustBeOwn);
    }

    /** Other versions of libraries come first. */
    public Jvm withFirst(Path directory) {
        return new Jvm(options, List.of(directory.resolve("*").toString()), true);
    }

    /** A trial that means nothing without its options. */
    public Jvm own() {
        return new Jvm(options, before, true);
    }

    /** Starts a program in it; what that writes to its log shows in ours. */
    public ProcessBuilder program(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(System.getProperty("path.separator"),
                Stream.concat(before.stream(), Stream.of(System.getProperty("java.class.path"))).toList()));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
