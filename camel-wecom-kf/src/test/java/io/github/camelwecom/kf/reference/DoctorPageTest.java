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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.doctor.Check;
import io.github.camelwecom.kf.doctor.Diagnosis;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page about the doctor shows is what happens, and nothing that it can find is missing there. */
class DoctorPageTest {

    static final String DIRECTORY = "reference/doctor/";

    private static final Locale MACHINES = Locale.getDefault();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.builder().corpId("ww8f3a0c51e7d2b964").start();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
        Locale.setDefault(MACHINES);
    }

    @ParameterizedTest
    @EnumSource
    void theRouteLogsTheReportOfThePage(PageLanguage language) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(language.of("en", "zh-CN")));
        sandbox.account("Service");
        configure("doctor.camel.yaml");
        main.addOverrideProperty("camel.component.wecom-kf.secret", "of-another-app");
        main.addOverrideProperty("camel.main.log-name", "doctor");
        try (CapturedLog log = CapturedLog.of("doctor", Level.INFO)) {
            main.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> !log.lines().isEmpty());
            assertThat(log.lines().get(0).replace(sandbox.baseUri().toString(), "https://qyapi.weixin.qq.com")
                    .replace(directory.toAbsolutePath().toString(), "/var/lib/my-bot/wecom-kf"))
                    .isEqualToNormalizingNewlines(
                            "INFO " + SnippetText.ofResource(DIRECTORY + "report" + language.suffix() + ".txt"));
        }
    }

    @Test
    void theProbeAnswersWhetherAllIsWell() throws Exception {
        configure("probe.camel.yaml");
        main.start();

        assertThat(probe().statusCode()).isEqualTo(503);
        assertThat(probe().body()).contains("\"healthy\":false", "\"diagnosis\":\"NO_ACCOUNT\"");
        sandbox.account("Service");
        assertThat(probe().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> probe() throws Exception {
        int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        URI uri = URI.create("http://127.0.0.1:" + port + "/doctor");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void thePageNamesEveryCheckAndEveryDiagnosis(PageLanguage language) throws Exception {
        String page = Files.readString(new GuidePage("doctor", DoctorPageTest.class).file(language));

        assertThat(Check.values()).allMatch(check -> page.contains("| `" + check + "` |"));
        assertThat(Diagnosis.values()).allMatch(diagnosis -> page.contains("`" + diagnosis + "`"));
    }

    private void configure(String route) {
        main.setDefaultPropertyPlaceholderLocation("classpath:reference/guide/application.properties");
        main.addMainListener(new Environment().with("WECOM", sandbox));
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.addOverrideProperty("camel.component.wecom-kf.state-directory", directory.toAbsolutePath().toString());
        main.configure().withRoutesIncludePattern("classpath:" + DIRECTORY + route);
    }
}
