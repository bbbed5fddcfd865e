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
package io.github.camelwecom.kf.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelwecom.kf.secrecy.ObservedApplication.IN_AN_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Takes an application through a conversation and through all that can go wrong, with every logger at TRACE, and then
 * looks for secrets and words in all that it shows.
 */
@Tag("once")
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecrecyTest {

    /** What customers write, in every disguise the sandbox knows. */
    private static final String WORDS = "Meine-Kontonummer-4711-看病";
    private static final String WRONG_SECRET = "wrong-but-a-secret-all-the-same";
    private static final String SECOND_TOKEN = "tokenOfTheSecondCorp";
    private static final String SECOND_AES_KEY = "keyOfTheSecondCorp".repeat(3).substring(0, 43);
    private static final String PROXY_USER = "my-bot";
    private static final String PROXY_PASSWORD = "passwordOfTheProxy";
    private static final String PROXY_CREDENTIALS = Base64.getEncoder()
            .encodeToString((PROXY_USER + ":" + PROXY_PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final Pattern ACCESS_TOKEN = Pattern.compile("access_token=([^&]+)");
    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> QUIET_LEVELS = Set.of("TRACE", "DEBUG");

    /** Whatever placeholder it resolves, and whatever option of a bean it sets. */
    private static final Set<String> CAMEL_READS_ITS_CONFIGURATION = Set.of(
            "DEBUG org.apache.camel.component.properties.DefaultPropertiesParser ",
            "TRACE org.apache.camel.component.properties.PropertiesComponent ",
            "DEBUG org.apache.camel.impl.engine.DefaultCamelContextExtension ",
            "TRACE org.apache.camel.impl.engine.DefaultBeanIntrospection ",
            "TRACE org.apache.camel.impl.engine.IntrospectionSupport ");

    /** As they were written. */
    private static final Set<String> CAMEL_SHOWS_ADDRESSES = Set.of(
            "CONSOLE endpoint ", "CONSOLE service ", "CONSOLE route-dump ", "CONSOLE route-structure ");

    private final KfSandbox sandbox = KfSandbox.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SmallProxy proxy = proxy();
    private ObservedProcess application;
    private SandboxAccount held;

    private static SmallProxy proxy() {
        try {
            return SmallProxy.asking("Basic " + PROXY_CREDENTIALS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void runIntoEverything(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        sandbox.account("Service");
        held = sandbox.account("Held");
        application = new ObservedProcess(directory, configuration(directory), environment());
        sandbox.callbackUrl(callbackUrl());
        converse();
        failTheRoute();
        holdAnAccount();
        failCalls();
        tellStrangeThings();
        failMedia();
        refuseRequests();
        refuseCallbacks();
        failPulls();
        application.look();
        hang();
        application.look();
        application.stop();
    }

    @AfterAll
    void close() throws IOException {
        application.close();
        proxy.close();
        sandbox.close();
    }

    /** Secrets are given as the guide says. */
    private Map<String, String> configuration(Path directory) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.putAll(ofTheGuide("application.properties"));
        properties.putAll(ofTheGuide("corps.properties"));
        // here the platform has no https, which the guide's proxy is for
        ofTheGuide("proxy.properties").forEach((name, value) -> properties.put(name.replace(".https.", ".http."), value));
        properties.put("camel.component.http.proxy-host", "127.0.0.1");
        properties.put("camel.component.http.proxy-port", Integer.toString(proxy.port()));
        properties.put("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        properties.put("camel.beans.kf2.configuration.base-uri", sandbox.baseUri().toString());
        properties.put("camel.component.wecom-kf.state-directory", directory.resolve("state").toString());
        properties.put("held.account", held.openKfId());
        // A user who wants to see all HTTP of other routes.
        properties.put("camel.component.http.log-http-activity", "true");
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.port", "0");
        properties.put("camel.main.dev-console-enabled", "true");
        properties.put("camel.main.message-history", "true");
        properties.put("camel.main.inflight-repository-browse-enabled", "true");
        properties.put("camel.main.shutdown-timeout", "3");
        properties.put("camel.main.shutdown-log-inflight-exchanges-on-timeout", "true");
        return properties;
    }

    private static Map<String, String> ofTheGuide(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream guide = SecrecyTest.class.getResourceAsStream("/reference/guide/" + file)) {
            properties.load(guide);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private Map<String, String> environment() {
        return Map.of("WECOM_CORP_ID", sandbox.corpId(), "WECOM_KF_SECRET", sandbox.secret(), "WECOM_KF_TOKEN", sandbox.token(),
                "WECOM_KF_AES_KEY", sandbox.encodingAesKey(), "SECOND_CORP_ID", "ww-second", "SECOND_KF_SECRET",
                WRONG_SECRET, "SECOND_KF_TOKEN", SECOND_TOKEN, "SECOND_KF_AES_KEY", SECOND_AES_KEY, "PROXY_PASSWORD",
                PROXY_PASSWORD);
    }

    private URI callbackUrl() {
        return URI.create("http://127.0.0.1:" + application.port() + "/wecom/kf/callback");
    }

    private void converse() throws IOException {
        SandboxCustomer customer = sandbox.customer("talker").named(WORDS);
        customer.enters("scene", WORDS);
        customer.says(WORDS);
        customer.sendsImage(PNG);
        customer.sendsFile(WORDS + ".txt", WORDS.getBytes(StandardCharsets.UTF_8));
        customer.sendsLocation(1, 2, WORDS, WORDS);
        customer.sends("link", "{\"title\":\"" + WORDS + "\",\"desc\":\"" + WORDS + "\",\"url\":\"https://example.com\"}");
        customer.sends("of-a-new-kind", "{\"says\":\"" + WORDS + "\"}");
        await().atMost(PATIENCE).until(() -> customer.received().size() >= 3);
        SandboxServicer clerk = sandbox.servicer("clerk");
        send("wecom-kf:serviceStateTrans", "{\"open_kfid\":\"" + sandbox.account().openKfId()
                                           + "\",\"external_userid\":\"talker\",\"service_state\":3,\"servicer_userid\":\"clerk\"}");
        clerk.says(customer, WORDS);
    }

    private void failTheRoute() {
        // the first failure of an account is the one that is logged with all there is to know
        SandboxCustomer asking = sandbox.customer("asking");
        asking.says(ObservedApplication.ASK_WRONGLY + " " + WORDS);
        asking.says(WORDS);
        await().atMost(PATIENCE).until(() -> asking.received().size() == 1);
        SandboxCustomer customer = sandbox.customer("unlucky");
        customer.says(ObservedApplication.FAIL + " " + WORDS);
        customer.says(WORDS);
        // comes only when the one before was given up
        await().atMost(PATIENCE).until(() -> customer.received().size() == 1);
    }

    private void holdAnAccount() {
        sandbox.customer("held").writesTo(held).says(WORDS);
        application.awaitProgress("failing", 1);
    }

    private void failCalls() throws IOException {
        fails("wecom-kf:accountList?secret=#property:env:SECOND_KF_SECRET&token=#property:env:SECOND_KF_TOKEN"
              + "&encodingAesKey=#property:env:SECOND_KF_AES_KEY", "");
        fails("kf2:accountList", "");
        fails("kf2:verifyUrl", "");
        fails("direct:address", "");
        sandbox.revokeAccessToken();
        send("wecom-kf:accountList", "");
        for (KfFault fault : List.of(
                KfFault.errcode(95018), KfFault.httpStatus(500), KfFault.httpStatus(403), KfFault.garbage(),
                KfFault.connectionReset(), KfFault.replyLost(), KfFault.body(WORDS), KfFault.body("[\"" + WORDS + "\"]"),
                KfFault.body("{\"errcode\":0,\"msgid\":{\"" + WORDS + "\":1}}"))) {
            sandbox.failNext(10, "kf/send_msg", fault);
            send("wecom-kf:sendMsg?msgType=text&openKfId=" + sandbox.account().openKfId() + "&externalUserId=talker", WORDS);
            sandbox.failNext(0, "kf/send_msg", fault);
        }
        echoTheAddress();
        sandbox.wireMock().stubFor(any(urlPathEqualTo("/cgi-bin/kf/customer/batchget")).willReturn(
                aResponse().withStatus(302).withHeader("Location", "https://example.invalid/" + WORDS)));
        fails("wecom-kf:customerBatchGet", "{\"external_userid_list\":[\"talker\"]}");
        sandbox.revokeAccessToken();
        sandbox.failNext(3, "gettoken", KfFault.garbage());
        send("wecom-kf:accountList", "");
    }

    /** As a gateway may, in an errmsg or in place of an answer. */
    private void echoTheAddress() throws IOException {
        for (String address : addressesOfCalls()) {
            for (String answer : List.of("{\"errcode\":95017,\"errmsg\":\"no route for " + address + "\"}",
                    "no route for " + address, "{\"errcode\":\"no route for " + address + "\"}")) {
                sandbox.failNext(10, "kf/account/list", KfFault.body(answer));
                fails("wecom-kf:accountList", "");
                sandbox.failNext(0, "kf/account/list", KfFault.body(answer));
            }
        }
    }

    /** The last of each kind. */
    private Collection<String> addressesOfCalls() {
        Map<String, String> addresses = new TreeMap<>();
        sandbox.wireMock().getAllServeEvents().stream().map(event -> event.getRequest().getUrl())
                .filter(url -> url.contains("gettoken?corpid=" + sandbox.corpId()) || url.contains("kf/account/list?"))
                .forEach(url -> addresses.putIfAbsent(url.substring(0, url.indexOf('?')), url));
        assertThat(addresses).hasSize(2);
        return addresses.values();
    }

    /** As a platform or a gateway might. */
    private void tellStrangeThings() throws IOException {
        sandbox.failNext(10, "kf/account/list",
                KfFault.body("{\"errcode\":95017,\"errmsg\":\"" + PROXY_USER + ":" + PROXY_PASSWORD + " came from a proxy\"}"));
        fails("wecom-kf:accountList", "");
        sandbox.failNext(0, "kf/account/list", KfFault.garbage());
        for (String id : List.of(WORDS, "wk\\n2026-01-01 ERROR " + WORDS, WORDS.repeat(100))) {
            sandbox.failNext("kf/account/list", KfFault.body(
                    "{\"errcode\":0,\"account_list\":[{\"open_kfid\":\"" + id + "\",\"name\":\"" + WORDS + "\"}]}"));
            send("wecom-kf:accountList", "");
        }
    }

    private void failMedia() throws IOException {
        send("wecom-kf:mediaUpload?mediaType=image", PNG);
        fails("wecom-kf:mediaUpload?mediaType=image", WORDS);
        fails("wecom-kf:mediaGet", "no-such-medium");
        send("wecom-kf:mediaGet", sandbox.media(MediaType.FILE, WORDS + ".txt", WORDS.getBytes(StandardCharsets.UTF_8)));
        sandbox.failNext(1, "media/get", KfFault.connectionReset());
        send("wecom-kf:mediaGet", sandbox.media(MediaType.FILE, "again.txt", WORDS.getBytes(StandardCharsets.UTF_8)));
        sandbox.failNext(10, "media/get", KfFault.body("<html>" + WORDS));
        fails("wecom-kf:mediaGet", "any");
        sandbox.failNext(0, "media/get", KfFault.garbage());
        sandbox.failNext(10, "media/upload", KfFault.connectionReset());
        fails("wecom-kf:mediaUpload?mediaType=image", PNG);
    }

    private void refuseRequests() throws IOException {
        fails("wecom-kf:sendMsg?msgType=text&openKfId=wk1&externalUserId=talker", WORDS.repeat(1000));
        fails("wecom-kf:sendMsg", "{\"touser\":\"talker\",\"" + WORDS + "\":1,\"msgtype\":\"" + WORDS + "\"}");
        fails("wecom-kf:sendMsg", "{\"text\":\"" + WORDS);
        fails("wecom-kf:sendMsg", WORDS);
        fails("wecom-kf:serviceStateTrans", "{\"service_state\":\"" + WORDS + "\"}");
        fails("wecom-kf:getCorpStatistic", "{\"start_time\":\"" + WORDS + "\"}");
        fails("wecom-kf:getCallbackMessage", "<xml><Encrypt>" + WORDS + "</Encrypt></xml>");
        fails("wecom-kf:accountList?secret=" + IN_AN_ADDRESS + "&noSuchOption=1", "");
        fails("wecom-kf:accountList?baseUri=nowhere&secret=" + IN_AN_ADDRESS, "");
        fails("wecom-kf:verifyUrl?encodingAesKey=" + IN_AN_ADDRESS, "");
    }

    private void refuseCallbacks() throws Exception {
        SealedCallback genuine = sandbox.seal("<xml><Event>" + WORDS + "</Event></xml>");
        CallbackSealer otherKey = new CallbackSealer(sandbox.token(), "x".repeat(43), sandbox.corpId());
        CallbackSealer otherCorp = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "ww-other");
        URI url = genuine.postUrl(callbackUrl());
        post(callbackUrl(), genuine.xmlBody());
        post(URI.create(url + "&nonce=1&CamelFileName=x"), genuine.xmlBody());
        post(URI.create(url.toString().replace("msg_signature=", "msg_signature=0")), genuine.xmlBody());
        post(url, "<xml><Encrypt>" + WORDS + "</Encrypt></xml>");
        post(url, WORDS.repeat(100_000));
        post(url, "<!DOCTYPE xml [<!ENTITY a \"" + WORDS + "\">]>" + genuine.xmlBody());
        for (SealedCallback sealed : List.of(
                otherKey.seal(WORDS, genuine.timestamp(), "n1"), otherCorp.seal(WORDS, genuine.timestamp(), "n2"),
                otherCorp.seal(WORDS, "0", "n3"), sandbox.seal(WORDS), sandbox.seal("{\"" + WORDS),
                news(WORDS), news("wk\n2026-01-01 ERROR " + WORDS), news(WORDS.repeat(100)),
                sandbox.seal("<!DOCTYPE xml [<!ENTITY a SYSTEM \"" + WORDS + "\">]><xml>&a;</xml>"), genuine, genuine)) {
            post(sealed.postUrl(callbackUrl()), sealed.xmlBody());
            http.send(HttpRequest.newBuilder(sealed.verificationUrl(callbackUrl())).build(), BodyHandlers.discarding());
        }
    }

    private SealedCallback news(String openKfId) {
        return sandbox.seal("<xml><Event>kf_msg_or_event</Event><Token>" + WORDS + "</Token><OpenKfId><![CDATA[" + openKfId
                            + "]]></OpenKfId></xml>");
    }

    private void failPulls() {
        int before = sandbox.journal("kf/sync_msg").size();
        for (KfFault fault : List.of(
                KfFault.garbage(), KfFault.httpStatus(502), KfFault.connectionReset(), KfFault.errcode(95007),
                KfFault.body(WORDS), KfFault.body("{\"errcode\":0,\"has_more\":\"" + WORDS + "\"}"),
                KfFault.body("{\"errcode\":0,\"msg_list\":[{\"msgid\":{\"" + WORDS + "\":1}}]}"),
                KfFault.body("{\"errcode\":0,\"msg_list\":[{\"msgid\":\"" + WORDS + "\",\"external_userid\":\"" + WORDS
                             + "\",\"msgtype\":\"" + WORDS + "\",\"send_time\":1e99999999999}]}"),
                KfFault.body("{\"errcode\":0,\"msg_list\":[{\"msgid\":\"m\\n" + WORDS
                             + "\",\"msgtype\":\"text\",\"text\":{\"content\":\""
                             + WORDS + "\u0014\"}},{\"msgid\":" + "[".repeat(400) + "\"" + WORDS + "\"" + "]".repeat(400)
                             + "}]}"),
                KfFault.body("{\"errcode\":0}{\"" + WORDS + "\":1}"))) {
            sandbox.failNext("kf/sync_msg", fault);
        }
        sandbox.customer("waiting").says(WORDS);
        await().atMost(PATIENCE).until(() -> sandbox.journal("kf/sync_msg").size() >= before + 11);
    }

    private void hang() {
        sandbox.customer("hanging").says(ObservedApplication.HANG + " " + WORDS);
        application.awaitProgress("hanging", 1);
    }

    private void send(String uri, String body) throws IOException {
        send(uri, body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String uri, byte[] body) throws IOException {
        application.send(uri, body);
    }

    private void fails(String uri, String body) throws IOException {
        fails(uri, body.getBytes(StandardCharsets.UTF_8));
    }

    private void fails(String uri, byte[] body) throws IOException {
        assertThat(application.send(uri, body)).as(uri).isEqualTo("failed");
    }

    private void post(URI url, String body) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
    }

    private List<String> secretsOfTheConfiguration() {
        return List.of(sandbox.secret(), sandbox.token(), sandbox.encodingAesKey(), WRONG_SECRET, SECOND_TOKEN, SECOND_AES_KEY,
                PROXY_PASSWORD);
    }

    /** What calls have in their addresses, and the names it has there. */
    private List<String> secretsOfCalls() {
        Set<String> secrets = new TreeSet<>(Set.of("access_token=", "corpsecret=", "media_id="));
        sandbox.wireMock().getAllServeEvents().forEach(event -> {
            Matcher token = ACCESS_TOKEN.matcher(event.getRequest().getUrl());
            if (token.find()) {
                secrets.add(token.group(1));
            }
        });
        assertThat(secrets).as("several access tokens were used").hasSizeGreaterThan(4);
        return List.copyOf(secrets);
    }

    @Test
    void noLogHoldsWhatCallsHaveInTheirAddresses() {
        assertThat(application.log()).as("everything is logged").hasSizeGreaterThan(10_000);
        assertSilent(application.log(), secretsOfCalls());
        assertSilent(application.output(), secretsOfCalls());
    }

    @Test
    void allCallsGoThroughTheProxyAndNoLogHoldsWhatItWasTold() {
        assertThat(proxy.heads()).hasSizeGreaterThan(50);
        assertSilent(application.log(), List.of(PROXY_CREDENTIALS));
        assertSilent(application.output(), List.of(PROXY_CREDENTIALS));
        assertSilent(application.exceptions(), List.of(PROXY_CREDENTIALS));
        assertSilent(application.appearance(), List.of(PROXY_CREDENTIALS));
    }

    @Test
    void noLogHoldsASecretButThatOfCamelReadingItsConfiguration() {
        assertSilent(application.log().filter(line -> CAMEL_READS_ITS_CONFIGURATION.stream().noneMatch(line::startsWith)),
                secretsOfTheConfiguration());
        assertSilent(application.output(), secretsOfTheConfiguration());
    }

    @Test
    void aSecretWrittenIntoAnAddressIsNotLoggedAtInfoOrAbove() {
        assertSilent(application.log().filter(not(QUIET_LEVELS)), List.of(IN_AN_ADDRESS));
        assertSilent(application.output(), List.of(IN_AN_ADDRESS));
    }

    @Test
    void noExceptionHoldsASecretOrWords() {
        assertThat(application.exceptions()).isNotEmpty();
        assertSilent(application.exceptions(), secretsOfCalls());
        assertSilent(application.exceptions(), secretsOfTheConfiguration());
        assertSilent(application.exceptions(), List.of(IN_AN_ADDRESS));
        assertSilent(application.exceptions(), List.of(WORDS, ObservedApplication.ANSWER));
    }

    @Test
    void jmxHealthConsolesAndEndpointsHoldNoSecretAndNoWords() {
        assertThat(application.appearance().map(line -> line.split(" ")[0]).distinct())
                .contains("JMX", "HEALTH", "CONSOLE", "ENDPOINT");
        assertSilent(application.appearance(), secretsOfCalls());
        assertSilent(application.appearance(), secretsOfTheConfiguration());
        assertSilent(application.appearance(), List.of(WORDS));
    }

    @Test
    void aSecretWrittenIntoAnAddressIsShownOnlyWhereCamelShowsWhatWasWritten() {
        assertSilent(application.appearance().filter(line -> CAMEL_SHOWS_ADDRESSES.stream().noneMatch(line::startsWith)),
                List.of(IN_AN_ADDRESS));
    }

    @Test
    void wordsAreNotLoggedAtInfoOrAbove() {
        assertSilent(application.log().filter(not(QUIET_LEVELS)), List.of(WORDS, ObservedApplication.ANSWER));
        assertSilent(application.output(), List.of(WORDS, ObservedApplication.ANSWER));
    }

    @Test
    void theComponentAndTheHttpClientLogNoWordsAtAnyLevel() {
        assertSilent(application.log().filter(line -> line.matches("\\w+ (io\\.github\\.camelwecom|org\\.apache\\.hc)\\..*")),
                List.of(WORDS, ObservedApplication.ANSWER));
    }

    private static Predicate<String> not(Set<String> levels) {
        return line -> !levels.contains(line.substring(0, line.indexOf(' ')));
    }

    private static void assertSilent(Stream<String> lines, List<String> unspeakable) {
        assertThat(lines.filter(line -> unspeakable.stream().anyMatch(line::contains)).limit(20)).isEmpty();
    }
}
