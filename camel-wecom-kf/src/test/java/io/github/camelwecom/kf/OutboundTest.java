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

import java.io.IOException;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.client.LocalhostKeys;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whom secrets are sent to: the platform, when it proves to be it, and nobody else.
 */
class OutboundTest extends WecomKfTestSupport {

    @TempDir
    static Path directory;

    private static LocalhostKeys keys;
    private static WireMockServer https;
    private final WireMockServer elsewhere = new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeAll
    static void startHttps() throws IOException, InterruptedException {
        keys = LocalhostKeys.in(directory);
        https = new WireMockServer(keys.server());
        https.start();
    }

    @AfterAll
    static void stopHttps() {
        https.stop();
    }

    @AfterEach
    void stopElsewhere() {
        elsewhere.stop();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThatThrownBy(() -> template.requestBody(accountListAt("localhost"), (Object) null))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContainingAll("SSLHandshakeException", "PKIX");
        assertThat(https.getAllServeEvents()).isEmpty();
    }

    @Test
    void aCertificateThatTheUserTrustsIsAccepted() {
        context.getRegistry().bind("trust", trust());
        https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));

        AccountListReply reply = template.requestBody(
                accountListAt("localhost") + "&sslContextParameters=#trust", null, AccountListReply.class);

        assertThat(reply.accountList()).hasSize(1);
        https.resetAll();
    }

    @Test
    void theTrustOfTheHttpComponentCountsToo() {
        context.getComponent("https", HttpComponent.class).setSslContextParameters(trust());
        https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));

        assertThat(template.requestBody(accountListAt("localhost"), null, AccountListReply.class).accountList()).hasSize(1);
        https.resetAll();
    }

    @Test
    void theTrustOfTheContextCountsWhereItIsAskedFor() {
        context.setSSLContextParameters(trust());
        context.getComponent("https", HttpComponent.class).setUseGlobalSslContextParameters(true);
        https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));

        assertThat(template.requestBody(accountListAt("localhost"), null, AccountListReply.class).accountList()).hasSize(1);
        https.resetAll();
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() {
        context.getRegistry().bind("trust", trust());

        assertThatThrownBy(() -> template.requestBody(
                accountListAt("127.0.0.1") + "&sslContextParameters=#trust", (Object) null))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContaining("SSLPeerUnverifiedException");
        assertThat(https.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void noRedirectIsFollowedEvenIfTheHttpComponentDoes(int status) {
        elsewhere.start();
        context.getComponent("http", HttpComponent.class).setFollowRedirects(true);
        sandbox.wireMock().stubFor(any(urlPathEqualTo("/cgi-bin/get_api_domain_ip")).willReturn(aResponse()
                .withStatus(status).withHeader("Location", elsewhere.baseUrl() + "/cgi-bin/get_api_domain_ip")));

        assertThatThrownBy(() -> template.requestBody("wecom-kf:getApiDomainIp", (Object) null))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContaining("HTTP " + status);
        assertThat(elsewhere.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "http://platform.invalid, true", "http://localhost:1, false", "http://[::1]:1, false",
            "https://platform.invalid, false" })
    void plainTextIsToldOfUnlessItStaysOnThisMachine(String baseUri, boolean told) {
        try (CapturedLog log = CapturedLog.of("io.github.camelwecom.kf", Level.WARN)) {
            for (int use = 0; use < 2; use++) {
                assertThatThrownBy(() -> template.requestBody("wecom-kf:accountList?callTimeout=1000&baseUri=" + baseUri, ""));
            }
            assertThat(log.linesAbout("as plain text")).hasSize(told ? 1 : 0);
        }
    }

    private static String accountListAt(String host) {
        return "wecom-kf:accountList?baseUri=https://" + host + ":" + https.httpsPort();
    }

    private static SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keys.store());
        store.setType(LocalhostKeys.TYPE);
        store.setPassword(LocalhostKeys.PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
