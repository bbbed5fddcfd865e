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
package io.github.camelwecom.kf.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.LocalhostKeys;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.doctor.SetUp.CallbackSetUp;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

/** The doctor names the cause of what is wrong, and only that. */
class DoctorTest {

    private static final CallbackFacts NOBODY_TAKES_CALLBACKS = new CallbackFacts(null, null);
    private static final String TOKEN = "TokenOfTheConsole";
    private static final String KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq";

    private static KfSandbox sandbox;
    private static SandboxAccount account;

    @TempDir
    Path directory;

    private KfClient.Builder client = KfClient.builder().corpId(sandbox.corpId()).secret(sandbox.secret())
            .baseUri(sandbox.baseUri().toString()).retryPolicy(RetryPolicy.NONE);
    private Clock clock = Clock.systemUTC();
    private String baseUri = sandbox.baseUri().toString();
    private String proxy;
    private String openKfId;

    @BeforeAll
    static void startSandbox() {
        sandbox = KfSandbox.start();
        account = sandbox.account("Service");
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @AfterEach
    void mendEverything() {
        sandbox.wireMock().resetMappings();
        sandbox.authorise(account);
    }

    // ---- options

    @Test
    void namesAMissingCorpId() {
        SetUp setUp = new SetUp("", true, null, null, baseUri, null, state(), callbacks(TOKEN, KEY));

        assertOnly(Diagnosis.CORP_ID_MISSING, setUp);
    }

    @Test
    void namesAMissingSecret() {
        SetUp setUp = new SetUp(sandbox.corpId(), false, null, null, baseUri, null, state(), callbacks(TOKEN, KEY));

        assertOnly(Diagnosis.SECRET_MISSING, setUp);
    }

    @Test
    void repeatsWhatIsWrongWithAnOption() {
        SetUp setUp = new SetUp(
                sandbox.corpId(), true, "Option pageSize is 5000", null, baseUri, null, state(), callbacks(TOKEN, KEY));

        assertThat(assertOnly(Diagnosis.OPTION_WRONG, setUp).text()).isEqualTo("Option pageSize is 5000");
    }

    @Test
    void namesATokenWithoutAKey() {
        assertOnly(Diagnosis.AES_KEY_MISSING, setUp(callbacks(TOKEN, null)));
    }

    @Test
    void namesAKeyWithoutAToken() {
        assertOnly(Diagnosis.TOKEN_MISSING, setUp(callbacks(null, KEY)));
    }

    @Test
    void namesAKeyOfAnotherLength() {
        assertThat(assertOnly(Diagnosis.AES_KEY_LENGTH, setUp(callbacks(TOKEN, KEY + "="))).text()).contains("44", "43");
    }

    @Test
    void namesATokenThatIsTooLong() {
        assertThat(assertOnly(Diagnosis.TOKEN_LENGTH, setUp(callbacks("t".repeat(33), KEY))).text()).contains("33", "32");
    }

    @Test
    void namesATokenWithAStrangeCharacterAndDoesNotShowIt() {
        assertThat(assertOnly(Diagnosis.TOKEN_OR_KEY_WRONG, setUp(callbacks("a-token", KEY))).text())
                .contains("Option token").doesNotContain("a-token");
    }

    // ---- the state directory

    @Test
    void namesAStateDirectoryThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        SetUp setUp = new SetUp(
                sandbox.corpId(), true, null, null, baseUri, null, file.resolve("state").toString(), callbacks(TOKEN, KEY));

        assertThat(assertOnly(Diagnosis.STATE_IS_NO_DIRECTORY, setUp).text()).contains(file.toString());
    }

