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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelwecom.kf.client.LocalhostKeys;
import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.IpListReply;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Behind a proxy, with and without a password, everything works that works without one. With an https address the proxy
 * learns the name of the host and nothing else; with an http address it sees everything, as docs/security.md says.
 */
class ProxiesTest extends WecomKfTestSupport {

    private static final String WORDS = "WORDS-of-a-customer";
    private static final String PASSWORD = "PASSWORD";
    private static final String PASSWORD_ON_THE_WIRE
            = Base64.getEncoder().encodeToString(("user:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final char TLS_HANDSHAKE = 0x16;
    private static final byte[] LARGE = new byte[300_000];

    @TempDir
    static Path directory;

    private static LocalhostKeys keys;

    private WireMockServer server;

    /** What is called through a proxy. */
    @FunctionalInterface
    private interface Call {
        void make(ProxiesTest test, String options);
    }

    private enum Kind implements Call {
        GET {
            @Override
            public void make(ProxiesTest test, String options) {
                assertThat(test.template.requestBody("wecom-kf:getApiDomainIp" + options, null, IpListReply.class).errcode())
                        .isZero();
            }
        },
        POST {
            @Override
            public void make(ProxiesTest test, String options) {
                SandboxAccount account = test.sandbox.account();
                SandboxCustomer customer = test.sandbox.customer().writesTo(account);
                customer.says("hello");
                SendMsgReply reply = test.template.requestBodyAndHeaders("wecom-kf:sendMsg" + options + "&msgType=text", WORDS,
                        Map.of(WecomKfConstants.OPEN_KF_ID, account.openKfId(), WecomKfConstants.EXTERNAL_USER_ID,
                                customer.id()),
                        SendMsgReply.class);
                assertThat(reply.errcode()).isZero();
                assertThat(customer.received()).extracting("text").containsExactly(WORDS);
            }
        },
        UPLOAD {
            @Override
            public void make(ProxiesTest test, String options) {
                assertThat(test.sandbox.media(test.upload(options)).content().bytes(0, LARGE.length)).isEqualTo(LARGE);
            }
        },
        DOWNLOAD {
            @Override
            public void make(ProxiesTest test, String options) {
                byte[] content = test.template.requestBody("wecom-kf:mediaGet" + options, test.upload(options), byte[].class);
                assertThat(content).isEqualTo(LARGE);
            }
        }
    }

    private String upload(String options) {
        return template.requestBody("wecom-kf:mediaUpload" + options, LARGE, MediaUploadReply.class).mediaId();
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = LocalhostKeys.in(directory);
        Arrays.fill(LARGE, (byte) 'x');
    }

    @BeforeEach
    void serveWithTls() {
        server = new WireMockServer(keys.server());
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));
        context.getRegistry().bind("trust", keys.trustParameters());
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    static Stream<Arguments> calls() {
        return Stream.of("https", "http").flatMap(scheme -> Stream.of(false, true)
                .flatMap(asks -> Stream.of(Kind.values()).map(kind -> arguments(scheme, asks, kind))));
    }

    @ParameterizedTest(name = "{2} at {0}, password {1}")
    @MethodSource("calls")
    void letsThroughWhatWorksWithout(String scheme, boolean asks, Kind kind) throws Exception {
        try (SmallProxy proxy = asks
                ? SmallProxy.asking("Proxy-Authorization: Basic " + PASSWORD_ON_THE_WIRE) : SmallProxy.openToEverybody()) {
            useProxy(scheme, proxy, asks);

            kind.make(this, options(scheme));

            assertThat(proxy.heads()).isNotEmpty();
            if (scheme.equals("https")) {
                assertLearnsTheHostOnly(proxy);
            } else {
                assertThat(proxy.heads().toString()).contains("corpsecret=" + sandbox.secret(), "access_token=")
                        // which would be refused by some
                        .doesNotContain("Upgrade");
            }
            assertThat(server.getAllServeEvents()).isNotEmpty()
                    .allMatch(event -> !event.getRequest().containsHeader("Proxy-Authorization"));
        }
    }

    private void assertLearnsTheHostOnly(SmallProxy proxy) {
        String host = "localhost:" + server.httpsPort();
        assertThat(proxy.heads()).allSatisfy(head -> assertThat(head).startsWith("CONNECT " + host + " HTTP/1.1\r\n"));
        assertThat(proxy.heads().toString() + proxy.tunnelled())
                .doesNotContain(sandbox.secret(), sandbox.corpId(), "corpsecret", "access_token", "cgi-bin", WORDS, PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({ "https, CONNECT", "http, GET" })
    void whoKnowsNoPasswordIsToldSo(String scheme, String method) throws Exception {
        try (SmallProxy proxy = SmallProxy.asking("Proxy-Authorization")) {
            useProxy(scheme, proxy, false);

            assertThatThrownBy(() -> Kind.GET.make(this, options(scheme))).isInstanceOf(CamelExecutionException.class)
                    .cause().isInstanceOf(WecomKfException.class)
                    .hasMessageContainingAll("gettoken failed", "HTTP 407", "proxy");
            assertThat(proxy.heads()).allMatch(head -> head.startsWith(method));
        }
    }

    /** What the guide says of it. */
    @Test
    void withoutItsSchemeAProxyIsSpokenToInTls() throws Exception {
        try (SmallProxy proxy = SmallProxy.openToEverybody()) {
            useProxy("https", proxy, false);
            context.getComponent("https", HttpComponent.class).setProxyAuthScheme(null);

            assertThatThrownBy(() -> Kind.GET.make(this, options("https"))).cause()
                    .hasMessageContaining("Unsupported or unrecognized SSL message");
            assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.charAt(0) == TLS_HANDSHAKE);
        }
    }

    private void useProxy(String scheme, SmallProxy proxy, boolean withPassword) {
        HttpComponent http = context.getComponent(scheme, HttpComponent.class);
        http.setProxyHost("localhost");
        http.setProxyPort(proxy.port());
        http.setProxyAuthScheme("http");
        if (withPassword) {
            http.setProxyAuthMethod("Basic");
            http.setProxyAuthUsername("user");
            http.setProxyAuthPassword(PASSWORD);
        }
    }

    private String options(String scheme) {
        int port = scheme.equals("https") ? server.httpsPort() : server.port();
        return "?baseUri=" + scheme + "://localhost:" + port + "&sslContextParameters=#trust";
    }
}
