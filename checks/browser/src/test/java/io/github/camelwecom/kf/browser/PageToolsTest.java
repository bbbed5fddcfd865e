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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page lets go wrong, finds out, records, and gives away. */
@Tag("once")
class PageToolsTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);

    @BeforeEach
    void arrange() {
        sandbox.servicer("zhangsan");
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void theDoctorTellsWhatAnAttemptMeansAndWhatToDo() throws IOException {
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/not/there"));
        sandbox.customer().named("Anna").says("hello");
        page.open();
        page.click("#trouble-body button", "Verify URL");
        page.awaitText("#verdict", "The console would refuse this URL");
        page.awaitText("#verdict", "nothing is served at /not/there");
        page.awaitText("#verdict", "the component serves /wecom/kf/callback");
        page.awaitText("#attempts", "nothing is served at /not/there");
        page.picture("sandbox-doctor.png");

        sandbox.wireMock().stubFor(WireMock.get(WireMock.urlPathEqualTo("/app")).willReturn(WireMock.ok("hello")));
        page.type("#dialog input[name=url]", sandbox.baseUri() + "/app");
        page.click("#verify");
        page.awaitText("#verdict", "the answer is not the decrypted echostr");
        page.closeDialog();
        page.awaitText("#entries", "verify URL");
    }

    @Test
    void theDoctorFindsTheExamplesBotWell() {
        try (ExampleBot bot = new ExampleBot(sandbox, directory)) {
            assertThat(bot).isNotNull();
            page.open();
            page.click("#trouble-body button", "Verify URL");
            page.awaitText("#verdict", "The console would accept this URL");
        }
    }

    @Test
    void callsFailAsOrderedUntilRecovered() {
        page.open();
        page.click("#trouble-body button", "Arm");
        page.awaitText("#armed", "kf/send_msg → errcode 45009");
        page.click("#recover");
        await().until(() -> page.text("#armed").isEmpty());
        page.click("#trouble-body button", "HTTP 502");
        page.awaitText("#armed", "kf/send_msg → HTTP 502");
    }

    @Test
    void callbacksAreHeldAndReleased() {
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/app"));
        page.open();
        page.newCustomer("Anna");
        page.click("#callback-mode button", "Hold");
        page.awaitText("#callback-mode [aria-pressed=true]", "Hold");
        page.say("one");
        page.say("two");
        page.awaitText("#held", "2 held");
        assertThat(sandbox.callbackAttempts()).isEmpty();

        page.click("#held button", "Send twice");
        await().until(() -> sandbox.callbackAttempts().size() == 4);
    }

    @Test
    void callbacksThatAreLostNeverGoOut() {
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/app"));
        sandbox.wireMock().stubFor(WireMock.post(WireMock.urlPathEqualTo("/app")).willReturn(WireMock.ok()));
        page.open();
        page.newCustomer("Anna");
        page.click("#callback-mode button", "Lose");
        page.awaitText("#callback-mode [aria-pressed=true]", "Lose");
        page.say("nobody is told");
        page.awaitText("#chat", "nobody is told");

        page.click("#callback-mode button", "Send");
        page.awaitText("#callback-mode [aria-pressed=true]", "Send");
        page.say("everybody is told");
        page.awaitText("#entries", "→ kf_msg_or_event");
        assertThat(sandbox.callbackAttempts()).as("that of the second message").hasSize(1);
        assertThat(page.text("#held")).isEmpty();
    }

    @Test
    void theAccessTokenExpiresAndIsRevoked() {
        String good = "token [12] h \\d+ min";
        Bot bot = new Bot(sandbox);
        String first = bot.accessToken();
        page.open();
        page.awaitMatch("#token", good);
        page.click("#trouble-body button", "Expire (42001)");
        page.awaitText("#token", "token none");
        assertThat(bot.logWith(first).get("errcode").asInt()).isEqualTo(42001);
        page.awaitText("#entries tr[data-result='42001']", "access_token expired");

        String second = bot.accessToken();
        assertThat(second).isNotEqualTo(first);
        page.awaitMatch("#token", good);
        page.click("#trouble-body button", "Revoke (40014)");
        page.awaitText("#token", "token none");
        assertThat(bot.logWith(second).get("errcode").asInt()).isEqualTo(40014);
        page.awaitText("#entries tr[data-result='40014']", "invalid access_token");
    }

    @Test
    void theLimitsInForceAreMarked() {
        page.open();
        page.awaitText("#limits [aria-pressed=true]", "None");
        page.click("#limits button", "As reported");
        page.awaitText("#limits [aria-pressed=true]", "As reported");
        sandbox.syncLimits().callsAtOnce(7);
        page.open();
        page.awaitElement("#limits button");
        assertThat(page.count("#limits [aria-pressed=true]")).isZero();
    }

    @Test
    void theClockGoesForward() {
        page.open();
        var before = sandbox.clock().instant();
        page.click("#clock button", "+48 h");
        await().until(() -> sandbox.clock().instant().isAfter(before.plusSeconds(172_000)));
        page.click("#clock button", "+…");
        page.dialogOk();
        await().until(() -> sandbox.clock().instant().isAfter(before.plusSeconds(172_000 + 259_000)));
    }

    @Test
    void settingsCanBeCopiedInThreeForms() {
        page.open();
        page.click("#settings");
        page.awaitText("#settings-text", "camel.component.wecom-kf.corp-id = " + sandbox.corpId());
        page.click("#dialog [data-form=YAML]");
        page.awaitText("#settings-text", "      encoding-aes-key: \"" + sandbox.encodingAesKey() + "\"");
        page.click("#dialog [data-form=env]");
        page.awaitText("#settings-text", "export CAMEL_COMPONENT_WECOM_KF_SECRET='" + sandbox.secret() + "'");
    }

    @Test
    void aSnapshotIsSavedAndRestored() throws IOException {
        page.open();
        page.newCustomer("Anna");
        page.say("before");
        page.awaitText("#chat", "before");
        page.catchWhatIsGiven();
        page.click("#scenarios [data-key=snapshot]");
        String[] given = page.given().split("\n", 2);
        assertThat(given[0]).isEqualTo("kf-sandbox-snapshot.json");
        Path file = Files.writeString(directory.resolve(given[0]), given[1]);
        page.say("afterwards");
        page.awaitText("#chat", "afterwards");

        page.click("#scenarios [data-key=restore]");
        page.choose(file);

        await().untilAsserted(() -> assertThat(page.text("#chat")).contains("before").doesNotContain("afterwards"));
        page.awaitText("#people", "Anna");
    }

    @Test
    void aScenarioIsRecordedPlayedAndOpenedFromAFile() throws IOException {
        page.open();
        page.click("#record", "● Record");
        page.newCustomer("Anna");
        page.say("hello");
        page.awaitText("#chat", "hello");
        page.click("#record", "■ Stop");
        page.type("#dialog input[name=name]", "greeting", Keys.ENTER);
        page.awaitText("#scenarios", "greeting");
        page.click("#scenarios button", "▶");
        page.awaitText("#scenarios .good", "✓");

        Path file = Files.writeString(directory.resolve("wrong.json"), "{\"steps\":[{\"do\":\"servicers/nobody/ends\"}]}");
        page.click("#scenarios button", "Open a file…");
        page.choose(file);
        page.awaitText("#scenarios", "wrong");
        page.run(
                "[...document.querySelectorAll('#scenarios li')].find(li => li.textContent.includes('wrong')).querySelector('button').click()");
        page.awaitText("#scenarios .bad", "✗ 1 servicers/nobody/ends");
    }

    @Test
    void findsTheSandboxAgainThatWasStartedAnew() {
        page.open();
        page.newCustomer("Anna");
        int port = sandbox.baseUri().getPort();
        sandbox.close();
        page.awaitElement("#lost");

        try (KfSandbox anew = KfSandbox.builder().port(port).start()) {
            anew.customer().named("Ben").says("here I am");

            page.awaitText("#chat", "here I am");
            page.awaitText("#people", "Ben");
            assertThat(CHROMIUM.driver().findElement(By.id("lost")).isDisplayed()).isFalse();
            page.leave();
        }
    }
}
