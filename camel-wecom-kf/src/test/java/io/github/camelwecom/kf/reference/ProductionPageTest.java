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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.main.Main;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page about production says of probes, figures and backups, with the settings that it shows. */
class ProductionPageTest {

    static final String DIRECTORY = "reference/production/";

    private static final String READY = "/observe/health/ready";
    private static final Pattern PROBE = Pattern.compile("path: (/observe\\S+)");
    private static final Pattern FIGURE = Pattern.compile("camel_wecom_kf_[a-z_]+");
    private static final int FOR_EVER = 100_000;

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
    private Main main;

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    @Test
    void probesStayUpAndTheUrlIsVerifiedWhileAllCallsAreRefused() throws Exception {
        sandbox.failNext(FOR_EVER, "kf/account/list", KfFault.errcode(60020));
        start();

        eventually(() -> assertThat(sandbox.journal("kf/account/list")).isNotEmpty());
        assertThat(statusOf(READY)).isEqualTo(503);
        assertThat(probes()).isNotEmpty().allSatisfy(path -> assertThat(statusOf(path)).isEqualTo(200));
        eventually(() -> assertThat(sandbox.verifyCallbackUrl().reason()).isEmpty());
    }

    private static List<String> probes() {
        return found(PROBE, "deployment.yaml").map(probe -> probe.group(1)).toList();
    }

    @Test
    void readinessIsUpWhenAllAccountsAreReadAndEveryFigureOfTheAlarmsIsThere() throws Exception {
        start();
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).hasSize(1));
        eventually(() -> assertThat(statusOf(READY)).isEqualTo(200));
        String figures = get("/observe/metrics");
        assertThat(found(FIGURE, "alerts.yaml").map(MatchResult::group)).isNotEmpty()
                .allSatisfy(figure -> assertThat(figures).contains("\n" + figure + "{"));
    }

    @Test
    void anOldCopyOfTheStateBringsMessagesAgainButNotTheirAnswers() throws Exception {
        runUntilAnswered("one");
        Path copy = Files.createDirectory(directory.resolve("copy"));
        copy(state(), copy);
        runUntilAnswered("two");
        copy(copy, state());

        start();

        eventually(() -> assertThat(sandbox.journal("kf/send_msg")).hasSize(3));
        main.stop();
        assertThat(customer.received()).hasSize(2);
    }

    private void runUntilAnswered(String text) throws Exception {
        int before = customer.received().size();
        start();
        customer.says(text);
        eventually(() -> assertThat(customer.received()).hasSize(before + 1));
        main.stop();
    }

    private Path state() {
        return directory.resolve("state");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Stream<MatchResult> found(Pattern pattern, String file) {
        return pattern.matcher(SnippetText.ofResource(DIRECTORY + file)).results();
    }

    private void start() throws Exception {
        main = MainAtSandbox.start(
                sandbox, state(), DIRECTORY + "application.properties", "reference/guide/answerOnce.camel.yaml");
    }

    private int statusOf(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path), BodyHandlers.discarding()).statusCode();
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        int port = main.getCamelContext().hasService(ManagementHttpServer.class).getRouter().getServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
