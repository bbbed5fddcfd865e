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
package io.github.camelwecom.kf.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users are told to run the component with is what it is built and tested with.
 */
class VersionPagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW
            = Pattern.compile("(?m)^\\| (?<what>[^|]+) \\| (?<tested>[^|]+) \\| (?<others>[^|]+) \\|$");

    @ParameterizedTest
    @ValueSource(strings = { "versions.md", "versions.zh-CN.md" })
    void namesTheVersionsOfTheBuild(String page) throws Exception {
        Map<String, MatchResult> rows = rows(page);
        Map<String, Pom> modules = Pom.modules();
        Pom component = modules.get("camel-wecom-kf");

        assertThat(numbers(rows.get("JDK").group(2))).containsExactly(
                component.property("maven.compiler.release"), read(".ci/run", "JAVA_VERSION=\"(\\d+)"));
        assertThat(rows.get("Apache Camel").group(2)).isEqualTo(component.property("camel.version"));
        assertThat(rows.get("Apache Camel").group(3)).contains(modules.get("checks/camel-4.22").property("camel.version"));
        assertThat(rows.get("Spring Boot").group(2)).isEqualTo(component.property("spring-boot.version"));
        assertThat(rows.get("Maven").group(2))
                .isEqualTo(read(".mvn/wrapper/maven-wrapper.properties", "apache-maven-([\\d.]+)-bin"));
        assertThat(rows.get("Maven").group(3))
                .contains(read("pom.xml", "<requireMavenVersion>\\s+<version>\\[([\\d.]+),\\)"));
    }

    /** The first table: the others have no version at the start. */
    private static Map<String, MatchResult> rows(String page) throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs").resolve(page))).results()
                .filter(row -> Character.isDigit(row.group(2).charAt(0)))
                .collect(Collectors.toMap(row -> row.group(1), row -> row));
    }

    private static String[] numbers(String text) {
        return Pattern.compile("\\d+").matcher(text).results().map(MatchResult::group).toArray(String[]::new);
    }

    private static String read(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
        assertThat(found.find()).as("%s in %s", pattern, file).isTrue();
        return found.group(1);
    }
}
