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
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each jar says what it is, and under which licence. */
class PublishedJarsTest {

    private static final String STANDALONE = "-standalone";
    private static final List<String> WITH_CLASSES = List.of("", STANDALONE);

    static Stream<PublishedModule> modules() throws Exception {
        return PublishedModule.withJars().stream();
    }

    /** The jar itself, its sources, its Javadoc; and the sandbox with all it needs. */
    static Stream<Path> jars() throws Exception {
        return jars(List.of("", "-sources", "-javadoc", STANDALONE));
    }

    static Stream<Path> jarsWithClasses() throws Exception {
        return jars(WITH_CLASSES);
    }

    private static Stream<Path> jars(List<String> classifiers) throws Exception {
        List<Path> jars = new ArrayList<>();
        for (PublishedModule module : PublishedModule.withJars()) {
            classifiers.stream().filter(classifier -> !STANDALONE.equals(classifier) || module.toString().endsWith("-sandbox"))
                    .map(module::jar).forEach(jars::add);
        }
        return jars.stream();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void carriesTheLicenceAndTheNotice(Path file) throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (String legal : List.of("LICENSE", "NOTICE")) {
                assertThat(text(jar, "META-INF/" + legal)).startsWith(Files.readString(PublishedModule.ROOT.resolve(legal)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void tellsItsVersion(Path file) throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Implementation-Version")).isEqualTo(System.getProperty("project.version"));
            assertThat(manifest.getValue("Implementation-Title")).startsWith("Camel :: WeCom KF");
        }
    }

    @ParameterizedTest
    @MethodSource("jarsWithClasses")
    void isAModuleWithANameOfItsOwn(Path file) throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .startsWith("io.github.camelwecom.kf");
        }
        assertThat(ModuleFinder.of(file).findAll()).hasSize(1);
    }

    /** No two on one module path have the same name, or a package in common. */
    @Test
    void standBesideEachOtherOnAModulePath() throws Exception {
        Path[] jars = jars(List.of("")).toArray(Path[]::new);

        Set<String> names = ModuleFinder.of(jars).findAll().stream().map(found -> found.descriptor().name())
                .collect(Collectors.toSet());
        List<String> packages
                = ModuleFinder.of(jars).findAll().stream().flatMap(found -> found.descriptor().packages().stream())
                        .toList();

        assertThat(names).hasSameSizeAs(jars).doesNotContain("io.github.camelwecom.kf.checks");
        assertThat(packages).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasTheSourceOfEachClass(PublishedModule module) throws Exception {
        try (JarFile jar = new JarFile(module.jar("").toFile());
             JarFile sources = new JarFile(module.jar("-sources").toFile())) {
            List<String> classes = jar.stream().map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("$")).toList();

            assertThat(classes).isNotEmpty().allSatisfy(
                    name -> assertThat(sources.getEntry(name.replaceFirst("\\.class$", ".java"))).as(name).isNotNull());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void describesEachPackageThatItShows(PublishedModule module) throws Exception {
        try (JarFile sources = new JarFile(module.jar("-sources").toFile());
             JarFile javadoc = new JarFile(module.jar("-javadoc").toFile())) {
            List<String> shown = text(javadoc, "element-list").lines().map(name -> name.replace('.', '/')).toList();

            assertThat(shown).isNotEmpty().allSatisfy(name -> {
                assertThat(sources.getEntry(name + "/package-info.java")).as(name).isNotNull();
                assertThat(javadoc.getEntry(name + "/package-summary.html")).as(name).isNotNull();
            });
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as("%s in %s", name, jar.getName()).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
