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
package io.github.camelwecom.kf.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.CallbackVerification;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

class CallbackTest extends SandboxTestSupport {

    private final TestApp app = new TestApp(sandbox);
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    CallbackTest() {
        super(KfSandbox.builder().callbackRetrySpacing(Duration.ofMillis(5)));
    }

    @AfterEach
    void disconnect() {
        app.close();
    }

    @Test
    void repeatsACallbackUntilItIsAnsweredWith200() {
        app.answerWith(500, 204);
        customer.says("hi");

        await().until(() -> app.received().size() == 1);
        await().until(() -> sandbox.callbackAttempts().size() == 3);
        assertThat(sandbox.callbackAttempts()).extracting(CallbackAttempt::number, CallbackAttempt::status)
                .containsExactly(tuple(1, 500), tuple(2, 204), tuple(3, 200));
        assertThat(sandbox.callbackAttempts()).extracting(CallbackAttempt::url).containsOnly(app.url().toString());
    }

    @Test
    void givesUpAfterThreeRepetitions() {
        app.answerWith(500, 500, 500, 500);
        customer.says("lost");
        await().until(() -> sandbox.callbackAttempts().size() == 4);
        customer.says("announced");

        await().until(() -> app.received().size() == 1);
        await().until(() -> sandbox.callbackAttempts().size() == 5);
        assertThat(sandbox.callbackAttempts()).extracting(CallbackAttempt::number).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void repeatsACallbackThatFoundNobody() {
        URI url = app.url();
        app.close();
        sandbox.callbackUrl(URI.create(url + "?secret=1"));
        customer.says("hi");

        await().until(() -> sandbox.callbackAttempts().size() == 4);
        assertThat(sandbox.callbackAttempts()).allSatisfy(attempt -> {
            assertThat(attempt.delivered()).isFalse();
            assertThat(attempt.failure()).startsWith("java.net.ConnectException");
            assertThat(attempt.url()).isEqualTo(url.toString());
        });
    }

    @Test
    void losesCallbacksOnDemand() {
        customer.unannounced().says("lost 1");
        sandbox.pauseCallbacks();
        customer.says("lost 2");
        sandbox.resumeCallbacks();
        customer.says("announced");

        await().until(() -> app.received().size() == 1);
        await().until(() -> sandbox.callbackAttempts().size() == 1);
        assertThat(TestClient.texts(client.sync(account))).containsExactly("lost 1", "lost 2", "announced");
    }

    @Test
    void sendsCallbacksLateOnDemand() {
        sandbox.holdCallbacks();
        account.announce();
        sandbox.revoke(sandbox.account("售后"));
        assertThat(sandbox.callbackAttempts()).isEmpty();

        sandbox.resumeCallbacks();

        await().until(() -> app.received().size() == 2);
        account.announce();
        await().until(() -> app.received().size() == 3);
        assertThat(sandbox.takeHeldCallbacks()).isEmpty();
    }

    @Test
    void handsCallbacksOverToBeReorderedAndDoubled() {
        sandbox.holdCallbacks();
        account.announce();
        customer.writesTo(sandbox.account("售后")).says("hi");
        List<SealedCallback> held = sandbox.takeHeldCallbacks();
        sandbox.resumeCallbacks();

        Stream.of(held.get(1), held.get(0), held.get(1)).forEach(sandbox::sendCallback);

        assertThat(app.received()).extracting(xml -> TestApp.value(xml, "OpenKfId")).containsExactly(
                sandbox.account("售后").openKfId(), account.openKfId(), sandbox.account("售后").openKfId());
        assertThat(app.received().get(0)).isEqualTo(app.received().get(2));
    }

    @Test
    void givesEveryCallbackATokenOfItsOwn() {
        IntStream.range(0, 3).forEach(i -> account.announce());

        await().until(() -> app.received().size() == 3);
        assertThat(app.received()).extracting(xml -> TestApp.value(xml, "Token")).doesNotHaveDuplicates();
    }

    @Test
    void announcesWhichAccountsTheAppMayManage() {
        SandboxAccount other = sandbox.account("售后");
        sandbox.revoke(account, other);

        await().until(() -> app.received().size() == 1);
        assertThat(app.received().get(0)).contains("<Event><![CDATA[kf_account_auth_change]]></Event>")
                .contains("<AuthDelOpenKfId><![CDATA[" + account.openKfId() + "]]></AuthDelOpenKfId>")
                .contains("<AuthDelOpenKfId><![CDATA[" + other.openKfId() + "]]></AuthDelOpenKfId>")
                .doesNotContain("AuthAddOpenKfId");
    }

    @Test
    void acceptsAUrlThatDecryptsTheEcho() {
        CallbackVerification found = await().until(sandbox::verifyCallbackUrl, CallbackVerification::accepted);

        assertThat(found.reason()).isEmpty();
    }

    @Test
    void refusesAUrlThatDoesNotDecryptTheEcho() {
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/cgi-bin/unknown"));

        assertThat(sandbox.verifyCallbackUrl().accepted()).isFalse();
        await().untilAsserted(() -> assertThat(sandbox.verifyCallbackUrl().reason()).contains("404"));
    }

    @Test
    void refusesAUrlThatTakesLongerThanASecond() {
        sandbox.wireMock().stubFor(WireMock.get(WireMock.urlPathEqualTo("/slow"))
                .willReturn(WireMock.ok().withFixedDelay(3000)));
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/slow"));

        CallbackVerification found = sandbox.verifyCallbackUrl();

        assertThat(found.accepted()).isFalse();
        assertThat(found.reason()).isEqualTo("no answer in time");
    }

    @Test
    void sendsCraftedCallbacks() {
        SealedCallback genuine = sandbox.seal("<xml/>");
        SealedCallback forged = new CallbackSealer("other", sandbox.encodingAesKey(), sandbox.corpId())
                .seal("<xml/>", genuine.timestamp(), genuine.nonce());

        assertThat(sandbox.sendCallback(genuine).delivered()).isTrue();
        assertThat(sandbox.sendCallback(forged).delivered()).isFalse();
        assertThat(app.received()).containsExactly("<xml/>");
    }

    @Test
    void needsAUrlToVerify() {
        try (KfSandbox lonely = KfSandbox.start()) {
            assertThatIllegalStateException().isThrownBy(lonely::verifyCallbackUrl).withMessageContaining("callbackUrl");
        }
    }
}
