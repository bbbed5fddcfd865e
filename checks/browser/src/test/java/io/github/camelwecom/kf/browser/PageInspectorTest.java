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
package io.github.camelwecom.kf.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the inspector finds, gives away and does again. */
@Tag("once")
class PageInspectorTest {

    private static final File CURL = new File("/usr/bin/curl");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);
    private final SandboxCustomer anna = sandbox.customer().named("Anna");

    @BeforeEach
    void size() {
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void filtersSearchesAndReplays() {
        page.open();
        anna.says("hello");
        page.newCustomer("Ben");
        page.say("good morning");
        page.awaitText("#entries", "Ben");
        bot.logWith("wrong");
        page.awaitText("#entries", "40014");

        page.click("#errors");
        await().until(() -> page.count("#entries tr") == 1);
        page.click("#entries tr");
        page.awaitText("#detail", "Copy as curl");
        page.click("#detail button", "Replay");
        page.awaitText("#notice", "Replayed: 0");
        page.click("#errors");

        page.click("#only-customer");
        await().until(() -> !page.text("#entries").contains("Anna"));
        assertThat(page.text("#entries")).contains("Ben");
        page.click("#only-customer");
        search("anna");
        await().until(() -> page.text("#entries").contains("Anna") && !page.text("#entries").contains("Ben"));
        search("…not there");
        page.awaitText("#entries", "Nothing fits the filter");
    }

    @Test
    void givesWhatHappenedAway() {
        page.open();
        bot.logWith("wrong");
        page.awaitText("#entries", "40014");
        page.catchWhatIsGiven();

        page.click("#export");
        assertThat(page.given()).startsWith("kf-sandbox-journal.json\n").contains("\"what\": \"kf/sync_msg\"",
                "\"result\": \"40014\"", "\"why\": \"invalid access_token\"");

        page.catchWhatIsGiven();
        page.click("#har");
        assertThat(page.given()).startsWith("kf-sandbox.har\n").contains("\"version\": \"1.2\"", "/cgi-bin/kf/sync_msg");
    }

    @Test
    void whatIsCopiedAsCurlDoesTheSameInAShell() throws Exception {
        assumeCurl();
        String words = "it's \"quoted\", costs $5 `each`, 你好 \\n";
        anna.says("hello");
        bot.says(anna.id(), words);
        page.open();

        String answer = shell(copied("kf/send_msg"), Map.of("ACCESS_TOKEN", bot.accessToken()));

        assertThat(answer).contains("\"errcode\":0");
        assertThat(anna.received()).extracting(ReceivedMessage::text).containsExactly(words, words);
    }

    @Test
    void whatIsCopiedAsCurlAsksForTheSecretAndTheFileThatTheInspectorDoesNotKeep() throws Exception {
        assumeCurl();
        Path picture = Files.write(directory.resolve("broken lamp.png"), Lamp.broken());
        String accessToken = bot.accessToken();
        bot.uploads("image", picture);
        page.open();

        assertThat(shell(copied("gettoken"), Map.of("SECRET", sandbox.secret()))).contains(accessToken);
        String answer = shell(copied("media/upload"), Map.of("ACCESS_TOKEN", accessToken, "FILE", picture.toString()));
        assertThat(answer).contains("\"errcode\":0").contains("media_id");
    }

    private static void assumeCurl() {
        if (!CURL.canExecute()) {
            System.out.println("SKIPPED: what is copied as curl is not run, there is no " + CURL);
        }
        assumeTrue(CURL.canExecute());
    }

    /** The command for the latest call of this operation. */
    private String copied(String operation) {
        search(operation);
        page.click("#entries tr");
        page.awaitText("#detail", "/cgi-bin/" + operation);
        page.catchWhatIsGiven();
        page.click("#detail button", "Copy as curl");
        return page.given();
    }

    private void search(String words) {
        page.type("#search", words);
    }

    /** What the command prints. */
    private static String shell(String command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
        shell.environment().putAll(environment);
        shell.environment().put("NO_PROXY", "*");
        Process process = shell.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return printed;
    }
}
