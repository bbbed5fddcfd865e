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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a customer sends out of a file. */
@Tag("once")
class PageMediaTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);

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

    /** The head is what a file of that kind begins with. */
    @ParameterizedTest
    @CsvSource({
            "Voice, voice, hello.amr, '#!AMR'", "Video, video, tour.mp4, '    ftypisom'", "File, file, 发票.pdf, '%PDF-1.7'" })
    void aCustomerSendsAMediumThatTheBotGets(String tool, String type, String name, String head) throws IOException {
        byte[] content = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), 500);
        Path file = Files.write(directory.resolve(name), content);
        page.open();
        page.newCustomer("Anna");

        page.click("#tools button", tool);
        page.choose(file);
        page.awaitElement("#chat .me .is-" + type);

        JsonNode said = bot.log().get(0);
        assertThat(said.get("msgtype").asText()).isEqualTo(type);
        String mediaId = said.at("/" + type + "/media_id").asText();
        StoredMedia stored = sandbox.media(mediaId);
        assertThat(stored.fileName()).isEqualTo(name);
        assertThat(stored.content().bytes(0, content.length)).isEqualTo(content);
        assertThat(page.run("const shown = document.querySelector('#chat .is-' + arguments[0]).querySelector('a, video');"
                            + " return shown.getAttribute('href') || shown.getAttribute('src')",
                type)).isEqualTo("/sandbox/media/" + mediaId);
    }
}
