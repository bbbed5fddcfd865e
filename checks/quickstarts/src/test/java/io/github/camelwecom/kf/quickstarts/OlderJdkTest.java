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
package io.github.camelwecom.kf.quickstarts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever builds with an older JDK is told so before anything else. None is at hand, so Maven is told that it is one.
 */
@Tag("once")
class OlderJdkTest {

    private static final Pattern BUILD = Pattern.compile("(?m)^[.]/mvnw .*$");

    @TempDir
    Path directory;

    /** By the parent alone: it is the first of all, and must be the last. */
    @Test
    void isToldByTheFirstCommandOfTheReadme() throws Exception {
        Matcher command = BUILD.matcher(Files.readString(NewcomersMachine.ROOT.resolve("README.md")));
        assertThat(command.find()).isTrue();
        String older = command.group().replace("./mvnw", "mvn -Djava.version=11.0.2 --non-recursive");
        Path output = directory.resolve("output");

        int status = NewcomersMachine.in(directory).run(older, NewcomersMachine.ROOT, Map.of(), output).waitFor();

        assertThat(output).content().contains("Detected JDK ", "is version 11.0.2 which is not in the allowed range [17,)");
        assertThat(status).isNotZero();
    }
}
