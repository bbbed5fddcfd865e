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
package io.github.camelwecom.kf.sandbox.api;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultTest extends SandboxTestSupport {

    private static final String ACCOUNT_LIST = "kf/account/list";

    FaultTest() {
        super(KfSandbox.builder());
    }

    @Test
    void failsAsManyCallsOfTheOperationAsOrdered() {
        sandbox.failNext(2, ACCOUNT_LIST, KfFault.errcode(-1));
        sandbox.failNext(ACCOUNT_LIST, KfFault.errcode(45009));

        List<Integer> errcodes
                = List.of(errcode(listAccounts()), errcode(listAccounts()), errcode(listAccounts()), errcode(listAccounts()));

        assertThat(errcodes).containsExactly(-1, -1, 45009, 0);
        assertThat(sandbox.journal(ACCOUNT_LIST)).extracting(ApiCall::errcode).containsExactlyElementsOf(errcodes);
    }

    @Test
    void answersWithAnHttpStatus() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.httpStatus(502));

        assertThat(client.post(ACCOUNT_LIST, "{}").statusCode()).isEqualTo(502);
        assertThat(sandbox.journal(ACCOUNT_LIST)).extracting(ApiCall::errcode).containsOnlyNulls();
    }

    @Test
    void answersWithGarbage() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.garbage());

        assertThat(client.post(ACCOUNT_LIST, "{}").body()).startsWith("<html>");
    }

    @Test
    void answersWithAGivenBody() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.body("{\"errcode\":0}"));

        assertThat(client.post(ACCOUNT_LIST, "{}").body()).isEqualTo("{\"errcode\":0}");
    }

    @Test
    void answersLate() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.delay(Duration.ofMillis(200)));
        String token = client.accessToken();

        long start = System.nanoTime();
        assertThat(errcode(TestClient.json(client.post(ACCOUNT_LIST + "?access_token=" + token, "{}")))).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void resetsTheConnectionBeforeTheCallHasAnEffect() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hi");
        sandbox.failNext("kf/send_msg", KfFault.connectionReset());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.sendText(sandbox.account(), customer, "hello"));
        assertThat(customer.received()).isEmpty();
    }

    @Test
    void altersTheBytesOfTheAnswer() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.altered(answer -> {
            answer[0] = '<';
            return answer;
        }));
        String token = client.accessToken();

        String altered = client.post(ACCOUNT_LIST + "?access_token=" + token, "{}").body();

        assertThat(altered).startsWith("<\"errcode\":0").endsWith("}");
        assertThat(sandbox.journal(ACCOUNT_LIST)).extracting(ApiCall::errcode).containsExactly(0);
    }

    @Test
    void endsTheJsonInTheMiddle() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.truncated());
        sandbox.account("咨询客服");
        String token = client.accessToken();

        String half = client.post(ACCOUNT_LIST + "?access_token=" + token, "{}").body();

        assertThat(half).startsWith("{\"errcode\":0").doesNotEndWith("}");
        assertThat(sandbox.journal(ACCOUNT_LIST)).extracting(ApiCall::errcode).containsExactly(0);
    }

    @Test
    void endsTheConnectionInTheMiddleOfTheBody() {
        sandbox.failNext(ACCOUNT_LIST, KfFault.cutOff());

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> listAccounts())
                .withMessageContaining("fixed content-length");
        assertThat(errcode(listAccounts())).isZero();
    }

    @Test
    void breaksDownAndRecovers() {
        String token = client.accessToken();
        sandbox.breakDown(KfFault.connectionReset());
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.accessToken());
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.post(ACCOUNT_LIST + "?access_token=" + token, "{}"));

        sandbox.recover();
        assertThat(errcode(listAccounts())).isZero();
    }

    @Test
    void losesTheReplyAfterTheCallHadItsEffect() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hi");
        sandbox.failNext("kf/send_msg", KfFault.replyLost());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.sendText(sandbox.account(), customer, "hello"));
        assertThat(customer.received()).hasSize(1);
    }

    @Test
    void failsADownload() {
        String mediaId = sandbox.media(MediaType.FILE, "a", new byte[6]);
        sandbox.failNext("media/get", KfFault.errcode(45033));
        sandbox.failNext("media/get", KfFault.delay(Duration.ofMillis(1)));

        assertThat(errcode(TestClient.json(new String(client.download(mediaId).body(), StandardCharsets.UTF_8))))
                .isEqualTo(45033);
        assertThat(client.download(mediaId).body()).hasSize(6);
        assertThat(sandbox.journal("media/get")).extracting(ApiCall::errcode).containsExactly(45033, null);
    }

    @Test
    void refusesAFaultForAnOperationItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.failNext("kf/syncmsg", KfFault.garbage()))
                .withMessageContaining("kf/sync_msg");
    }

    @Test
    void letsAStubOfTheUserWin() {
        sandbox.wireMock().stubFor(WireMock.post(WireMock.urlPathEqualTo("/cgi-bin/kf/account/list"))
                .willReturn(WireMock.okJson("{\"errcode\":7}")));

        assertThat(errcode(TestClient.json(client.post(ACCOUNT_LIST, "{}")))).isEqualTo(7);
    }

    private JsonNode listAccounts() {
        return client.call(ACCOUNT_LIST, "{}");
    }
}
