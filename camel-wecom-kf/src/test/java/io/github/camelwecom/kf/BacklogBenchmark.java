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

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drains a backlog of a million messages in a JVM with 96 MB of heap, and prints how much of that is in use on the way.
 * Is no part of the build:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=BacklogBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class BacklogBenchmark {

    private static final int MESSAGES = Integer.getInteger("backlog.messages", 1_000_000);

    @TempDir
    Path directory;

    @Test
    void drainTheBacklog() throws Exception {
        try (BacklogPlatform platform = new BacklogPlatform(MESSAGES)) {
            Process application = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-cp",
                    System.getProperty("java.class.path"), BacklogApplication.class.getName(), platform.baseUri(),
                    directory.toString(), Integer.toString(MESSAGES))
                    .redirectErrorStream(true).start();
            application.inputReader().lines().forEach(System.out::println);

            assertThat(application.waitFor()).as("exit code: 0 when all messages came").isZero();
        }
    }
}
