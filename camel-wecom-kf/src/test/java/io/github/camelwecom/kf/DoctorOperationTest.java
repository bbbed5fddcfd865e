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
package io.github.camelwecom.kf;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.doctor.Check;
import io.github.camelwecom.kf.doctor.Diagnosis;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.doctor.Finding;
import io.github.camelwecom.kf.doctor.State;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.KfSandboxBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The doctor in an application: it knows the options, the connections and the callbacks of that. */
class DoctorOperationTest extends WecomKfTestSupport {

    private static final Locale MACHINES = Locale.getDefault();

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").routeId("callbacks").autoStartup(false).to("mock:callbacks");
            }
        };
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(MACHINES);
    }

    private WecomKfConfiguration options() {
        return context.getComponent("wecom-kf", WecomKfComponent.class).getConfiguration();
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        sandbox.wireMock().stubFor(head(anyUrl()).willReturn(ok().withHeader("Date", now)));
        takeACallback();

        DoctorReport report = examine();

        assertThat(report.healthy()).as(report.text()).isTrue();
        assertThat(report.findings()).extracting(Finding::state).containsOnly(State.FINE);
        assertThat(report.findings()).extracting(Finding::check).containsExactly(Check.values());
    }

    private void takeACallback() throws Exception {
        context.getRouteController().startRoute("callbacks");
        mock("callbacks").expectedMessageCount(1);
        sandbox.customer().says("hello");
        mock("callbacks").assertIsSatisfied();
    }

    @Test
    void isThereWhereNoOptionIsSetAtAll() {
        options().setCorpId(null);
        options().setSecret(null);

        assertThat(examine().problems()).extracting(Finding::diagnosis)
                .containsExactly(Diagnosis.CORP_ID_MISSING, Diagnosis.SECRET_MISSING);
    }

    @Test
    void namesAnOptionThatNoRouteStartsWith() {
        Map.of("baseUri", "qyapi.weixin.qq.com", "callbackPath", "/kf/{any}", "pageSize", "5000").forEach((option, value) -> {
            DoctorReport report = examine("wecom-kf:doctor?" + option + "=" + value);

            assertThat(report.problems()).extracting(Finding::diagnosis).containsExactly(Diagnosis.OPTION_WRONG);
            assertThat(report.problems().get(0).text()).contains(option, value);
        });
    }

    @Test
    void goesTheWayOfTheApplication() {
        context.getComponent("http", HttpComponent.class).setProxyHost("proxy.invalid");
        context.getComponent("http", HttpComponent.class).setProxyPort(3128);
        context.getComponent("http", HttpComponent.class).setProxyAuthScheme("http");

        assertThat(examine().problems()).extracting(Finding::diagnosis).containsExactly(Diagnosis.PROXY_UNKNOWN);
    }

    @Test
    void doesNotLookForADirectoryThatNobodyUses() {
        options().setStateDirectory("/dev/null/state");
        options().setCursorRepository(new MemoryStateRepository());

        assertThat(examine().problems()).isEmpty();
    }

    @Test
    void canBeAskedForByAHeader() {
        Object report = template.requestBodyAndHeader("wecom-kf:accountList", null, WecomKfConstants.OPERATION, "doctor");

        assertThat(report).isInstanceOf(DoctorReport.class);
    }

    @Test
    void speaksTheLanguageOfTheMachine() {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);

        assertThat(examine().text()).contains("没有发现问题");
    }

    @Test
    void isReadByPeopleAsTextAndByProgramsAsJson() {
        options().setSecret("of-another-app");

        DoctorReport report = examine();
        JsonNode json = new ObjectMapper().valueToTree(report);

        assertThat(template.requestBody("wecom-kf:doctor", null, String.class)).contains("[PROBLEM] Corp id and secret");
        assertThat(json.path("healthy").asBoolean(true)).isFalse();
        assertThat(json.findValuesAsText("diagnosis")).contains("SECRET_WRONG");
        assertThat(json.toString()).contains("of the self-built app").doesNotContain("of-another-app", sandbox.token());
    }

    // ---- callbacks

    @ParameterizedTest
    @CsvSource({
            "SIGNATURE, CALLBACK_SIGNATURE", "PADDING, CALLBACK_KEY", "RECEIVE_ID, CALLBACK_RECEIVER",
            "FRESHNESS, CALLBACK_TIME", "QUERY, CALLBACK_CHANGED", "OTHER_PATH, CALLBACK_PATH" })
    void namesWhyCallbacksAreRefused(String check, Diagnosis diagnosis) throws Exception {
        context.getRouteController().startRoute("callbacks");
        try (KfSandbox console = consoleThatFails(check).start()) {
            console.callbackUrl(callbackUrl(pathThatFails(check)));
            eventually(() -> {
                console.verifyCallbackUrl();
                assertThat(examine().problems()).extracting(Finding::diagnosis).containsExactly(diagnosis);
            });
        }
    }

    private static String pathThatFails(String check) {
        return switch (check) {
            case "OTHER_PATH" -> "/wecom/callback";
            case "QUERY" -> "/wecom/kf/callback?nonce=1";
            default -> "/wecom/kf/callback";
        };
    }

    /** The same as in the options but for one thing. */
    private KfSandboxBuilder consoleThatFails(String check) {
        KfSandboxBuilder same = KfSandbox.builder().corpId(sandbox.corpId()).token(sandbox.token())
                .encodingAesKey(sandbox.encodingAesKey());
        return switch (check) {
            case "SIGNATURE" -> same.token("AnotherToken");
            case "PADDING" -> same.encodingAesKey("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq");
            case "RECEIVE_ID" -> same.corpId("wwAnotherCorp");
            case "FRESHNESS" -> same.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)));
            default -> same;
        };
    }

    @Test
    void tellsStepByStepHowFarCallbacksAre() throws Exception {
        assertNote(Diagnosis.CALLBACKS_NOT_TAKEN);
        context.getRouteController().startRoute("callbacks");
        assertNote(Diagnosis.NO_CALLBACK_YET);
        eventually(() -> {
            sandbox.verifyCallbackUrl();
            assertNote(Diagnosis.ONLY_VERIFIED);
        });
    }

    @Test
    void remarksThatCallbacksAreNotWanted() {
        options().setToken(null);
        options().setEncodingAesKey(null);

        assertNote(Diagnosis.CALLBACKS_OFF);
    }

    /** The console gives up after a second, and we may be busy. */
    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(SECONDS)).untilAsserted(assertion);
    }

    private DoctorReport examine() {
        return examine("wecom-kf:doctor");
    }

    private DoctorReport examine(String uri) {
        return template.requestBody(uri, null, DoctorReport.class);
    }

    private void assertNote(Diagnosis expected) {
        DoctorReport report = examine();
        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).extracting(Finding::diagnosis).contains(expected);
    }
}
