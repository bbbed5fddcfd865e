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

import java.nio.file.Path;
import java.time.Duration;

import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.main.Main;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page about the console says that the component does there, before all of it is set up. */
class WecomConsolePageTest {

    static final String DIRECTORY = "reference/wecom-console/";

    private static final String GUIDE = "reference/guide/";
    private static final int REFUSALS = 3;

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
    void theUrlIsVerifiedWithoutASecretAndWithoutACall() throws Exception {
        run(DIRECTORY + "verify");

        eventually(() -> assertThat(sandbox.verifyCallbackUrl().reason()).isEmpty());
        assertThat(main.getCamelContext().getComponent("wecom-kf", WecomKfComponent.class).getConfiguration().getSecret())
                .isNull();
        assertThat(sandbox.journal()).isEmpty();
    }

    @Test
    void theLogSaysOnceWhatWorksWithoutASecret() throws Exception {
        try (CapturedLog log = CapturedLog.ofTheComponent()) {
            run(DIRECTORY + "verify");

            assertThat(log.linesAbout("secret")).singleElement().asString().startsWith("INFO Option secret is not set.")
                    .contains("answers the verification of the callback URL", "/wecom/kf/callback",
                            "messages are neither read nor sent");
        }
    }

    @Test
    void theLogSaysNothingOfASecretThatIsThere() throws Exception {
        try (CapturedLog log = CapturedLog.ofTheComponent()) {
            run(GUIDE + "application.properties", DIRECTORY + "verify.camel.yaml");

            assertThat(log.linesAbout("secret")).isEmpty();
        }
    }

    @Test
    void whatCustomersWroteBeforeTheSecretIsAnsweredAfterwards() throws Exception {
        run(DIRECTORY + "verify");
        customer.says("hello");
        eventually(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
        main.stop();

        run(GUIDE + "application.properties", GUIDE + "answer.camel.yaml");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello"));
    }

    /** Not gettoken, whose refusal is remembered for ten seconds. */
    @ParameterizedTest
    @ValueSource(ints = { 60020, 48002 })
    void theUrlIsVerifiedWhileCallsAreRefusedAndTheBotGoesOnByItself(int errcode) throws Exception {
        sandbox.failNext(REFUSALS, "kf/account/list", KfFault.errcode(errcode));
        run(GUIDE + "application.properties", GUIDE + "answer.camel.yaml");

        eventually(() -> assertThat(sandbox.verifyCallbackUrl().reason()).isEmpty());
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello"));
        assertThat(sandbox.journal("kf/account/list")).filteredOn(call -> call.reply().path("errcode").asInt() == errcode)
                .hasSize(REFUSALS);
    }

    private void run(String both) throws Exception {
        run(both + ".properties", both + ".camel.yaml");
    }

    private void run(String properties, String routes) throws Exception {
        main = MainAtSandbox.start(sandbox, directory, properties, routes);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
