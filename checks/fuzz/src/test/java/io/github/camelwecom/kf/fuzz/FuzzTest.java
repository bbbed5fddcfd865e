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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Lets the fuzzer (Jazzer) make up inputs, starting from the kept ones: a few thousand of each target in every build,
 * as many as you like by
 *
 * <pre>
 * ./mvnw -ntp -B -pl checks/fuzz -am test -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dfuzz.runs=1000000 -Dfuzz.callbackRuns=10000000
 * </pre>
 *
 * What it prints goes to <code>target/fuzz</code>, and so does an input that breaks something: fix the code, and keep
 * the input under <code>src/test/resources/corpus</code>.
 */
@Tag("once")
@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 2000);
    private static final int CALLBACK_RUNS = Integer.getInteger("fuzz.callbackRuns", RUNS);
    /** Short runs are the same everywhere; long ones should not repeat each other. */
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    /**
     * Our patterns do not come from outside, and the size of numbers is bounded by the effort that is measured. What
     * these hooks ask for would count as the target's: gigabytes for a page of numbers that takes 20 MB without.
     */
    private static final String HOOKS_THAT_COST_MORE_THAN_THEY_FIND
            = "com.code_intelligence.jazzer.sanitizers.RegexInjection:com.code_intelligence.jazzer.sanitizers.RegexRoadblocks"
              + ":com.code_intelligence.jazzer.sanitizers.BigDecimal";
    /** The fuzzer alters byte code, and each version of it knows the JDKs of its time. */
    private static final int NEWEST_JDK = 25;
    private static final Path OUTPUT = Path.of("target", "fuzz").toAbsolutePath();

    @ParameterizedTest
    @EnumSource
    void findsNothing(Target target) throws Exception {
        assumeThat(Runtime.version().feature())
                .as("Jazzer is known to work up to this JDK; on newer ones only CorpusTest runs")
                .isLessThanOrEqualTo(NEWEST_JDK);
        Path directory = OUTPUT.resolve(target.name().toLowerCase(Locale.ROOT));
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        Path log = directory.resolve("log");
        int exitCode = new ProcessBuilder(command(target, directory, corpus))
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start().waitFor();
        System.out.printf("%n%s%n%s", target, summary(log));
        assertThat(exitCode).as("exit code of the fuzzer, whose report is in %s:%n%s", log, Files.readString(log)).isZero();
    }

    private static List<String> command(Target target, Path directory, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading",
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedProgram.class.getName(), "--target_args=" + target,
                "--instrumentation_includes=" + target.instrumented(), "--custom_hook_includes=" + Target.OWN_CODE,
                "--disabled_hooks=" + HOOKS_THAT_COST_MORE_THAN_THEY_FIND, "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/", "-print_final_stats=1", "-seed=" + SEED,
                "-runs=" + (target == Target.CALLBACK ? CALLBACK_RUNS : RUNS),
                // Seconds for one input on a machine busy with other things, MiB of the whole process, bytes of an input.
                "-timeout=120", "-rss_limit_mb=1500", "-max_len=4096",
                corpus.toString(), Corpus.directory(target).toString());
    }

    /** What is told of a run that found nothing: our own report, and what the fuzzer says last. */
    private static String summary(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        int start = lines.indexOf(lines.stream().filter(line -> line.startsWith("Done ")).findFirst().orElse(""));
        return start < 0
                ? "" : String.join(System.lineSeparator(), lines.subList(start, lines.size())) + System.lineSeparator();
    }
}
