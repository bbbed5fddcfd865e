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
package io.github.camelwecom.kf.published;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar to start with <code>java -jar</code> has libraries inside: what each says of its rights is in it, too. */
class StandaloneJarTest {

    private static final Pattern LEGAL = Pattern.compile("META-INF/.*(LICENSE|NOTICE|license|notice)[^/]*");

    /** Those on the class path of this test, which has them as the sandbox's dependencies. */
    static Stream<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))).map(Path::of)
                .filter(file -> file.getFileName().toString()
                        .matches("(wiremock-standalone|jackson-(core|annotations|databind))-.*"));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void saysWhatEachLibrarySaysOfItsRights(Path library) throws Exception {
        PublishedModule sandbox = PublishedModule.withJars().stream().filter(module -> module.toString().endsWith("-sandbox"))
                .findFirst().orElseThrow();
        try (JarFile theirs = new JarFile(library.toFile()); JarFile ours = new JarFile(sandbox.jar("-standalone").toFile())) {
            List<JarEntry> legal = theirs.stream().filter(entry -> LEGAL.matcher(entry.getName()).matches()).toList();

            assertThat(legal).isNotEmpty().allSatisfy(
                    entry -> assertThat(words(ours, entry.getName())).as(entry.getName())
                            .contains(words(theirs, entry.getName())));
        }
    }

    /** However the lines end. */
    private static String words(JarFile jar, String name) throws IOException {
        assertThat(jar.getEntry(name)).as("%s in %s", name, jar.getName()).isNotNull();
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ").strip();
    }
}
