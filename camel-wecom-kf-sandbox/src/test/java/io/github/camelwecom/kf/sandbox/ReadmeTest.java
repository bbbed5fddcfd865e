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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.corp.Rule;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
        assumeTrue(isThere(program, "--version"), "No " + program + " here: its snippet is not run");
        String snippet = snippets("README.md", language).get(0);
        assertThat(said(program, option, snippet)).isEqualTo("Is anybody there?");
    }

    /** What a program says that finds the sandbox by its environment. */
    private static String said(String... command) throws IOException {
        try (KfSandbox sandbox = KfSandbox.start()) {
            ProcessBuilder call = new ProcessBuilder(command).redirectErrorStream(true);
            call.environment().put("KF_SANDBOX", sandbox.baseUri().toString());
            Process process = call.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        }
    }

    @Test
    void showsHowToUseItFromGo(@TempDir Path folder) throws Exception {
        assumeTrue(isThere("go", "version"), "No go here: its snippet is not run");
        Path file = Files.writeString(folder.resolve("main.go"), snippets("README.md", "go").get(0));
        assertThat(said("go", "run", file.toString())).isEqualTo("Is anybody there?");
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md" })
    void showsASeedAndAScenarioThatWork(String page, @TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.json"), snippets(page, "json").get(0));
        String scenario = snippets(page, "json").get(1);

        try (KfSandbox sandbox = KfSandbox.builder().seed(seed).start(); EchoBot bot = new EchoBot(sandbox)) {
            assertThat(sandbox.play(Scenario.parse(scenario)).failures()).isEmpty();
            assertThat(sandbox.account().openKfId()).isEqualTo("wkADVICE");
            await().until(() -> bot.answered() == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md" })
    void namesEveryRuleAndEveryOption(String page) throws Exception {
        String text = Files.readString(Path.of(page));

        assertThat(Rule.values()).allSatisfy(
                rule -> assertThat(text).contains("| `" + rule.key() + "` | " + rule.defaultValue() + " | "));
        if (page.equals("README.md")) {
            assertThat(Rule.values()).allSatisfy(rule -> assertThat(text).contains(rule.meaning() + " | " + rule.doubt()));
        }
        Matcher option = Pattern.compile("--\\w+=").matcher(StartOptions.HELP);
        while (option.find()) {
            assertThat(text).contains("`" + option.group());
        }
    }

    /** Against a server that is there for the asking. */
    @Test
    void showsCallsThatCurlCanMake() throws Exception {
        Pattern call = Pattern.compile(
                "curl (?:-X (\\w+) )?http://localhost:9797/sandbox/(\\S+)(?: -d '(.*)')?(?: -d @\\S+| > \\S+)?");
        try (KfSandbox sandbox = KfSandbox.start()) {
            JsonNode described = new DeskClient(sandbox.baseUri()).get("openapi.json").get("paths");
            for (String line : snippets("README.md", "sh").get(0).split("\n")) {
                Matcher found = call.matcher(line);
                assertThat(found.matches()).as(line).isTrue();
                String path = "/sandbox/" + found.group(2).replaceAll("customers/wm1", "customers/{customer}")
                        .replaceAll("journal/7", "journal/{number}");
                String method = found.group(1) == null ? "get" : found.group(1).toLowerCase(Locale.ROOT);
                assertThat(described.path(path).has(method)).as(line).isTrue();
                if (found.group(3) != null) {
                    assertThat(new DeskClient(sandbox.baseUri()).send("POST", found.group(2), found.group(3)).statusCode())
                            .as(line).isIn(200, 409);
                }
            }
        }
    }

    @Test
    void hasTheSameSnippetsInBothLanguages() throws Exception {
        for (String language : List.of("java", "json", "python", "js", "go", "sh")) {
            assertThat(snippets("README.zh-CN.md", language)).as(language).hasSameSizeAs(snippets("README.md", language));
        }
        for (String language : List.of("json", "python", "js", "go", "sh")) {
            assertThat(snippets("README.zh-CN.md", language)).isEqualTo(snippets("README.md", language));
        }
    }

    private static boolean isThere(String program, String option) {
        try {
            return new ProcessBuilder(program, option).start().waitFor() == 0;
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