    /** Nobody can, not even root. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void namesAStateDirectoryWhereItCannotWrite() {
        SetUp setUp = new SetUp(
                sandbox.corpId(), true, null, null, baseUri, null, "/proc/self/state", callbacks(TOKEN, KEY));

        assertThat(assertOnly(Diagnosis.STATE_NOT_WRITABLE, setUp).text()).contains("/proc/self/state");
    }

    @Test
    void leavesNothingInTheStateDirectory() {
        examine(setUp());

        assertThat(directory).isEmptyDirectory();
    }

    // ---- the way to the platform

    @Test
    void namesAHostWithoutAnAddress() {
        goTo("https://kf.invalid");

        assertThat(assertOnly(Diagnosis.HOST_UNKNOWN).text()).contains("kf.invalid");
    }

    @Test
    void namesAPortWhereNobodyListens() throws IOException {
        try (Socket closed = closedPort()) {
            goTo("http://127.0.0.1:" + closed.getLocalPort());

            assertOnly(Diagnosis.REFUSED);
        }
    }

    @Test
    void namesAServerThatSaysNothing() throws IOException {
        client.responseTimeout(Duration.ofMillis(200));
        try (ServerSocket silent = new ServerSocket(0)) {
            goTo("http://127.0.0.1:" + silent.getLocalPort());

            assertOnly(Diagnosis.SILENT);
        }
    }

    @Test
    void namesHttpsWhereThereIsNone() {
        goTo(baseUri.replace("http:", "https:"));

        assertOnly(Diagnosis.NO_TLS_THERE);
    }

    @Test
    void namesACertificateThatNobodyKnows() throws Exception {
        WireMockServer stranger = new WireMockServer(LocalhostKeys.in(directory).server());
        stranger.start();
        try {
            goTo("https://localhost:" + stranger.httpsPort());

            assertOnly(Diagnosis.CERTIFICATE);
        } finally {
            stranger.stop();
        }
    }

    /** A server without a certificate has no cipher in common with anybody. */
    @Test
    void namesAServerThatAgreesOnNoTls() throws Exception {
        SSLContext empty = SSLContext.getInstance("TLS");
        empty.init(new KeyManager[0], null, null);
        try (SSLServerSocket server = (SSLServerSocket) empty.getServerSocketFactory().createServerSocket(0)) {
            CompletableFuture.runAsync(() -> shakeHands(server));
            goTo("https://localhost:" + server.getLocalPort());

            assertOnly(Diagnosis.TLS_FAILED);
        }
    }

    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException e) {
                // none succeeds, and the end of the server ends the last
            }
        }
    }

    @Test
    void namesAProxyWithoutAnAddress() {
        goBy("proxy.invalid", 3128);

        assertThat(assertOnly(Diagnosis.PROXY_UNKNOWN).text()).contains("proxy.invalid:3128");
    }

    @Test
    void namesAProxyThatIsNotThere() throws IOException {
        try (Socket closed = closedPort()) {
            goBy("127.0.0.1", closed.getLocalPort());

            assertOnly(Diagnosis.PROXY_SILENT);
        }
    }

    @Test
    void namesAProxyThatWantsALogin() throws IOException {
        try (SmallProxy asking = SmallProxy.asking("Proxy-Authorization: Basic")) {
            goBy("127.0.0.1", asking.port());

            assertOnly(Diagnosis.PROXY_LOGIN);
        }
    }

    @Test
    void namesAGatewayThatIsInTrouble() {
        sandbox.wireMock().stubFor(head(anyUrl()).willReturn(ok().withStatus(502)));

        assertThat(assertOnly(Diagnosis.NOT_THE_PLATFORM).text()).contains("HTTP 502");
    }

    @Test
    void namesWhatBreaksTheConnectionOff() {
        sandbox.wireMock().stubFor(head(anyUrl()).willReturn(ok().withFault(Fault.EMPTY_RESPONSE)));

        assertOnly(Diagnosis.BROKEN_OFF);
    }

    @Test
    void namesWhatAnswersInPlaceOfThePlatform() {
        sandbox.failNext("gettoken", KfFault.garbage());

        assertOnly(Diagnosis.NOT_THE_PLATFORM);
    }

    // ---- the clock

    @Test
    void namesAClockThatIsAhead() {
        sandboxHasTime(ZonedDateTime.now(ZoneOffset.UTC));
        clock = Clock.offset(clock, Duration.ofMinutes(6));

        assertOnly(Diagnosis.CLOCK_WRONG);
    }

    @Test
    void namesAClockThatIsBehind() {
        sandboxHasTime(ZonedDateTime.now(ZoneOffset.UTC));
        clock = Clock.offset(clock, Duration.ofMinutes(-6));

        assertOnly(Diagnosis.CLOCK_WRONG);
    }

    @Test
    void doesNotMindAClockThatCallbacksGetBy() {
        sandboxHasTime(ZonedDateTime.now(ZoneOffset.UTC));
        clock = Clock.offset(clock, Duration.ofMinutes(4));

        assertThat(examine(setUp()).findings()).filteredOn(finding -> finding.check() == Check.CLOCK)
                .extracting(Finding::state).containsExactly(State.FINE);
    }

    // ---- what the platform refuses

    @ParameterizedTest
    @CsvSource({
            "gettoken, 40013, CORP_ID_WRONG", "gettoken, 40001, SECRET_WRONG", "gettoken, 40091, SECRET_WRONG",
            "gettoken, 50003, APP_DISABLED", "gettoken, 45009, CALLED_TOO_OFTEN", "gettoken, 60020, IP_NOT_TRUSTED",
            "gettoken, 301007, TOKEN_REFUSED", "kf/account/list, 60020, IP_NOT_TRUSTED",
            "kf/account/list, 301042, IP_NOT_TRUSTED", "kf/account/list, 95011, CORP_USES_KF_WITHIN_WECOM",
            "kf/account/list, 95012, CORP_USES_STANDALONE_KF", "kf/account/list, 48002, APP_NOT_LISTED",
            "kf/account/list, 95017, API_SWITCHED_OFF", "kf/account/list, 48006, CALL_REFUSED",
            "kf/account/list, 77777, CALL_REFUSED" })
    void namesWhatThePlatformRefuses(String operation, int errcode, Diagnosis diagnosis) {
        sandbox.failNext(operation, KfFault.errcode(errcode));

        assertThat(assertOnly(diagnosis).text()).contains(Integer.toString(errcode));
    }

    @Test
    void namesTheSecretOfAnotherApp() {
        client.secret("of-another-app");

        assertOnly(Diagnosis.SECRET_WRONG);
    }

    @Test
    void namesTheIdOfAnotherCorp() {
        client.corpId("ww-of-another-corp");

        assertOnly(Diagnosis.CORP_ID_WRONG);
    }

    @Test
    void saysWhichAddressToTrust() {
        sandbox.failNext("kf/account/list", KfFault.errcode(60020));

        assertThat(assertOnly(Diagnosis.IP_NOT_TRUSTED).remedy()).contains("Add 127.0.0.1 on the page of the app");
    }

    @Test
    void namesATokenServiceThatFailsAndNotWhatItSays() {
        client = KfClient.builder().baseUri(baseUri).accessTokenProvider(new AccessTokenProvider() {
            @Override
            public String accessToken() {
                throw new IllegalStateException("the vault is closed");
            }

            @Override
            public void refused(String accessToken) {
                // it gave none
            }
        });

        assertThat(assertOnly(Diagnosis.TOKEN_PROVIDER_FAILED).text()).contains("IllegalStateException")
                .doesNotContain("vault");
    }

    // ---- accounts

    @Test
    void namesThatThereIsNoAccount() {
        try (KfSandbox empty = KfSandbox.builder().corpId(sandbox.corpId()).secret(sandbox.secret()).start()) {
            goTo(empty.baseUri().toString());

            assertOnly(Diagnosis.NO_ACCOUNT);
        }
    }

    @Test
    void namesThatNoAccountIsManaged() {
        sandbox.revoke(account);

        assertOnly(Diagnosis.NO_ACCOUNT_MANAGED);
    }

    @Test
    void namesAnAccountThatThereIsNot() {
        openKfId = "wkGHOST";

        assertThat(assertOnly(Diagnosis.ACCOUNT_UNKNOWN).text()).contains("wkGHOST");
    }

    @Test
    void namesAnAccountThatIsNotManaged() {
        openKfId = account.openKfId();
        sandbox.revoke(account);

        assertOnly(Diagnosis.ACCOUNT_NOT_MANAGED);
    }

    // ---- how it says so

    @Test
    void speaksChineseToThoseWhoDo() {
        client.secret("of-another-app");

        assertThat(examine(setUp(), Locale.SIMPLIFIED_CHINESE)).asString()
                .contains("[问题] 企业ID 和 Secret：平台拒绝了选项 secret（errcode 40001）",
                        "[未查] 企业可信IP：未检查，请先解决“企业ID 和 Secret”的问题", "发现 1 个问题");
    }

    @Test
    void speaksEnglishToAllOthers() {
        client.secret("of-another-app");

        assertThat(examine(setUp(), Locale.FRENCH)).asString()
                .contains("[PROBLEM] Corp id and secret: the platform refuses option secret",
                        "To do: Copy the Secret of the self-built app", "[-] Trusted IP: not checked: first mend");
    }

    @Test
    void hasWordsForEverythingInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("io.github.camelwecom.kf.doctor.doctor", Locale.ROOT);
        ResourceBundle chinese = ResourceBundle.getBundle("io.github.camelwecom.kf.doctor.doctor", Locale.CHINESE);

        assertThat(chinese.getLocale()).isEqualTo(Locale.CHINESE);
        assertThat(english.keySet()).allMatch(key -> chinese.containsKey(key))
                .containsAll(Arrays.stream(Diagnosis.values()).map(Diagnosis::name).toList())
                .containsAll(Arrays.stream(Diagnosis.values()).map(diagnosis -> diagnosis + ".remedy").toList())
                .containsAll(Arrays.stream(Check.values()).map(check -> check + ".fine").toList());
    }

    /** In a pattern of a message an apostrophe would vanish. */
    @ParameterizedTest
    @EnumSource
    void noWordLosesAnApostrophe(Check check) {
        Texts texts = Texts.of(Locale.ENGLISH);

        assertThat(texts.fine(check) + texts.title(check)).doesNotContain("'");
        assertThat(Arrays.stream(Diagnosis.values()).map(diagnosis -> texts.text(diagnosis) + texts.remedy(diagnosis)))
                .noneMatch(text -> text.contains("'"));
    }

    @Test
    void showsNeitherTokenNorKey() {
        CallbackSetUp callbacks = callbacks("a-token-with-odd-characters", KEY);

        assertThat(examine(setUp(callbacks)) + " " + setUp(callbacks)).doesNotContain("a-token", KEY, sandbox.secret());
    }

    @Test
    void asksForNothingButATokenAndTheAccounts() {
        int before = sandbox.journal().size();

        examine(setUp());

        assertThat(sandbox.journal().subList(before, sandbox.journal().size())).extracting("operation")
                .containsExactly("gettoken", "kf/account/list");
    }

    private void goTo(String place) {
        baseUri = place;
        client.baseUri(place);
    }

    private void goBy(String host, int port) {
        proxy = host + ":" + port;
        client.proxy(host, port);
    }

    private static void sandboxHasTime(ZonedDateTime time) {
        sandbox.wireMock().stubFor(head(anyUrl())
                .willReturn(ok().withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time))));
    }

    private SetUp setUp() {
        return setUp(callbacks(TOKEN, KEY));
    }

    private SetUp setUp(CallbackSetUp callbacks) {
        return new SetUp(sandbox.corpId(), true, null, openKfId, baseUri, proxy, state(), callbacks);
    }

    private static CallbackSetUp callbacks(String token, String key) {
        return new CallbackSetUp(token, key, "/wecom/kf/callback", Duration.ofMinutes(5));
    }

    private String state() {
        return directory.resolve("not-there-yet").toString();
    }

    private Finding assertOnly(Diagnosis expected) {
        return assertOnly(expected, setUp());
    }

    private Finding assertOnly(Diagnosis expected, SetUp setUp) {
        List<Finding> problems = examine(setUp).problems();
        assertThat(problems).extracting(Finding::diagnosis).containsExactly(expected);
        assertThat(problems.get(0).remedy()).isNotBlank();
        return problems.get(0);
    }

    private DoctorReport examine(SetUp setUp) {
        return examine(setUp, Locale.ENGLISH);
    }

    private DoctorReport examine(SetUp setUp, Locale locale) {
        Doctor doctor = new Doctor(setUp, NOBODY_TAKES_CALLBACKS, clock);
        if (!setUp.isCallable()) {
            return doctor.examine(Optional.empty(), locale);
        }
        try (KfClient built = client.build()) {
            return doctor.examine(Optional.of(built), locale);
        }
    }

    /** Bound, so that nobody else gets it, and not listening. */
    private static Socket closedPort() throws IOException {
        Socket closed = new Socket();
        closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return closed;
    }
}
