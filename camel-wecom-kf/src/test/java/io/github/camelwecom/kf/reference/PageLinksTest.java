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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page can be left by the links that it has, and read in both languages. */
class PageLinksTest {

    private static final Path PROJECT = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Set<Path> IN_BOTH_LANGUAGES
            = Set.of(PROJECT, PROJECT.resolve("docs"), PROJECT.resolve("camel-wecom-kf-sandbox"));
    private static final String CHINESE = ".zh-CN.md";

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)\\s#]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern TARGET_OF_LINK = Pattern.compile("(?<=])\\([^)]*\\)");
    /** What anchors are made without. */
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_\\- ]");

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsToWhatIsThere(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("")).results()
                .filter(link -> !isThere(page, link.group(1), link.group(2))).forEach(link -> dead.add(link.group()));

        assertThat(dead).isEmpty();
    }

    private static boolean isThere(Path page, String file, String anchor) {
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target)
                && (anchor == null || !target.toString().endsWith(".md") || anchors(target).contains(anchor));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(CODE_BLOCK.matcher(text(page)).replaceAll("")).results()
                .map(heading -> TARGET_OF_LINK.matcher(heading.group(1)).replaceAll(""))
                .map(heading -> PUNCTUATION.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-'))
                .forEach(anchor -> {
                    int times = seen.merge(anchor, 1, Integer::sum);
                    anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
                });
        return anchors;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsToTheOtherLanguage(Path page) throws IOException {
        if (IN_BOTH_LANGUAGES.contains(page.getParent())) {
            String name = page.getFileName().toString();
            String other = name.endsWith(CHINESE) ? name.replace(CHINESE, ".md") : name.replace(".md", CHINESE);

            assertThat(page.resolveSibling(other)).exists();
            assertThat(Files.readString(page)).contains("](" + other + ")");
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
