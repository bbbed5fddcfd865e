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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Camel decides about virtual threads when its classes are loaded, so it takes a JVM of its own.
 */
class VirtualThreadsTest {

    @TempDir
    Path directory;

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before Java 21")
    void messagesAndCallbacksAreProcessedInOrderOnVirtualThreadsWhenCamelHasThemSwitchedOn() throws Exception {
        List<String> lines = run("-Dcamel.threads.virtual.enabled=true");

        assertThat(lines).hasSize(2 * VirtualThreadsApplication.MESSAGES).allMatch(line -> line.endsWith(" virtual"));
        assertThat(lines).filteredOn(line -> line.startsWith("message")).isEqualTo(expected("message", "virtual"));
        assertThat(lines).filteredOn(line -> line.startsWith("callback")).isEqualTo(expected("callback", "virtual"));
    }

    @Test
    void theyAreProcessedOnPlatformThreadsElsewise() throws Exception {
        List<String> lines = run("-Dcamel.threads.virtual.enabled=false");

        assertThat(lines).filteredOn(line -> line.startsWith("message")).isEqualTo(expected("message", "platform"));
        assertThat(lines).filteredOn(line -> line.startsWith("callback")).isEqualTo(expected("callback", "platform"));
    }

    private static List<String> expected(String what, String kind) {
        return IntStream.range(0, VirtualThreadsApplication.MESSAGES).mapToObj(n -> what + " " + n + " " + kind).toList();
    }

    private List<String> run(String option) throws Exception {
        Path output = directory.resolve("output");
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-cp",
                System.getProperty("java.class.path"), VirtualThreadsApplication.class.getName(),
                directory.resolve("state").toString())
                .redirectError(directory.resolve("errors").toFile()).redirectOutput(output.toFile()).start();
        try {
            assertThat(application.waitFor(2, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("message ") || line.startsWith("callback ")).toList();
    }
}
