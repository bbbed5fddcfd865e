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
package io.github.camelwecom.kf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand customers in the route at once, without a thread of the system for each.
 */
class ManyCustomersTest {

    private static final int CUSTOMERS = 10_000;
    private static final int FEW_THREADS = 500;

    @TempDir
    Path directory;

    @Test
    void aRouteThatGoesOnElsewhereHoldsNoThread() throws Exception {
        assertThat(threads(false, false)).isLessThan(FEW_THREADS);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before Java 21")
    void aRouteThatBlocksHoldsVirtualThreadsWhereCamelHasThemSwitchedOn() throws Exception {
        assertThat(threads(true, true)).isLessThan(FEW_THREADS);
    }

    private int threads(boolean virtual, boolean blocking) throws Exception {
        Path output = directory.resolve("output");
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcamel.threads.virtual.enabled=" + virtual, "-cp", System.getProperty("java.class.path"),
                ManyCustomersApplication.class.getName(), directory.resolve("state").toString(),
                Integer.toString(CUSTOMERS), Boolean.toString(blocking))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(application.waitFor(3, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).noneMatch(line -> line.startsWith("still in the route"));
        return lines.stream().filter(line -> line.startsWith(ManyCustomersApplication.THREADS))
                .map(line -> line.substring(ManyCustomersApplication.THREADS.length())).mapToInt(Integer::parseInt)
                .findFirst().orElseThrow(() -> new AssertionError(String.join("\n", lines)));
    }
}
