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
package io.github.camelwecom.kf.callback;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultExchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.CallbackSealer.xmlEnvelope;
import static io.github.camelwecom.kf.callback.CallbackVector.ENCODING_AES_KEY;
import static io.github.camelwecom.kf.callback.CallbackVector.KF_ACCOUNT_AUTH_CHANGE;
import static io.github.camelwecom.kf.callback.CallbackVector.KF_MSG_OR_EVENT;
import static io.github.camelwecom.kf.callback.CallbackVector.MULTI_BYTE;
import static io.github.camelwecom.kf.callback.CallbackVector.RECEIVE_ID;
import static io.github.camelwecom.kf.callback.CallbackVector.TEXT_MESSAGE_JSON;
import static io.github.camelwecom.kf.callback.CallbackVector.URL_VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackHubTest {

    private static final CallbackCredentials CREDENTIALS = new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, RECEIVE_ID);
    private static final CallbackCredentials OTHER_CORP
            = new CallbackCredentials("other1", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", "wwothercorp");

    /** The known callbacks are old. */
    private static final CallbackRules RULES = new CallbackRules(CallbackRules.DEFAULT_MAX_BODY_SIZE, Duration.ZERO, true);

    private final AtomicInteger paths = new AtomicInteger();
    private final List<CallbackSubscription> subscriptions = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CallbackSealer sealer = new CallbackSealer(CREDENTIALS);
    private CamelContext context;
    private MainHttpServer server;
    private CallbackHub hub;

    @BeforeAll
    void startServer() throws Exception {
        context = new DefaultCamelContext();
        server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setPath("/");
        context.addService(server);
        // Camel prepares what every HTTP exchange needs only with the first route; in an application there is always one.
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:route").log("here");
            }
        });
        context.start();
        hub = new CallbackHub(context, RULES, Clock.systemUTC());
    }

    @AfterEach
    void stopSubscriptions() {
        subscriptions.forEach(CallbackSubscription::stop);
        subscriptions.clear();
    }

    @AfterAll
    void stopServer() {
        context.stop();
    }

    @ParameterizedTest
    @EnumSource(names = { "URL_VERIFICATION", "SHORT_ECHO", "MULTI_BYTE", "FULL_PADDING" })
    void answersUrlVerificationWithThePlaintextAlone(CallbackVector vector) throws Exception {
        String path = started(vector.credentials(), notice -> {
        });

        HttpResponse<byte[]> response = get(path, vector.queryString() + "&echostr=" + escaped(vector.encrypted()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(vector.plaintext().getBytes(StandardCharsets.UTF_8));
        assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void understandsAPlusInEchostrThatNobodyEscaped() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        assertThat(URL_VERIFICATION.encrypted()).contains("+");

        String query = URL_VERIFICATION.queryString() + "&echostr=" + URL_VERIFICATION.encrypted();

        assertThat(get(path, query).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnEchostrWhosePlusBecameABlank() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        String query = URL_VERIFICATION.queryString() + "&echostr=" + URL_VERIFICATION.encrypted().replace("+", "%20");
        assertThat(get(path, query).statusCode()).isEqualTo(400);
    }

    @Test
    void acceptsNoticesInXmlAndJson() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notices::add);

        assertAccepted(post(path, KF_MSG_OR_EVENT.queryString(), KF_MSG_OR_EVENT.xmlEnvelope()));
        assertAccepted(post(path, KF_ACCOUNT_AUTH_CHANGE.queryString(), KF_ACCOUNT_AUTH_CHANGE.xmlEnvelope()));
        assertAccepted(post(path, TEXT_MESSAGE_JSON.queryString(), TEXT_MESSAGE_JSON.jsonEnvelope()));

        assertThat(notices).hasExactlyElementsOfTypes(KfMsgOrEvent.class, KfAccountAuthChange.class, OtherNotice.class);
    }

    @Test
    void doesNotEchoWhatWasSent() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        HttpRequest request = request(path, KF_MSG_OR_EVENT.queryString() + "&extra=1")
                .header("X-Foo", "bar").POST(BodyPublishers.ofString(KF_MSG_OR_EVENT.xmlEnvelope())).build();

        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());

        assertAccepted(response);
        assertThat(response.headers().map()).containsOnlyKeys("content-length", "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "DELETE", "PATCH" })
    void refusesOtherMethods(String method) throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        HttpRequest request = request(path, KF_MSG_OR_EVENT.queryString())
                .method(method, BodyPublishers.ofString(KF_MSG_OR_EVENT.xmlEnvelope())).build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({ "65536, 403", "65537, 413", "10485760, 413" })
    void refusesBodiesAboveTheLimit(int size, int expectedStatus) throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        String frame = "<xml><Encrypt></Encrypt></xml>";
        String body = "<xml><Encrypt>" + "A".repeat(size - frame.length()) + "</Encrypt></xml>";
        assertRefused(expectedStatus, post(path, KF_MSG_OR_EVENT.queryString(), body));
    }

    @Test
    void refusesADoctypeInTheEnvelope() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notices::add);
        String body = "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + KF_MSG_OR_EVENT.xmlEnvelope();
        assertRefused(400, post(path, KF_MSG_OR_EVENT.queryString(), body));
        assertThat(notices).isEmpty();
    }

    @Test
    void refusesADoctypeInTheDecryptedText() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notices::add);
        String sealed = sealer.seal("<!DOCTYPE xml><xml><Event>a</Event></xml>");
        assertRefused(400, post(path, sealer.queryString(sealed), xmlEnvelope(sealed)));
        assertThat(notices).isEmpty();
    }

    @Test
    void refusesAWrongSignature() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        String query = KF_MSG_OR_EVENT.queryString().replace("msg_signature=7d", "msg_signature=8d");
        assertRefused(403, post(path, query, KF_MSG_OR_EVENT.xmlEnvelope()));
        assertRefused(403, get(path, query + "&echostr=" + escaped(KF_MSG_OR_EVENT.encrypted())));
    }

    @Test
    void refusesWhatIsAddressedToAnotherCorp() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notices::add);
        CallbackSealer other = new CallbackSealer(new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, "wwothercorp"));
        String sealed = other.seal("<xml/>");
        assertRefused(403, post(path, other.queryString(sealed), xmlEnvelope(sealed)));
        assertRefused(403, get(path, other.verificationQueryString(sealed)));
        assertThat(notices).isEmpty();
    }

    @Test
    void refusesARepeatedParameter() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        assertRefused(400, post(path, KF_MSG_OR_EVENT.queryString() + "&nonce=1122334455", KF_MSG_OR_EVENT.xmlEnvelope()));
    }

    @Test
    void refusesFormsAndEmptyBodies() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        HttpRequest form = request(path, KF_MSG_OR_EVENT.queryString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Encrypt=" + escaped(KF_MSG_OR_EVENT.encrypted()))).build();
        assertRefused(400, client.send(form, BodyHandlers.ofByteArray()));
        assertRefused(400, post(path, KF_MSG_OR_EVENT.queryString(), ""));
    }

    @Test
    void tellsEverySubscriptionOfAPath() throws Exception {
        List<CallbackNotice> first = new CopyOnWriteArrayList<>();
        List<CallbackNotice> second = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, first::add);
        join(path, CREDENTIALS, second::add).start("second");

        postNews(path);

        assertThat(first).hasSize(1);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void oneSubscriptionMayStopWhileTheOtherGoesOn() throws Exception {
        List<CallbackNotice> first = new CopyOnWriteArrayList<>();
        List<CallbackNotice> second = new CopyOnWriteArrayList<>();
        String path = newPath();
        CallbackSubscription leaving = join(path, CREDENTIALS, first::add);
        leaving.start("first");
        join(path, CREDENTIALS, second::add).start("second");

        leaving.stop();
        postNews(path);

        assertThat(first).isEmpty();
        assertThat(second).hasSize(1);
    }

    @Test
    void ceasesToServeThePathWhenAllHaveStoppedAndServesItAgainLater() throws Exception {
        String path = newPath();
        CallbackSubscription before = join(path, CREDENTIALS, notice -> {
        });
        before.start("route");
        before.stop();
        assertThat(post(path, KF_MSG_OR_EVENT.queryString(), KF_MSG_OR_EVENT.xmlEnvelope()).statusCode()).isEqualTo(404);

        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        join(path, CREDENTIALS, notices::add).start("route");
        postNews(path);
        assertThat(notices).hasSize(1);

        before.start("route");
        assertThat(servedPaths()).containsOnlyOnce(path);
    }

    @Test
    void startingAndStoppingTwiceCountsOnce() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = newPath();
        CallbackSubscription twice = join(path, CREDENTIALS, notices::add);
        twice.start("route");
        twice.start("route");
        postNews(path);
        assertThat(notices).hasSize(1);

        twice.stop();
        twice.stop();
        assertThat(servedPaths()).doesNotContain(path);
    }

    @Test
    void sharesAPathHoweverItIsSpelled() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notices::add);
        join(path.substring(1), CREDENTIALS, notices::add).start("b");
        join(path + "/", CREDENTIALS, notices::add).start("c");

        postNews(path);

        assertThat(notices).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/a?b=c", "/a b", "/{id}", "/a/*", "/:id", "/a//b" })
    void refusesPathsThatCannotBeOne(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> hub.join(path, CREDENTIALS, notice -> {
        })).withMessageContainingAll("Option callbackPath is ", "'" + path + "'", "/wecom/kf/callback");
    }

    @Test
    void asksThePlatformToSendAgainAndTellsTheOthersWhenAListenerFails() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notice -> {
            throw new IllegalStateException("broken listener");
        });
        join(path, CREDENTIALS, notices::add).start("second");

        String sealed = sealer.seal("<xml><ToUserName>" + RECEIVE_ID + "</ToUserName></xml>");
        HttpResponse<byte[]> response = post(path, sealer.queryString(sealed), xmlEnvelope(sealed));

        assertThat(response.statusCode()).isEqualTo(503);

        assertThat(notices).hasSize(1);
    }

    @Test
    void tellsEverybodyAgainWhenThePlatformSendsAgainWhatOneCouldNotTake() throws Exception {
        List<CallbackNotice> notices = new CopyOnWriteArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        String path = started(CREDENTIALS, notice -> {
            if (broken.get()) {
                throw new IllegalStateException("broken listener");
            }
        });
        join(path, CREDENTIALS, notices::add).start("second");
        String sealed = sealer.seal("<xml/>");
        assertThat(post(path, sealer.queryString(sealed), xmlEnvelope(sealed)).statusCode()).isEqualTo(503);
        broken.set(false);

        assertAccepted(post(path, sealer.queryString(sealed), xmlEnvelope(sealed)));
        assertAccepted(post(path, sealer.queryString(sealed), xmlEnvelope(sealed)));

        assertThat(notices).hasSize(2);
    }

    @Test
    void asksThePlatformToSendAgainWhatIsBeingTakenAtThatMoment() throws Exception {
        List<Integer> statusesMeanwhile = new CopyOnWriteArrayList<>();
        AtomicReference<String> path = new AtomicReference<>();
        String sealed = sealer.seal("<xml/>");
        path.set(started(CREDENTIALS, notice -> {
            if (statusesMeanwhile.isEmpty()) {
                statusesMeanwhile.add(0);
                statusesMeanwhile.set(0, statusOf(() -> post(path.get(), sealer.queryString(sealed), xmlEnvelope(sealed))));
            }
        }));

        assertAccepted(post(path.get(), sealer.queryString(sealed), xmlEnvelope(sealed)));

        assertThat(statusesMeanwhile).containsExactly(503);
        assertThat(statistics(path.get()).refused()).containsEntry("BEING_TAKEN", 1L);
    }

    @Test
    void logsTheFailureOfAListenerOnce() throws Exception {
        String path = started(CREDENTIALS, notice -> {
            throw new IllegalStateException("broken listener");
        });
        String sealed = sealer.seal("<xml/>");
        try (CapturedLog log = CapturedLog.of(CallbackHub.class.getPackageName(), Level.INFO)) {
            post(path, sealer.queryString(sealed), xmlEnvelope(sealed));
            post(path, sealer.queryString(sealed), xmlEnvelope(sealed));

            assertThat(log.linesAbout("")).singleElement().asString().contains(path, "NOT_TAKEN", "503");
            assertThat(log.failures()).singleElement().asString().contains("broken listener");
        }
    }

    @Test
    void refusesABodyThatBreaksOff() throws Exception {
        CallbackProcessor processor = processor();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        processor.process(exchange);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
        assertThat(processor.statistics().refused()).containsEntry("BODY_BROKEN_OFF", 1L);
    }

    @Test
    void reportsEachPathInOrder() throws Exception {
        String first = started(CREDENTIALS, notice -> {
        });
        String second = started(CREDENTIALS, notice -> {
        });
        postNews(first);
        get(second, "");

        assertThat(hub.statistics()).extracting(CallbackStatistics::path).isSorted().contains(first, second);
        assertThat(statistics(first)).extracting(CallbackStatistics::accepted, CallbackStatistics::refusedInAll)
                .containsExactly(1L, 0L);
        assertThat(statistics(second)).extracting(CallbackStatistics::accepted, CallbackStatistics::refusedInAll)
                .containsExactly(0L, 1L);
    }

    @Test
    void keepsTwoCorpsOnOnePathApart() throws Exception {
        List<CallbackNotice> ours = new CopyOnWriteArrayList<>();
        List<CallbackNotice> theirs = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, ours::add);
        join(path, OTHER_CORP, theirs::add).start("other");

        postNews(path);
        CallbackSealer other = new CallbackSealer(OTHER_CORP);
        String sealed = other.seal("<xml><ToUserName>wwothercorp</ToUserName></xml>");
        assertAccepted(post(path, other.queryString(sealed), xmlEnvelope(sealed)));

        assertThat(ours).extracting(CallbackNotice::corpId).containsExactly(RECEIVE_ID);
        assertThat(theirs).extracting(CallbackNotice::corpId).containsExactly("wwothercorp");
        String echo = other.seal("echo");
        assertThat(get(path, other.verificationQueryString(echo)).body()).asString().isEqualTo("echo");
    }

    @Test
    void findsTheRightCorpAmongThoseWithTheSameToken() throws Exception {
        List<CallbackNotice> theirs = new CopyOnWriteArrayList<>();
        CallbackCredentials sameToken
                = new CallbackCredentials(CREDENTIALS.token(), OTHER_CORP.encodingAesKey(), "wwothercorp");
        String path = started(CREDENTIALS, notice -> {
        });
        join(path, sameToken, theirs::add).start("other");

        CallbackSealer other = new CallbackSealer(sameToken);
        String sealed = other.seal("<xml/>");
        assertAccepted(post(path, other.queryString(sealed), xmlEnvelope(sealed)));

        assertThat(theirs).hasSize(1);
    }

    @Test
    void tellsASubscriptionOfTheSameCorpWithOtherCredentials() throws Exception {
        List<CallbackNotice> otherApp = new CopyOnWriteArrayList<>();
        String path = started(CREDENTIALS, notice -> {
        });
        join(path, new CallbackCredentials("other1", OTHER_CORP.encodingAesKey(), RECEIVE_ID), otherApp::add).start("other");

        postNews(path);

        assertThat(otherApp).hasSize(1);
    }

    @Test
    void countsHttpExchangesForTheRouteThatIsStarted() throws Exception {
        String path = newPath();
        CallbackSubscription first = join(path, CREDENTIALS, notice -> {
        });
        first.start("first");
        join(path, CREDENTIALS, notice -> {
        }).start("second");
        assertThat(routeIdOf(path)).isEqualTo("first");

        first.stop();

        assertThat(routeIdOf(path)).isEqualTo("second");
    }

    @Test
    void answers503IfCalledWhileNothingIsStarted() throws Exception {
        CallbackProcessor processor = new CallbackProcessor(
                "/stopped", RULES, Clock.systemUTC(), () -> new CallbackRoster(List.of()));
        Exchange exchange = new DefaultExchange(context);

        processor.process(exchange);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
    }

    @Test
    void failsToStartWithoutHttpServerEachTimeAnew() {
        CamelContext noServer = new DefaultCamelContext();
        noServer.start();
        try {
            CallbackHub ofNoServer = new CallbackHub(noServer, RULES, Clock.systemUTC());
            CallbackSubscription subscription = ofNoServer.join("/wecom/callback", CREDENTIALS, notice -> {
            });
            assertThatException().isThrownBy(() -> subscription.start("route"));
            assertThatException().isThrownBy(() -> subscription.start("route"));
            subscription.stop();
        } finally {
            noServer.stop();
        }
    }

    @Test
    void tellsOfACallbackThatCameToAnotherPath() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        try (CapturedLog log = CapturedLog.of(RefusalLog.class)) {
            HttpResponse<byte[]> response = post("/kf/callback", KF_MSG_OR_EVENT.queryString(), KF_MSG_OR_EVENT.xmlEnvelope());

            assertThat(response.statusCode()).isEqualTo(404);
            // seen when it was answered
            await().untilAsserted(() -> assertThat(log.linesAbout("Callback to " + path)).singleElement().asString()
                    .contains("HTTP 404 by check OTHER_PATH", "that path is /kf/callback;"));
            assertThat(refusedForTheirPath(path)).isOne();
        }
    }

    @Test
    void tellsNobodyWhoHasStoppedOfACallbackThatCameToAnotherPath() throws Exception {
        String path = newPath();
        CallbackSubscription subscription = join(path, CREDENTIALS, notice -> {
        });
        subscription.start("route");
        subscription.stop();

        get(path, KF_MSG_OR_EVENT.queryString());

        assertThat(refusedForTheirPath(path)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/favicon.ico?v=1", "/favicon.ico" })
    void tellsNothingOfOtherRequestsThatFindNothing(String request) throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });

        assertThat(client.send(HttpRequest.newBuilder(url(request)).build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(404);
        assertThat(refusedForTheirPath(path)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a%0AWARN%20forged", "/%1B[2J", "/<script>" })
    void showsNoPathThatCouldForgeALineOfTheLog(String forged) {
        List<CallbackRefusedException> refused = new ArrayList<>();

        new StrayCallbacks(refused::add).notFound(forged, "msg_signature=1");

        assertThat(refused).singleElement().asInstanceOf(THROWABLE).hasMessage(CallbackRefusal.OTHER_PATH.reason());
    }

    private long refusedForTheirPath(String path) {
        return statistics(path).refused().get("OTHER_PATH");
    }

    @Test
    void logsWhichCheckFailedAndNoSecret() throws Exception {
        String path = started(CREDENTIALS, notice -> {
        });
        CallbackSealer otherKey = new CallbackSealer(
                new CallbackCredentials(CREDENTIALS.token(), OTHER_CORP.encodingAesKey(), RECEIVE_ID));
        CallbackSealer otherCorp = new CallbackSealer(
                new CallbackCredentials(CREDENTIALS.token(), ENCODING_AES_KEY, "wwothercorp"));
        try (CapturedLog log = CapturedLog.of(RefusalLog.class)) {
            post(path, KF_MSG_OR_EVENT.queryString(), MULTI_BYTE.xmlEnvelope());
            postSealed(path, otherKey, otherKey.seal("customer's words"));
            postSealed(path, otherCorp, otherCorp.seal("customer's words"));
            postSealed(path, sealer, sealer.seal("customer's words"));
            post(path, "nonce=1&nonce=1122334455", KF_MSG_OR_EVENT.xmlEnvelope());

            List<String> lines = log.linesAbout(path);
            assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line)
                    .startsWith("WARN ")
                    .doesNotContain(CREDENTIALS.token(), ENCODING_AES_KEY, OTHER_CORP.encodingAesKey(), "customer's words",
                            "1122334455", KF_MSG_OR_EVENT.encrypted().substring(0, 16)));
            assertThat(lines.get(0)).contains("SIGNATURE", "403", "Token");
            assertThat(lines.get(1)).contains("PADDING", "403", "EncodingAESKey");
            assertThat(lines.get(2)).contains("RECEIVE_ID", "403", "another corp");
            assertThat(lines.get(3)).contains("CONTENT", "400");
            assertThat(lines.get(4)).contains("QUERY", "400", "nonce is repeated");
        }
    }

    private CallbackProcessor processor() {
        CallbackSubscriber subscriber = new CallbackSubscriber(new CallbackVerifier(CREDENTIALS), notice -> {
        });
        return new CallbackProcessor("/p", RULES, Clock.systemUTC(), () -> new CallbackRoster(List.of(subscriber)));
    }

    private static int statusOf(Callable<HttpResponse<byte[]>> request) {
        try {
            return request.call().statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private CallbackStatistics statistics(String path) {
        return hub.statistics().stream().filter(statistics -> statistics.path().equals(path)).findFirst().orElseThrow();
    }

    private String started(CallbackCredentials credentials, CallbackListener listener) throws Exception {
        String path = newPath();
        join(path, credentials, listener).start("route");
        return path;
    }

    private CallbackSubscription join(String path, CallbackCredentials credentials, CallbackListener listener) {
        CallbackSubscription subscription = hub.join(path, credentials, listener);
        subscriptions.add(subscription);
        return subscription;
    }

    private String newPath() {
        return "/wecom/callback-" + paths.incrementAndGet();
    }

    private void postNews(String path) throws Exception {
        assertAccepted(post(path, KF_MSG_OR_EVENT.queryString(), KF_MSG_OR_EVENT.xmlEnvelope()));
    }

    private void postSealed(String path, CallbackSealer by, String sealed) throws Exception {
        post(path, by.queryString(sealed), xmlEnvelope(sealed));
    }

    private HttpResponse<byte[]> get(String path, String query) throws IOException, InterruptedException {
        return client.send(request(path, query).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> post(String path, String query, String body) throws IOException, InterruptedException {
        return client.send(request(path, query).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String query) {
        return HttpRequest.newBuilder(url(path + "?" + query));
    }

    private URI url(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + server.getRouter().getServer().getPort() + pathAndQuery);
    }

    private static String escaped(String base64) {
        return base64.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    }

    private static void assertAccepted(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).asString().isEqualTo("success");
    }

    private static void assertRefused(int status, HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    private List<String> servedPaths() {
        return platformHttp().getHttpEndpoints().stream().map(HttpEndpointModel::getUri).toList();
    }

    private String routeIdOf(String path) {
        HttpEndpointModel served = platformHttp().getHttpEndpoints().stream()
                .filter(model -> model.getUri().equals(path)).findFirst().orElseThrow();
        return ((RouteIdAware) served.getConsumer()).getRouteId();
    }

    private PlatformHttpComponent platformHttp() {
        return context.getComponent("platform-http", PlatformHttpComponent.class);
    }
}
