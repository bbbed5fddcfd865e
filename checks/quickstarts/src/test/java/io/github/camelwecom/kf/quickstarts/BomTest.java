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
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that imports the bill of materials and names one artifact gets the versions of docs/dependencies.md,
 * whatever else it uses.
 */
@Tag("once")
class BomTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "dependencies.md");
    private static final String COMPONENT = "camel-wecom-kf";
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| ([^| ]+) \\|");
    private static final Pattern RESOLVED = Pattern.compile("([\\w.-]+:[\\w.-]+):jar:([^:]+):(?:compile|runtime)");
    /** Each brings a Jackson of its own, older than ours or in parts. */
    private static final String OTHERS_WITH_JACKSON
            = """
                    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-jackson</artifactId></dependency>
                    <dependency><groupId>com.fasterxml.jackson.dataformat</groupId><artifactId>jackson-dataformat-xml</artifactId></dependency>
                    """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("projects")
    void versionsBelongTogether(String artifact, String others) throws Exception {
        Path project = Files.createDirectory(directory.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>fresh</artifactId><version>1</version>
                <dependencyManagement><dependencies><dependency>
                <groupId>io.github.camelwecom</groupId><artifactId>camel-wecom-kf-bom</artifactId>
                <version>%1$s</version><type>pom</type><scope>import</scope>
                </dependency></dependencies></dependencyManagement>
                <dependencies>%2$s<dependency>
                <groupId>io.github.camelwecom</groupId><artifactId>%3$s</artifactId>
                </dependency></dependencies></project>
                """.formatted(System.getProperty("project.version"), others, artifact));
        Path output = directory.resolve("log");
        String command = "mvn -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:list -DoutputFile=resolved";

        int exit = NewcomersMachine.in(directory).run(command, project, Map.of(), output).waitFor();

        assertThat(exit).as(Files.readString(output)).isZero();
        Map<String, String> resolved = found(RESOLVED, Files.readString(project.resolve("resolved")));
        Map<String, String> documented = documented(COMPONENT);
        assertThat(resolved).containsAllEntriesOf(documented).containsAllEntriesOf(documented(artifact));
        assertThat(resolved).allSatisfy((name, version) -> {
            if (name.startsWith("com.fasterxml.jackson.") && !name.endsWith(":jackson-annotations")) {
                assertThat(version).as(name).isEqualTo(documented.get("com.fasterxml.jackson.core:jackson-databind"));
            }
        });
    }

    private static Stream<Arguments> projects() {
        return Stream.of(COMPONENT, "camel-wecom-kf-endpointdsl", "camel-wecom-kf-spring-boot-starter")
                .flatMap(artifact -> Stream.of("", OTHERS_WITH_JACKSON).map(others -> Arguments.of(artifact, others)));
    }

    /** What the page says of it; what is optional there, nobody gets by it. */
    private static Map<String, String> documented(String artifact) throws Exception {
        String section = Files.readString(PAGE).split("\n## `" + artifact + "`\n")[1].split("\n## ")[0];
        Map<String, String> rows
                = found(ROW, section.lines().filter(row -> !row.contains("Optional")).collect(Collectors.joining("\n")));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().collect(
                Collectors.toMap((MatchResult row) -> row.group(1), row -> row.group(2), (one, other) -> one, TreeMap::new));
    }
}
