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

import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.X509TrustManager;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What is set on Camel's HTTP component holds for calls to the platform too.
 */
class HttpSettingsTest extends WecomKfTestSupport {

    @Test
    void theProxyOfTheHttpComponentIsUsed() {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setProxyHost("localhost");
        http.setProxyPort(sandbox.baseUri().getPort());

        AccountListReply reply
                = template.requestBody("wecom-kf:accountList?baseUri=http://kf.invalid", null, AccountListReply.class);

        assertThat(reply.accountList()).hasSize(1);
    }

    @Test
    void tlsIsVerifiedUnlessTheUserSaysOtherwise() {
        WireMockServer https = new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        https.start();
        try {
            https.stubFor(any(anyUrl()).willReturn(aResponse()
                    .proxiedFrom(sandbox.baseUri().toString())));
            String uri = "wecom-kf:accountList?baseUri=https://localhost:" + https.httpsPort();

            assertThatThrownBy(() -> template.requestBody(uri, (Object) null)).isInstanceOf(CamelExecutionException.class)
                    .cause().isInstanceOf(WecomKfException.class).hasMessageContaining("gettoken failed");

            context.getRegistry().bind("trusting", trustingEverybody());
            context.getComponent("https", HttpComponent.class).setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
            AccountListReply reply
                    = template.requestBody(uri + "&sslContextParameters=#trusting", null, AccountListReply.class);
            assertThat(reply.accountList()).hasSize(1);
        } finally {
            https.stop();
        }
    }

    @Test
    void aConnectionManagerOfTheUserIsUsed() {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
        context.getComponent("http", HttpComponent.class).setClientConnectionManager(connections);

        template.requestBody("wecom-kf:accountList", (Object) null);

        assertThat(connections.getTotalStats().getAvailable()).isPositive();
    }

    @Test
    void aConnectionManagerThatTheUsersConfigurerSetsIsUsed() {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
        context.getComponent("http", HttpComponent.class)
                .setHttpClientConfigurer(client -> client.setConnectionManager(connections));

        template.requestBody("wecom-kf:accountList", (Object) null);

        assertThat(connections.getTotalStats().getAvailable()).isPositive();
    }

    /** Camel allows 20 to one host, and 200 in all; here there is one host only. */
    @Test
    void moreCallsAtOnceThanCamelAllowsToOneOfManyHosts() throws Exception {
        int calls = 30;
        CountDownLatch answers = new CountDownLatch(1);
        sandbox.failNext(calls, "kf/sync_msg", KfFault.heldUntil(answers));
        String uri = "wecom-kf:syncMsg?openKfId=" + sandbox.account().openKfId();
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try {
            for (int call = 0; call < calls; call++) {
                callers.submit(() -> template.requestBody(uri, (Object) null));
            }
            await().untilAsserted(() -> assertThat(sandbox.syncLimits().mostCallsAtOnce()).isEqualTo(calls));
        } finally {
            answers.countDown();
            callers.shutdownNow();
        }
    }

    @Test
    void callsAreMadeAndNotWatchedWhereTheHttpComponentLogsWhatItSends() {
        context.getComponent("http", HttpComponent.class).setLogHttpActivity(true);

        assertThat(template.requestBody("wecom-kf:accountList", null, AccountListReply.class).accountList()).hasSize(1);
    }

    @Test
    void cookiesAreNeitherKeptNorSent() {
        CookieStore cookies = new BasicCookieStore();
        context.getComponent("http", HttpComponent.class).setCookieStore(cookies);
        sandbox.wireMock().stubFor(any(urlPathEqualTo("/cgi-bin/kf/account/list")).willReturn(
                okJson("{\"errcode\":0,\"account_list\":[]}").withHeader("Set-Cookie", "id=1; Path=/")));

        template.requestBody("wecom-kf:accountList", (Object) null);
        template.requestBody("wecom-kf:accountList", (Object) null);

        assertThat(cookies.getCookies()).isEmpty();
        assertThat(sandbox.wireMock().findAll(anyRequestedFor(urlPathEqualTo("/cgi-bin/kf/account/list")))).hasSize(2)
                .noneMatch(call -> call.containsHeader("Cookie"));
    }

    @Test
    void thePasswordOfTheProxyIsNotQuoted() {
        context.getComponent("http", HttpComponent.class).setProxyAuthPassword("open-sesame");
        sandbox.failNext("kf/account/list", KfFault.body("{\"errcode\":95017,\"errmsg\":\"no user with open-sesame\"}"));

        assertThatThrownBy(() -> template.requestBody("wecom-kf:accountList", (Object) null))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContaining("no user with [hidden]");
    }

    private static SSLContextParameters trustingEverybody() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {
                // everybody
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {
                // everybody
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        });
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
