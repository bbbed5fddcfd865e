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
package io.github.camelwecom.kf.quickstarts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each quickstart, in an empty folder and by the command of its README, answers a customer over real callbacks. With
 * <code>-Dquickstarts.empty=true</code> the local repository is empty, too, but for what this project publishes.
 */
class QuickstartsTest {

    private static final Pattern COMMAND = Pattern.compile("```sh\n(?<command>(?:mvn|camel) .+)\n```");
    private static final Pattern PORT
            = Pattern.compile("(?:HttpServer started on \\S*?:|Tomcat started on port )(?<port>\\d+)");

    @TempDir
    static Path directory;

    private static NewcomersMachine machine;

    @BeforeAll
    static void publish() throws Exception {
        machine = NewcomersMachine.in(directory);
        LauncherVersion launcher = LauncherVersion.newest(machine, directory);
        machine.install(launcher);
        System.out.println("quickstarts/camel-run is tried with " + launcher);
    }

    @ParameterizedTest
    @ValueSource(strings = { "main", "spring-boot", "camel-run", "quarkus" })
    void answersACustomer(String quickstart) throws Exception {
        Path project = NewcomersMachine.copy(quickstart, directory);
        Path output = directory.resolve(quickstart + ".log");
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            Process application = machine.run(command(project), project, environment(sandbox), output);
            try {
                sandbox.callbackUrl(URI.create("http://127.0.0.1:" + port(application, output) + "/wecom/kf/callback"));
                // its server is up before its route is
                await().until(() -> sandbox.verifyCallbackUrl().accepted());
                customer.says("hello");

                await().untilAsserted(() -> assertThat(customer.received()).as(Files.readString(output)).extracting("text")
                        .containsExactly("You wrote: hello"));
                await().until(() -> sandbox.callbackAttempts().stream().anyMatch(attempt -> attempt.delivered()));
            } finally {
                end(application);
            }
        }
    }

    private static Map<String, String> environment(KfSandbox sandbox) {
        return Map.of("WECOM_KF_BASE_URI", sandbox.baseUri().toString(), "WECOM_KF_CORP_ID", sandbox.corpId(),
                "WECOM_KF_SECRET", sandbox.secret(), "WECOM_KF_TOKEN", sandbox.token(),
                "WECOM_KF_AES_KEY", sandbox.encodingAesKey(), "PORT", "0");
    }

    private static String command(Path project) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(project.resolve("README.md")));
        assertThat(command.find()).as("README.md has a command").isTrue();
        return command.group("command");
    }

    private static String port(Process application, Path output) {
        await().until(() -> !application.isAlive() || PORT.matcher(Files.readString(output)).find());
        Matcher port = PORT.matcher(read(output));
        assertThat(port.find()).as(read(output)).isTrue();
        return port.group("port");
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maven starts a JVM of its own for some. */
    private static void end(Process application) throws InterruptedException {
        application.descendants().forEach(ProcessHandle::destroy);
        application.destroy();
        application.waitFor();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(5));
    }
}
