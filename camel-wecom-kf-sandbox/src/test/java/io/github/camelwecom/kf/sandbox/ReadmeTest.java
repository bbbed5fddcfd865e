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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ReadmeTest {

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md" })
    void startsWithATestThatRuns(String page) throws Exception {
        Path running = Path.of("src/test/java", FirstTest.class.getName().replace('.', '/') + ".java");

        assertThat(Files.readString(running)).endsWith(snippets(page, "java").get(0));
    }

    @ParameterizedTest
    @CsvSource({ "python, python3, -c", "js, node, -e" })
    void showsHowToUseItFromAnotherLanguage(String language, String program, String option) throws Exception {
        assumeTrue(isThere(program), "No " + program + " here: its snippet is not run");
        String snippet = snippets("README.md", language).get(0);
        try (KfSandbox sandbox = KfSandbox.start()) {
            ProcessBuilder call = new ProcessBuilder(program, option, snippet).redirectErrorStream(true);
            call.environment().put("KF_SANDBOX", sandbox.baseUri().toString());
            Process process = call.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.trim()).isEqualTo("Is anybody there?");
        }
    }

    @Test
    void hasTheSameSnippetsInBothLanguages() throws Exception {
        for (String language : List.of("java", "python", "js", "go", "sh")) {
            assertThat(snippets("README.zh-CN.md", language)).as(language).hasSameSizeAs(snippets("README.md", language));
        }
        for (String language : List.of("python", "js", "go", "sh")) {
            assertThat(snippets("README.zh-CN.md", language)).isEqualTo(snippets("README.md", language));
        }
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> snippets(String page, String language) throws IOException {
        Matcher found
                = Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(page)));
        List<String> snippets = new ArrayList<>();
        while (found.find()) {
            snippets.add(found.group(1));
        }
        return snippets;
    }
}
