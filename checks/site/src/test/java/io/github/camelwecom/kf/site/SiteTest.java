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
package io.github.camelwecom.kf.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The documentation as a site, built from a copy of the project by the command of CONTRIBUTING.md. */
@Tag("once")
class SiteTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("`(npm \\S+ docs/site ci) && (npm \\S+ docs/site run build)`");
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    @TempDir
    static Path directory;

    private static Site site;

    @BeforeAll
    static void build() throws Exception {
        copyPages();
        Matcher command = COMMAND.matcher(Files.readString(PROJECT.resolve("CONTRIBUTING.md")));
        assertThat(command.find()).as("CONTRIBUTING.md has the command").isTrue();
        if (run(command.group(1)) != 0) {
            skip();
        }
        assertThat(run(command.group(2))).as(output()).isZero();
        Matcher version = VERSION.matcher(Files.readString(PROJECT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        site = new Site(directory.resolve("docs/site/target/site"), version.group(1));
    }

    /** What was built before stays behind. */
    private static void copyPages() throws IOException {
        for (String part : List.of("", "docs", "camel-wecom-kf-sandbox", "camel-wecom-kf-bom")) {
            int depth = part.equals("docs") ? Integer.MAX_VALUE : 1;
            try (Stream<Path> files = Files.walk(PROJECT.resolve(part), depth)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).filter(SiteTest::isSource)::iterator) {
                    Path copy = directory.resolve(PROJECT.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static boolean isSource(Path file) {
        Path place = PROJECT.relativize(file);
        return Stream.of("target", "node_modules").noneMatch(built -> place.toString().contains("/" + built + "/"));
    }

    private static int run(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile()).start().waitFor();
    }

    private static String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    /** There is no Node, or what it needs cannot be had. */
    private static void skip() throws IOException {
        System.out.println("docs/site was not built: " + output());
        Assumptions.abort("docs/site was not built");
    }

    @Test
    void hasThePagesInBothLanguages() throws IOException {
        assertThat(site.pages()).contains("index.html", "docs/guide.html", "zh-CN/index.html", "zh-CN/docs/guide.html");
    }

    @Test
    void everyLinkAndEveryAnchorLeadsToWhatIsThere() throws IOException {
        List<String> links = site.links();

        assertThat(links).hasSizeGreaterThan(500).filteredOn(link -> !site.isThere(link)).isEmpty();
    }
}
