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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The build keeps a copy of src/generated from before Camel's generator runs, and the generator writes into
 * src/generated.
 */
class GeneratedSourcesTest {

    private static final Path COMMITTED = Path.of("target", "generated-as-committed");
    private static final Path GENERATED = Path.of("src", "generated");

    @Test
    void committedGeneratedSourcesAreCurrent() throws IOException {
        assumeThat(COMMITTED).as("made by a Maven build").exists();

        Set<String> different = new TreeSet<>();
        Map<String, String> committed = contents(COMMITTED);
        Map<String, String> generated = contents(GENERATED);
        committed.forEach((file, text) -> addUnless(text.equals(generated.get(file)), file, different));
        generated.keySet().forEach(file -> addUnless(committed.containsKey(file), file, different));
        assertThat(different).as("files of src/generated that the build has just updated: commit them").isEmpty();
    }

    private static void addUnless(boolean same, String file, Set<String> different) {
        if (!same) {
            different.add(file);
        }
    }

    private static Map<String, String> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(
                    file -> root.relativize(file).toString(), GeneratedSourcesTest::text, (a, b) -> a, TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
