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

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WithoutMetersTest {

    @TempDir
    Path directory;

    @Test
    void anApplicationWithoutMicrometerAndTelemetryMissesNothing() throws Exception {
        Path output = directory.resolve("output");
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                classPathWithoutThem(), VirtualThreadsApplication.class.getName(), directory.resolve("state").toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(application.waitFor(2, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }

        assertThat(Files.readAllLines(output)).noneMatch(line -> line.contains("NoClassDefFoundError"))
                .filteredOn(line -> line.startsWith("message ") || line.startsWith("callback "))
                .hasSize(2 * VirtualThreadsApplication.MESSAGES);
    }

    private static String classPathWithoutThem() {
        String all = System.getProperty("java.class.path");
        assertThat(all).contains("micrometer-core", "camel-telemetry");
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer") && !entry.contains("telemetry"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
