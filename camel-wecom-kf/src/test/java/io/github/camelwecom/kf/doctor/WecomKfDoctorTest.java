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
package io.github.camelwecom.kf.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The doctor as a command: what it reads from a file, and how it ends. */
class WecomKfDoctorTest {

    private static final Locale MACHINES = Locale.getDefault();

    private static KfSandbox sandbox;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void startSandbox() {
        sandbox = KfSandbox.start();
        sandbox.account("Service");
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
        environment.put("WECOM_KF_SECRET", sandbox.secret());
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(MACHINES);
    }

    @Test
    void endsWithNothingToSayWhereAllIsWell() throws IOException {
        assertThat(examine("""
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.secret = {{env:WECOM_KF_SECRET}}
                """.formatted(sandbox.corpId()))).isZero();

        assertThat(said()).contains("No problem was found.", "1 of 1 can be read");
    }

    @Test
    void readsTheOtherSpellingAndThePlaceholdersOfSpring() throws IOException {
        assertThat(examine("""
                my.corp = %s
                camel.component.wecom-kf.corpId = {{my.corp}}
                camel.component.wecom-kf.secret = ${WECOM_KF_SECRET:none}
                """.formatted(sandbox.corpId()))).isZero();
    }

    @Test
    void readsVariablesThatWinOverTheFile() throws IOException {
        environment.put("CAMEL_COMPONENT_WECOM_KF_SECRET", sandbox.secret());

        assertThat(examine("""
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.secret = of-another-app
                """.formatted(sandbox.corpId()))).isZero();
    }

    @Test
    void takesAPlaceholderForWhatIsNotThereAsMissing() throws IOException {
        assertThat(examine("""
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.secret = {{env:NOBODY_SET_IT}}
                """.formatted(sandbox.corpId()))).isEqualTo(1);

        assertThat(said()).contains("[PROBLEM] Options: option secret is not set");
    }

    @Test
    void saysThatOnlyTheApplicationKnowsOfCallbacks() throws IOException {
        assertThat(examine("""
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.secret = {{env:WECOM_KF_SECRET}}
                camel.component.wecom-kf.token = %s
                camel.component.wecom-kf.encoding-aes-key = %s
                camel.component.wecom-kf.callback-path = /kf
                """.formatted(sandbox.corpId(), sandbox.token(), sandbox.encodingAesKey()))).isZero();

        assertThat(said()).contains("[note] Callbacks: whether they come at path /kf only the running application knows");
    }

    @Test
    void goesThroughTheProxy() throws IOException {
        try (SmallProxy proxy = SmallProxy.openToEverybody()) {
            assertThat(examine("""
                    camel.component.wecom-kf.corp-id = %s
                    camel.component.wecom-kf.secret = {{env:WECOM_KF_SECRET}}
                    camel.component.https.proxy-host = 127.0.0.1
                    camel.component.https.proxy-port = %d
                    """.formatted(sandbox.corpId(), proxy.port()))).isZero();

            assertThat(proxy.heads()).isNotEmpty();
        }
    }

    @Test
    void namesAPortOfTheProxyThatIsNone() throws IOException {
        assertThat(examine("""
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.secret = {{env:WECOM_KF_SECRET}}
                camel.component.https.proxy-host = 127.0.0.1
                """.formatted(sandbox.corpId()))).isEqualTo(1);

        assertThat(said()).contains("proxy-port of camel.component.https must be a number");
    }

    @Test
    void saysWhichFileItDidNotFind() {
        assertThat(WecomKfDoctor.run(new String[] { directory.resolve("none.properties").toString() }, environment,
                new PrintStream(out, true, StandardCharsets.UTF_8))).isEqualTo(2);

        assertThat(said()).contains(directory.resolve("none.properties").toString(), "NoSuchFileException");
    }

    @Test
    void isACommand() throws Exception {
        Path file = Files.writeString(directory.resolve("application.properties"), """
                camel.component.wecom-kf.corp-id = %s
                camel.component.wecom-kf.base-uri = %s
                """.formatted(sandbox.corpId(), sandbox.baseUri()));
        Process command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), WecomKfDoctor.class.getName(), file.toString())
                .directory(directory.toFile()).redirectErrorStream(true).start();
        String shown = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as(shown).isEqualTo(1);
        assertThat(shown).contains("secret");
    }

    private int examine(String properties) throws IOException {
        Path file = Files.writeString(directory.resolve("application.properties"), properties
                                                                                   + "camel.component.wecom-kf.base-uri = "
                                                                                   + sandbox.baseUri() + "\n"
                                                                                   + "camel.component.wecom-kf.state-directory = "
                                                                                   + directory.toString().replace('\\', '/'));
        return WecomKfDoctor.run(new String[] { file.toString() }, environment,
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
