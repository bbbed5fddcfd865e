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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sandbox says in English, its page says in Chinese, too. */
class ReasonsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/camelwecom/kf/sandbox");
    private static final Path CATALOGUE = Path.of("src/main/resources/io/github/camelwecom/kf/sandbox/web/page/reasons.js");
    /** Rooms whose words reach the page: what starts the sandbox speaks before there is a page. */
    private static final List<String> ROOMS = List.of("api", "callback", "corp", "desk", "media", "scenario", "web");
    /** Speaks to whoever opens callbacks in Java. */
    private static final Set<String> NEVER_ON_THE_PAGE = Set.of("CallbackSealer.java");
    private static final String ARGUMENT = "{}";

    private final Map<String, String> chinese = catalogue();
    private final Set<String> used = new HashSet<>();

    @Test
    void noReasonLacksItsChineseWordsAndNoWordsLackTheirReason() throws IOException {
        Set<String> wordless = new TreeSet<>();
        for (String reason : reasons()) {
            if (!isWorded(reason)) {
                wordless.add(reason);
            }
        }

        assertThat(wordless).as("to be added to " + CATALOGUE.getFileName()).isEmpty();
        assertThat(chinese.keySet()).as("no longer said").isSubsetOf(used);
    }

    @Test
    void theChineseWordsTellEverythingThatTheEnglishOnesTell() {
        assertThat(chinese).allSatisfy((english, words) -> {
            assertThat(arguments(words)).as(english).isEqualTo(arguments(english));
            assertThat(words).as(english).isNotBlank();
        });
    }

    /** As the page finds them: what stands before a colon by itself. */
    private boolean isWorded(String reason) {
        if (chinese.containsKey(reason)) {
            used.add(reason);
            return true;
        }
        if (!reason.replace(ARGUMENT, "").matches("(?s).*[a-zA-Z].*")) {
            return true;
        }
        String[] parts = reason.split(": ", 2);
        return parts.length == 2 && chinese.containsKey(parts[0]) && isWorded(parts[0]) && isWorded(parts[1]);
    }

    private static Set<String> reasons() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return ReasonFinder.find(files.filter(ReasonsTest::reachesThePage).toList());
        }
    }

    private static boolean reachesThePage(Path file) {
        return file.toString().endsWith(".java") && ROOMS.contains(SOURCES.relativize(file).getName(0).toString())
                && !NEVER_ON_THE_PAGE.contains(file.getFileName().toString());
    }

    private static int arguments(String words) {
        return words.split("\\{}", -1).length - 1;
    }

    private static Map<String, String> catalogue() {
        try {
            String script = Files.readString(CATALOGUE);
            return new ObjectMapper().readValue(script.substring(script.indexOf('{', script.indexOf("export"))),
                    new TypeReference<>() {
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
