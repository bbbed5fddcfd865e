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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of dependencies is that of the poms.
 */
class DependencyPagesTest {

    private static final String FOR_TESTS = "for tests";
    private static final Pattern HEADING = Pattern.compile("## (?:`(?<module>[^`]+)`)?.*");
    private static final Pattern ROW = Pattern.compile(
            "\\| `(?<name>[\\w.-]+:[\\w.-]+)` \\| (?<version>[^| ]+) \\| (?<licence>[^|]*[^| ]) \\| (?<reason>[^|]*[^| ]) \\|");

    @ParameterizedTest
    @ValueSource(strings = { "dependencies.md", "dependencies.zh-CN.md" })
    void namesEveryDirectDependencyAndNoOther(String page) throws Exception {
        assertThat(listed(page)).isEqualTo(declared());
    }

    /** Name and version, by module; those for tests in one. */
    private static Map<String, Set<String>> declared() throws Exception {
        Map<String, Set<String>> declared = new TreeMap<>();
        for (Map.Entry<String, Pom> module : Pom.modules().entrySet()) {
            List<Pom.Dependency> dependencies = new ArrayList<>(module.getValue().dependencies());
            dependencies.addAll(module.getValue().additionsToTests());
            for (Pom.Dependency dependency : dependencies) {
                assertThat(dependency.test() || !module.getKey().startsWith("checks/")).as("%s", dependency).isTrue();
                declared.computeIfAbsent(dependency.test() ? FOR_TESTS : module.getKey(), key -> new TreeSet<>())
                        .add(dependency.name() + " " + dependency.version());
            }
        }
        return declared;
    }

    private static Map<String, Set<String>> listed(String page) throws Exception {
        Map<String, Set<String>> listed = new TreeMap<>();
        String section = FOR_TESTS;
        for (String line : Files.readAllLines(Path.of("..", "docs", page))) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                section = heading.group("module") == null ? FOR_TESTS : heading.group("module");
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(listed.computeIfAbsent(section, key -> new TreeSet<>())
                        .add(row.group("name") + " " + row.group("version"))).as("once: %s", line).isTrue();
            }
        }
        return listed;
    }
}
