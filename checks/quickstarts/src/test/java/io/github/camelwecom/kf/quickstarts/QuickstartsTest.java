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
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each quickstart, in an empty folder and by the command of its README, answers a customer over real callbacks. With
 * <code>-Dquickstarts.empty=true</code> the local repository is empty, too, but for what this project publishes.
 */
@Tag("once")
class QuickstartsTest {

    private static final Pattern COMMAND = Pattern.compile("```sh\n(?<command>(?:mvn|camel) .+)\n```");
    private static final Pattern UNRESOLVED
            = Pattern.compile(".*(?:Could not find artifact|could not be resolved|Non-resolvable|was not found in).*");
    private static final Pattern STARTED
            = Pattern.compile("(?:HttpServer started on \\S*?:|Tomcat started on port )(\\d+)");

    private static final Path PIPE = NewcomersMachine.QUICKSTARTS
            .resolveSibling("camel-wecom-kf/src/test/resources/reference/kamelets/answer.pipe.yaml");
    private static final String PIPE_COMMAND = "camel run answer.pipe.yaml application.properties";
    private static final Pattern NO_SERVER
            = Pattern.compile("Circular dependency detected, the component platform-http is already being created");

    private static final Pattern TERMINAL
            = Pattern.compile("```sh\n((?:java -jar|export WECOM_KF_BASE_URI=).*?)\n```", Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("base URI +(\\S+)");

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
        try (KfSandbox sandbox = KfSandbox.start();
             Application application = start(quickstart, copy(quickstart), environment(sandbox))) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            sandbox.callbackUrl(application.callbackUrl());
            // its server is up before its route is
            await().until(() -> sandbox.verifyCallbackUrl().accepted());
            customer.says("hello");

            await().untilAsserted(() -> assertThat(customer.received()).as(application.output()).extracting("text")
                    .containsExactly("You wrote: hello"));
            await().until(() -> sandbox.callbackAttempts().stream().anyMatch(attempt -> attempt.delivered()));
        }
    }

    @Test
    void onQuarkusOneWithoutCallbacksLooksForMessages() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            Path project = copy("quarkus");
            Path options = project.resolve("src/main/resources/application.properties");
            Files.writeString(options,
                    Files.readString(options).replaceAll("camel\\S+wecom-kf[.](token|encoding-aes-key).*", ""));
            try (Application application = start("quarkus", project, environment(sandbox))) {
                await().until(() -> !sandbox.journal("kf/sync_msg").isEmpty() || application.hasEnded());
                customer.says("hello");

                await().untilAsserted(() -> assertThat(customer.received()).as(application.output()).extracting("text")
                        .containsExactly("You wrote: hello"));
                sandbox.callbackUrl(application.callbackUrl());
                assertThat(sandbox.verifyCallbackUrl().accepted()).isFalse();
            }
        }
    }

    /** The first of docs/kamelets.md, with the properties of the quickstart. */
    @Test
    void byCamelRunAPipeOfKameletsAnswersACustomer() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start();
             Application application = run(PIPE_COMMAND, pipe(), environment(sandbox))) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            await().until(() -> application.hasEnded() || application.says(STARTED));
            sandbox.callbackUrl(application.callbackUrl());
            await().until(() -> sandbox.verifyCallbackUrl().accepted());
            customer.says("hello");

            await().untilAsserted(() -> assertThat(customer.received()).as(application.output()).extracting("text")
                    .containsExactly("We are on it."));
        }
    }

    @Test
    void byCamelRunItsOptionOfAPortIsNoServerForAPipe() throws Exception {
        Path project = pipe();
        Path options = project.resolve("application.properties");
        Files.writeString(options, Files.readString(options).replaceAll("camel[.]server[.].*", ""));
        String command = PIPE_COMMAND + " --port=" + freePort();
        try (KfSandbox sandbox = KfSandbox.start(); Application application = run(command, project, environment(sandbox))) {
            await().until(() -> application.hasEnded() || application.says(NO_SERVER));

            assertThat(application.output()).containsPattern(NO_SERVER);
        }
    }

    private static Path pipe() throws IOException {
        Path project = copy("camel-run");
        Files.copy(PIPE, project.resolve(PIPE.getFileName()));
        return project;
    }

    /** It takes 0 for none at all. Nobody opens it here. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md" })
    void theProjectsReadmeShowsTheCommandsThatAreTried(String readme) throws Exception {
        for (String quickstart : List.of("main", "spring-boot", "camel-run")) {
            String command = command(NewcomersMachine.QUICKSTARTS.resolve(quickstart));

            assertThat(NewcomersMachine.ROOT.resolve(readme)).content()
                    .containsPattern("(?s)cd quickstarts/" + quickstart + "\\b.{1,9}"
                                     + Pattern.quote(command.replaceFirst("^mvn", "../../mvnw")));
        }
    }

    /** It cannot be run by the build that it is. */
    @Test
    void whatTheProjectsReadmeInstallsIsAllThatQuickstartsGet() throws Exception {
        assertThat(NewcomersMachine.ROOT.resolve("README.md")).content().contains("-Dfast -DskipTests install");
        String modules = Files.readString(NewcomersMachine.ROOT.resolve("pom.xml")).split("</modules>")[0];

        assertThat(NewcomersMachine.PUBLISHED).filteredOn(artifact -> !artifact.endsWith("-parent"))
                .allSatisfy(artifact -> assertThat(modules).contains("<module>" + artifact + "</module>"));
    }

    /** Ports are free ones here, so the sandbox learns where the bot is when that is known. */
    @Test
    void theTwoTerminalsOfTheProjectsReadmeGetACustomerAnAnswer() throws Exception {
        List<String> terminals = terminals("README.md");
        String platformCommand = terminals.get(0).replaceFirst("--callbackUrl=\\S+", "--port=0");
        try (Application platform = run(platformCommand, NewcomersMachine.ROOT, Map.of())) {
            await().until(() -> platform.hasEnded() || platform.says(PAGE));
            String baseUri = platform.found(PAGE);
            String botCommand = terminals.get(1).replace("http://localhost:9797", baseUri)
                    .replace("cd quickstarts/main\n", "").replace("../../mvnw", "mvn");
            try (Application bot = start("main", copy("main"), botCommand, Map.of("PORT", "0"))) {
                post(baseUri + "/sandbox/callbacks/url", "{\"url\":\"" + bot.callbackUrl() + "\"}");
                platform.types("hello");

                await().untilAsserted(() -> assertThat(platform.output()).as(bot.output()).contains("You wrote: hello"));
            }
        }
    }

    @Test
    void theProjectsReadmeHasTheSameTerminalsInBothLanguages() throws Exception {
        assertThat(terminals("README.zh-CN.md")).isEqualTo(terminals("README.md"));
    }

    private static List<String> terminals(String readme) throws IOException {
        List<String> terminals = TERMINAL.matcher(Files.readString(NewcomersMachine.ROOT.resolve(readme))).results()
                .map(block -> block.group(1)).toList();
        assertThat(terminals).as("what is typed into two terminals").hasSize(2);
        return terminals;
    }

    private static void post(String url, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private static Path copy(String quickstart) throws IOException {
        return NewcomersMachine.copy(quickstart, Files.createTempDirectory(directory, quickstart));
    }

    private static Application start(String quickstart, Path project, Map<String, String> environment) throws Exception {
        return start(quickstart, project, command(project), environment);
    }

    private static Application start(String quickstart, Path project, String command, Map<String, String> environment)
            throws Exception {
        Application application = run(command, project, environment);
        await().until(() -> application.hasEnded() || application.says(STARTED));
        if (application.hasEnded()) {
            skipWhatCannotBeHad(quickstart, application);
        }
        return application;
    }

    private static Application run(String command, Path project, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(directory, "application", ".log");
        return new Application(machine.run(command, project, environment, output), output);
    }

    /** Not all of Quarkus and Camel Quarkus is on Maven Central. */
    private static void skipWhatCannotBeHad(String quickstart, Application application) {
        Matcher missing = UNRESOLVED.matcher(application.output());
        if (quickstart.equals("quarkus") && missing.find()) {
            System.out.println("quickstarts/quarkus was not tried: " + missing.group());
            Assumptions.abort(missing.group());
        }
        Assertions.fail(application.output());
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

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(5));
    }

    /** What a command has started. */
    private record Application(Process process, Path log) implements AutoCloseable {

        boolean hasEnded() {
            return !process.isAlive();
        }

        boolean says(Pattern pattern) {
            return pattern.matcher(output()).find();
        }

        /** What is said in the parentheses of the pattern. */
        String found(Pattern pattern) {
            Matcher found = pattern.matcher(output());
            assertThat(found.find()).as(output()).isTrue();
            return found.group(1);
        }

        URI callbackUrl() {
            return URI.create("http://127.0.0.1:" + found(STARTED) + "/wecom/kf/callback");
        }

        void types(String line) throws IOException {
            process.outputWriter().append(line).append('\n').flush();
        }

        String output() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Maven starts a JVM of its own for some. */
        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        }
    }
}
