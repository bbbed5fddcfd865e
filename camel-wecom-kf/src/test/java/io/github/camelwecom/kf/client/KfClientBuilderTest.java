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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** A client in a program that has no Camel context. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KfClientBuilderTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String PROXY_PASSWORD = "PASSWORD-never-shown";
    private static final String WORDS = "WORDS-never-shown";
    private static final RetryPolicy PATIENT
            = new RetryPolicy(4, new Backoff(LONG, LONG));

    @TempDir
    static Path directory;

    private static LocalhostKeys keys;

    private final KfSandbox sandbox = KfSandbox.start();

    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException {
        keys = LocalhostKeys.in(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private KfClient.Builder builder() {
        return KfClient.builder().corpId(sandbox.corpId()).secret(sandbox.secret()).baseUri(sandbox.baseUri().toString());
    }

    @Test
    void receivesAndAnswers() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");
        try (KfClient client = builder().build()) {
            String account = client.accountList(null).accountList().get(0).openKfId();

            SyncMsgReply page = client.syncMsg(new SyncMsgRequest(account, null, null, null, null));
            client.sendMsg(SendMsgRequest.text("hello yourself").to(account, customer.id()));

            assertThat(page.msgList()).hasAtLeastOneElementOfType(TextMessage.class);
            assertThat(customer.received()).extracting("text").containsExactly("hello yourself");
        }
    }

    // ---- what it is built with

    @ParameterizedTest
    @CsvSource({
            "ftp://example.com,ftp://example.com", "qyapi.weixin.qq.com,qyapi.weixin.qq.com", "https:///x,https:///x",
            "'',''", "kf,kf", "http://a b,http://a b", "https://user:WORDS-never-shown@example.com,https://...@example.com",
            "user:WORDS-never-shown@example.com,...@example.com",
            "https://example.com?x=WORDS-never-shown,https://example.com?...",
            "https://example.com#WORDS-never-shown,https://example.com?..." })
    void namesABaseUriThatIsNone(String uri, String shown) {
        assertThatThrownBy(() -> builder().baseUri(uri)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseUri must be http(s)://host[:port][/path] without user info, query and fragment, such as"
                            + " https://qyapi.weixin.qq.com, but is " + shown);
    }

    @Test
    void callsThePlatformUnlessToldOtherwise() {
        assertThat(KfClient.builder()).hasToString("KfClient.Builder[null at https://qyapi.weixin.qq.com]");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> KfClient.builder().build()).hasMessageContaining("corpId must be set");
        assertThatThrownBy(() -> KfClient.builder().corpId("ww1").build())
                .hasMessage("secret must be set, as the WeCom console shows it; or set an accessTokenProvider");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { " ", WORDS + "\n", " " + WORDS, WORDS + "\u0000" })
    void refusesASecretThatIsNoneAndDoesNotShowIt(String secret) {
        assertThatThrownBy(() -> KfClient.builder().secret(secret)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret").hasMessageNotContaining(WORDS);
    }

    @Test
    void refusesSettingsThatContradictEachOther() throws IOException {
        AccessTokenProvider tokens = new FixedToken("T");
        assertThatThrownBy(() -> builder().accessTokenProvider(tokens).build())
                .hasMessageContaining("accessTokenProvider and secret are both set");
        try (CloseableHttpClient http = HttpClientBuilder.create().build()) {
            assertThatThrownBy(() -> builder().httpClient(http).proxy("localhost", 1).build())
                    .hasMessageContainingAll("proxy", "httpClient");
        }
        assertThatThrownBy(() -> builder().proxy("localhost", 1, "user", null)).hasMessageContainingAll("localhost",
                "password");
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> builder().connectTimeout(Duration.ZERO))
                .hasMessage("connectTimeout must be positive, not PT0S");
        assertThatThrownBy(() -> builder().responseTimeout(Duration.ZERO)).hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> builder().callTimeout(Duration.ofMillis(-1))).hasMessageContaining("callTimeout");
    }

    @Test
    void checksRequestsUnlessToldOtherwise() {
        SendMsgRequest toNobody = SendMsgRequest.text("hello");
        try (KfClient checking = builder().build(); KfClient trusting = builder().validateRequests(false).build()) {
            assertThatThrownBy(() -> checking.sendMsg(toNobody)).isInstanceOf(InvalidRequestException.class);
            assertThat(sandbox.journal()).isEmpty();

            assertThatThrownBy(() -> trusting.sendMsg(toNobody)).isExactlyInstanceOf(WecomKfException.class)
                    .hasMessageContaining("errcode");
        }
    }

    @Test
    void uploadsAFileOfThisMachine() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "content");
        try (KfClient client = builder().build()) {
            String mediaId = client.mediaUpload(MediaType.FILE, MediaSource.of(file)).mediaId();
            ByteArrayOutputStream fetched = new ByteArrayOutputStream();

            assertThat(client.mediaGet(mediaId, () -> fetched).fileName()).isEqualTo("a.txt");
            assertThat(fetched).hasToString("content");
        }
    }

    // ---- access tokens

    @Test
    void twoClientsOfTheSameCorpWorkSideBySide() {
        KfClient first = builder().build();
        try (KfClient second = builder().build()) {
            first.accountList(null);
            second.accountList(null);
            first.close();
            sandbox.expireAccessToken();

            assertThat(second.accountList(null).errcode()).isZero();
        }
        assertThat(sandbox.journal("gettoken")).hasSize(3);
    }

    @Test
    void clientsCanShareTheirAccessToken() {
        try (KfClient first = builder().build();
             KfClient second = KfClient.builder().baseUri(sandbox.baseUri().toString())
                     .accessTokenProvider(first.accessTokenProvider()).build()) {
            first.accountList(null);
            second.accountList(null);
            sandbox.expireAccessToken();
            second.accountList(null);
            first.accountList(null);
        }
        assertThat(sandbox.journal("gettoken")).hasSize(2);
    }

    @Test
    void sharesNoTokenThatAClosedClientWouldHaveToFetch() {
        KfClient first = builder().build();
        first.close();
        try (KfClient second = KfClient.builder().baseUri(sandbox.baseUri().toString())
                .accessTokenProvider(first.accessTokenProvider()).retryPolicy(RetryPolicy.NONE).build()) {
            assertThatThrownBy(() -> second.accountList(null)).isInstanceOf(WecomKfException.class)
                    .hasMessage("gettoken failed: the client is closed. Try again later.");
        }
    }

    @Test
    void tellsAProviderOfARefusedTokenAndNeedsNeitherCorpNorSecret() {
        FixedToken tokens = new FixedToken("none-of-the-platform");
        try (KfClient client = KfClient.builder().baseUri(sandbox.baseUri().toString()).accessTokenProvider(tokens).build()) {
            WecomKfException e = catchThrowableOfType(WecomKfException.class, () -> client.accountList(null));

            assertThat(e.getCategory()).isEqualTo(ErrorCategory.TOKEN);
            assertThat(tokens.refused).isTrue();
            assertThat(client.accessTokenProvider()).isSameAs(tokens);
        }
        assertThat(sandbox.journal("gettoken")).isEmpty();
    }

    // ---- time

    @Test
    void endsACallOfAServerThatDripsWithoutAnybodysScheduler() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, out) -> {
            while (!never.await(50, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        }); KfClient client = builder().baseUri(server.uri().toString()).callTimeout(Duration.ofMillis(700))
                .retryPolicy(RetryPolicy.NONE).build()) {
            assertThatThrownBy(() -> client.accountList(null))
                    .hasMessageContainingAll("no complete answer from " + server.uri(), "within 700 ms");
        }
    }

    @Test
    void givesUpAServerThatTakesNoConnection() throws IOException {
        try (DeafServer server = new DeafServer();
             KfClient client = builder().baseUri(server.uri().toString()).connectTimeout(Duration.ofMillis(300))
                     .retryPolicy(RetryPolicy.NONE).build()) {
            assertThatThrownBy(() -> client.accountList(null)).hasMessageContaining("ConnectTimeoutException");
        }
    }

    @Test
    void endsACallOfAServerThatIsSilent() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> new CountDownLatch(1).await());
             KfClient client = builder().baseUri(server.uri().toString()).responseTimeout(Duration.ofMillis(300))
                     .retryPolicy(RetryPolicy.NONE).build()) {
            assertThatThrownBy(() -> client.accountList(null)).hasMessageContaining("SocketTimeoutException");
        }
    }

    @Test
    void leavesNothingToDoForTheTimerAfterACall() throws Exception {
        CompletableFuture<Thread> late = new CompletableFuture<>();
        JdkTimer timer = new JdkTimer();
        CompletableFuture<Thread> met = new CompletableFuture<>();

        timer.in(Duration.ofMillis(20), () -> met.complete(Thread.currentThread())).close();
        timer.in(Duration.ofMillis(40), () -> late.complete(Thread.currentThread()));

        assertThat(late.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
        assertThat(met).isNotDone();
    }

    @Test
    void usesTheSchedulerThatItIsGivenAndLeavesItRunning() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            try (KfClient client = builder().scheduler(scheduler).build()) {
                client.accountList(null);
            }
            assertThat(scheduler.getTaskCount()).isPositive();
            assertThat(scheduler.isShutdown()).isFalse();
        } finally {
            scheduler.shutdownNow();
        }
    }

    // ---- closing

    @Test
    void endsWaitsBetweenAttemptsAndRefusesLaterCallsOnceClosed() {
        sandbox.account("Service");
        sandbox.failNext("kf/account/list", KfFault.errcode(-1));
        KfClient client = builder().retryPolicy(PATIENT).build();
        CompletableFuture<AccountListReply> waiting = CompletableFuture.supplyAsync(() -> client.accountList(null));
        await().atMost(SOON).until(() -> sandbox.journal("kf/account/list").size() == 1);

        client.close();

        assertThat(waiting).failsWithin(SOON).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(WecomKfException.class, e -> assertThat(e.getErrcode()).isEqualTo(-1));
        assertThatThrownBy(() -> client.accountList(null)).isInstanceOf(WecomKfException.class)
                .hasMessage("accountList failed: the client is closed. Try again later.");
        assertThatThrownBy(() -> client.withoutRepetition().accountList(null)).hasMessageContaining("is closed");
        assertThatCode(client::close).doesNotThrowAnyException();
        assertThat(sandbox.journal("kf/account/list")).hasSize(1);
    }

    @Test
    void endsCallsUnderWayOnceClosed() {
        CountDownLatch release = new CountDownLatch(1);
        sandbox.failNext("kf/account/list", KfFault.heldUntil(release));
        KfClient client = builder().responseTimeout(LONG).callTimeout(LONG).build();
        CompletableFuture<AccountListReply> underWay = CompletableFuture.supplyAsync(() -> client.accountList(null));
        await().atMost(SOON).until(() -> sandbox.journal("kf/account/list").size() == 1);

        client.close();

        assertThat(underWay).failsWithin(SOON).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(WecomKfException.class,
                        e -> assertThat(e.getCategory()).isEqualTo(ErrorCategory.RETRYABLE));
        release.countDown();
    }

    @Test
    void isNotClosedByWhoeverGotItLent() {
        try (KfClient client = builder().build()) {
            client.lent().close();
            client.withoutRepetition().close();

            assertThat(client.accountList(null).errcode()).isZero();
        }
    }

    @Test
    void leavesAnHttpClientOfTheCallersOpen() throws IOException {
        HttpClientBuilder prepared = HttpClientBuilder.create();
        KfClient.prepare(prepared);
        try (CloseableHttpClient http = prepared.build()) {
            builder().httpClient(http).build().close();
            try (KfClient client = builder().httpClient(http).build()) {
                assertThat(client.accountList(null).errcode()).isZero();
            }
        }
    }

    // ---- TLS and proxies

    @Test
    void trustsWhomTheJdkOrTheUserTrusts() throws Exception {
        WireMockServer https = https();
        try (KfClient careful = at(https).build(); KfClient told = at(https).sslContext(keys.trust()).build()) {
            assertThatThrownBy(() -> careful.accountList(null)).hasMessageContainingAll("SSLHandshakeException", "PKIX");
            assertThat(https.getAllServeEvents()).isEmpty();

            assertThat(told.accountList(null).errcode()).isZero();
        } finally {
            https.stop();
        }
    }

    @Test
    void trustsACertificateForItsOwnHostOnly() throws Exception {
        WireMockServer https = https();
        String elsewhere = "https://127.0.0.1:" + https.httpsPort();
        try (KfClient client = at(https).baseUri(elsewhere).sslContext(keys.trust()).build()) {
            assertThatThrownBy(() -> client.accountList(null)).hasMessageContaining("SSLHandshakeException");
            assertThat(https.getAllServeEvents()).isEmpty();
        } finally {
            https.stop();
        }
    }

    @Test
    void tellsAProxyNoMoreThanTheHost() throws Exception {
        WireMockServer https = https();
        try (SmallProxy proxy = SmallProxy.openToEverybody();
             KfClient client = at(https).sslContext(keys.trust()).proxy("127.0.0.1", proxy.port()).build()) {
            assertThat(client.accountList(null).errcode()).isZero();

            String host = "localhost:" + https.httpsPort();
            assertThat(proxy.heads()).isNotEmpty().allSatisfy(head -> assertThat(head)
                    .startsWith("CONNECT " + host + " HTTP/1.1\r\n")
                    .doesNotContain(sandbox.secret(), "corpsecret", "access_token", "cgi-bin"));
        } finally {
            https.stop();
        }
    }

    @Test
    void showsAProxyUserAndPasswordWhereItAsks() throws Exception {
        WireMockServer https = https();
        String userAndPassword = Base64.getEncoder()
                .encodeToString(("user:" + PROXY_PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (SmallProxy proxy = SmallProxy.asking("Proxy-Authorization: Basic " + userAndPassword);
             KfClient known = at(https).sslContext(keys.trust())
                     .proxy("127.0.0.1", proxy.port(), "user", PROXY_PASSWORD).build();
             KfClient stranger = at(https).sslContext(keys.trust()).proxy("127.0.0.1", proxy.port()).build()) {
            assertThat(known.accountList(null).errcode()).isZero();

            assertThatThrownBy(() -> stranger.accountList(null)).hasMessageContainingAll("HTTP 407", "proxy");
            assertThat(proxy.heads().toString()).doesNotContain(sandbox.secret(), "access_token");
        } finally {
            https.stop();
        }
    }

    @Test
    void postsThroughAProxyThatAsksForAPasswordAlsoWithoutHttps() {
        WireMockServer proxy = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        proxy.start();
        proxy.stubFor(any(anyUrl()).willReturn(
                aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"x\"")));
        proxy.stubFor(any(anyUrl()).withHeader("Proxy-Authorization", matching("Basic .*"))
                .willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));
        try (KfClient client = builder().baseUri("http://localhost:1").proxy("localhost", proxy.port(), "user", PROXY_PASSWORD)
                .build()) {
            assertThat(client.accountList(null).errcode()).isZero();
            assertThat(client.mediaUpload(MediaType.FILE, MediaSource.of("a.txt", "content".getBytes(StandardCharsets.UTF_8)))
                    .mediaId()).satisfies(mediaId -> assertThat(sandbox.media(mediaId).fileName()).isEqualTo("a.txt"));
        } finally {
            proxy.stop();
        }
    }

    private KfClient.Builder at(WireMockServer https) {
        return builder().baseUri("https://localhost:" + https.httpsPort()).retryPolicy(RetryPolicy.NONE);
    }

    private WireMockServer https() {
        WireMockServer https = new WireMockServer(keys.server());
        https.start();
        https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));
        return https;
    }

    // ---- secrecy

    @Test
    void keepsNoCookie() {
        WireMockServer gateway = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        gateway.start();
        gateway.stubFor(any(anyUrl()).willReturn(
                aResponse().withHeader("Set-Cookie", "id=1; Path=/").withBody("{\"errcode\":0,\"ip_list\":[]}")));
        try (KfClient client = KfClient.builder().accessTokenProvider(new FixedToken("T")).baseUri(gateway.baseUrl()).build()) {
            client.getApiDomainIp();
            client.getApiDomainIp();

            assertThat(gateway.findAll(getRequestedFor(anyUrl()))).hasSize(2).noneMatch(call -> call.containsHeader("Cookie"));
        } finally {
            gateway.stop();
        }
    }

    @Test
    void showsItsSecretsInNoText() {
        try (KfClient client = builder().proxy("localhost", 1, "user", PROXY_PASSWORD).retryPolicy(RetryPolicy.NONE).build()) {
            Throwable failure = catchThrowableOfType(
                    WecomKfException.class, () -> client.sendMsg(SendMsgRequest.text(WORDS).to("wkA", "wmB")));

            assertThat(List.of(
                    builder().proxy("p", 1, "user", PROXY_PASSWORD).toString(), client.toString(),
                    client.accessTokenProvider().toString(), trace(failure))).allSatisfy(
                            text -> assertThat(text)
                                    .doesNotContain(sandbox.secret(), PROXY_PASSWORD, "access_token", WORDS));
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static final class FixedToken implements AccessTokenProvider {

        private final String token;
        private boolean refused;

        FixedToken(String token) {
            this.token = token;
        }

        @Override
        public String accessToken() {
            return token;
        }

        @Override
        public void refused(String accessToken) {
            refused = true;
        }
    }
}
