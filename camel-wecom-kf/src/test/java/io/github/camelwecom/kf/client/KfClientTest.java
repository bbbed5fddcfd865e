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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.ServiceState;
import io.github.camelwecom.kf.model.ServiceStateGetRequest;
import io.github.camelwecom.kf.model.ServiceStateTransRequest;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelwecom.kf.client.KfPlatform.calling;
import static io.github.camelwecom.kf.client.KfPlatform.error;
import static io.github.camelwecom.kf.client.KfPlatform.json;
import static io.github.camelwecom.kf.client.KfPlatform.ok;
import static io.github.camelwecom.kf.client.KfPlatform.tokenAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class KfClientTest {

    private static final SendMsgRequest TEXT = SendMsgRequest.text("你好 😊").to("wkA", "wmB");
    private static final ServiceStateTransRequest TO_SERVICER
            = new ServiceStateTransRequest("wkA", "wmB", ServiceState.SERVICER, "ZhangSan");

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    @Test
    void pullsAPage() {
        platform.givesTokens("T1");
        platform.stub(calling(KfOperation.SYNC_MSG, "T1")
                .withRequestBody(equalToJson("{\"open_kfid\":\"wkA\",\"cursor\":\"C0\",\"token\":\"TOK\",\"limit\":1000}"))
                .willReturn(json("""
                        {"errcode":0,"errmsg":"ok","next_cursor":"C1","has_more":1,"msg_list":[
                         {"msgid":"1","open_kfid":"wkA","external_userid":"wmB","send_time":1615478585,"origin":3,
                          "msgtype":"text","text":{"content":"你好 😊"}}]}""")));

        SyncMsgReply reply = platform.client().syncMsg(new SyncMsgRequest("wkA", "C0", "TOK", 1000, null));

        assertThat(reply.nextCursor()).isEqualTo("C1");
        assertThat(reply.hasMore()).isTrue();
        assertThat(reply.msgList()).singleElement().isInstanceOfSatisfying(TextMessage.class,
                message -> assertThat(message.text().content()).isEqualTo("你好 😊"));
    }

    @Test
    void sendsRawUtf8AndNoEscapes() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, json("{\"errcode\":0,\"msgid\":\"id-1\"}"));

        platform.client().sendMsg(TEXT.withMsgId("id-1"));

        LoggedRequest call = platform.calls(KfOperation.SEND_MSG).get(0);
        assertThat(call.getBodyAsString()).isEqualTo("""
                {"touser":"wmB","open_kfid":"wkA","msgid":"id-1","msgtype":"text","text":{"content":"你好 😊"}}""");
        assertThat(call.getHeader("Content-Type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(call.getUrl()).isEqualTo("/cgi-bin/kf/send_msg?access_token=T1");
    }

    @Test
    void hasATypedCallForEachOperation() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG_ON_EVENT, json("{\"errcode\":0,\"msgid\":\"m\"}"));
        platform.answers(KfOperation.ACCOUNT_LIST, json("{\"errcode\":0,\"account_list\":[{\"open_kfid\":\"wkA\"}]}"));
        platform.answers(KfOperation.CUSTOMER_BATCH_GET,
                json("{\"errcode\":0,\"customer_list\":[{\"external_userid\":\"wmB\"}]}"));
        platform.answers(KfOperation.SERVICE_STATE_GET, json("{\"errcode\":0,\"service_state\":2}"));
        platform.answers(KfOperation.SERVICE_STATE_TRANS, json("{\"errcode\":0,\"msg_code\":\"C\"}"));
        KfClient client = platform.client();

        assertThat(client.sendMsgOnEvent(SendMsgOnEventRequest.text("CODE", "Welcome")).msgId()).isEqualTo("m");
        assertThat(client.accountList(new AccountListRequest(0, 100)).accountList()).hasSize(1);
        assertThat(client.customerBatchGet(CustomerBatchGetRequest.of("wmB")).customerList()).hasSize(1);
        assertThat(client.serviceStateGet(new ServiceStateGetRequest("wkA", "wmB")).serviceState())
                .isEqualTo(ServiceState.QUEUED);
        assertThat(client.serviceStateTrans(TO_SERVICER).msgCode()).isEqualTo("C");
    }

    @ParameterizedTest
    @EnumSource(KfOperation.class)
    void takesFieldsThatTheRecordsDoNotKnow(KfOperation operation) {
        platform.givesTokens("T1");
        platform.answers(operation, ok());

        KfReply reply = platform.client().call(operation, Map.of("new_field", 1));

        assertThat(reply).isInstanceOf(operation.replyType());
        LoggedRequest call = platform.calls(operation).get(0);
        assertThat(call.getUrl() + call.getBodyAsString()).containsAnyOf("new_field=1", "\"new_field\":1");
    }

    @Test
    void refusesTheRequestOfAnotherOperation() {
        assertThatThrownBy(() -> platform.client().call(KfOperation.SYNC_MSG, TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("syncMsg takes a SyncMsgRequest, not a SendMsgRequest");
        assertThatThrownBy(() -> platform.client().call(KfOperation.SYNC_MSG, List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("syncMsg takes a JSON object");
        assertThat(platform.requests()).isZero();
    }

    @Test
    void setsTheFieldsThatAreFixedWhateverTheCallerSays() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.UPGRADE_MEMBER_SERVICE, ok());
        Map<String, Object> request = Map.of(
                "open_kfid", "wkA", "external_userid", "wmB", "type", 2, "member", Map.of("userid", "ZhangSan"));

        platform.client().call(KfOperation.UPGRADE_MEMBER_SERVICE, request);

        assertThat(platform.calls(KfOperation.UPGRADE_MEMBER_SERVICE).get(0).getBodyAsString()).contains("\"type\":1");
    }

    @Test
    void encodesTheParametersOfAGetAndLeavesOutThoseThatAreNull() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.RECEPTIONIST_LIST, ok());
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("open_kfid", "w&k=A 你").putNull("other");

        platform.client().call(KfOperation.RECEPTIONIST_LIST, request);

        LoggedRequest call = platform.calls(KfOperation.RECEPTIONIST_LIST).get(0);
        assertThat(call.queryParameter("open_kfid").firstValue()).isEqualTo("w&k=A 你");
        assertThat(call.getQueryParams()).containsOnlyKeys("access_token", "open_kfid");
    }

    // ---- access tokens

    @ParameterizedTest
    @ValueSource(ints = { 40014, 42001, 40001 })
    void renewsARefusedTokenAndCallsAgain(int errcode) {
        platform.givesTokens("T1", "T2");
        platform.stub(calling(KfOperation.SERVICE_STATE_TRANS, "T1").willReturn(error(errcode, "no")));
        platform.stub(calling(KfOperation.SERVICE_STATE_TRANS, "T2").willReturn(ok()));

        assertThat(platform.client().serviceStateTrans(TO_SERVICER).errcode()).isZero();
        assertThat(platform.tokensFetched()).isEqualTo(2);
        assertThat(platform.calls(KfOperation.SERVICE_STATE_TRANS)).hasSize(2);
    }

    @Test
    void reportsATokenThatIsRefusedAgain() {
        platform.givesTokens("T1", "T2");
        platform.answers(KfOperation.ACCOUNT_LIST, error(42001, "access_token expired, hint: [1], from ip: 1.2.3.4"));

        WecomKfException e = failure(() -> platform.client().accountList(null));

        assertThat(e.getErrcode()).isEqualTo(42001);
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.TOKEN);
        assertThat(platform.calls(KfOperation.ACCOUNT_LIST)).hasSize(2);
    }

    @Test
    void fetchesOneTokenWhenItExpiresUnderManyCalls() throws Exception {
        int calls = 32;
        platform.givesTokens("T1", "T2");
        platform.stub(calling(KfOperation.ACCOUNT_LIST, "T1").willReturn(error(42001, "expired").withFixedDelay(300)));
        platform.stub(calling(KfOperation.ACCOUNT_LIST, "T2").willReturn(ok()));
        CachingAccessTokenProvider tokens = platform.tokens();
        tokens.accessToken();
        KfClient client = platform.client(tokens, RetryPolicy.NONE);
        CountDownLatch start = new CountDownLatch(calls);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<KfReply>> replies = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                replies.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return client.accountList(null);
                }));
            }
            for (Future<KfReply> reply : replies) {
                assertThat(reply.get(30, TimeUnit.SECONDS).errcode()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(platform.calls(KfOperation.ACCOUNT_LIST)).filteredOn(call -> call.getUrl().endsWith("=T1"))
                .hasSizeGreaterThan(1);
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void keepsTheNewTokenWhenTheRefusalOfTheOldOneComesLate() {
        platform.givesTokens("T1", "T2", "T3");
        platform.stub(calling(KfOperation.SYNC_MSG, "T1").willReturn(error(42001, "expired")));
        platform.stub(calling(KfOperation.SYNC_MSG, "T1").withRequestBody(matchingJsonPath("$[?(@.cursor == 'slow')]"))
                .willReturn(error(42001, "expired").withFixedDelay(1000)));
        platform.stub(calling(KfOperation.SYNC_MSG, "T2").willReturn(ok()));
        KfClient client = platform.client();

        CompletableFuture<SyncMsgReply> slow
                = CompletableFuture.supplyAsync(() -> client.syncMsg(new SyncMsgRequest("wkA", "slow", null, null, null)));
        await().atMost(Duration.ofSeconds(10)).until(() -> platform.tokensFetched() == 1);
        client.syncMsg(new SyncMsgRequest("wkA", "quick", null, null, null));
        assertThat(slow).isNotDone();
        platform.clock.advance(Duration.ofMinutes(1));

        assertThat(slow.join().errcode()).isZero();
        client.syncMsg(new SyncMsgRequest("wkA", "later", null, null, null));
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void takesTokensFromAProviderOfTheUser() {
        platform.stub(calling(KfOperation.ACCOUNT_LIST, "central").willReturn(ok()));
        AccessTokenProvider central = new AccessTokenProvider() {
            @Override
            public String accessToken() {
                return "central";
            }

            @Override
            public void refused(String accessToken) {
            }
        };

        assertThat(platform.client(central, RetryPolicy.NONE).accountList(null).errcode()).isZero();
        assertThat(platform.tokensFetched()).isZero();
    }

    // ---- repetition

    @ParameterizedTest
    @ValueSource(ints = { -1, 45033, 6000 })
    void repeatsWhatPassesByItself(int errcode) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, error(errcode, "busy"), error(errcode, "busy"), ok());

        assertThat(platform.client().syncMsg(new SyncMsgRequest("wkA", null, null, null, null)).errcode()).isZero();
        assertThat(platform.calls(KfOperation.SYNC_MSG)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 502, 503 })
    void repeatsServerErrorsByItsOwnPolicyOnly(int status) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, aResponse().withStatus(status));

        WecomKfException e = failure(() -> platform.client().call(KfOperation.SYNC_MSG, null));

        assertThat(e.getHttpResponseCode()).isEqualTo(status);
        assertThat(e.getErrcode()).isNull();
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.RETRYABLE);
        assertThat(e.getSuppressed()).hasSize(1);
        assertThat(platform.calls(KfOperation.SYNC_MSG)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class)
    void repeatsAfterALostConnection(Fault fault) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, aResponse().withFault(fault), ok());

        assertThat(platform.client().call(KfOperation.SYNC_MSG, null).errcode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 503 })
    void makesAnUnsafeCallOnce(int status) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SERVICE_STATE_TRANS, aResponse().withStatus(status));

        failure(() -> platform.client().serviceStateTrans(TO_SERVICER));

        assertThat(platform.calls(KfOperation.SERVICE_STATE_TRANS)).hasSize(1);
    }

    @Test
    void makesAnUnsafeCallOnceAlsoWhenTheConnectionIsLost() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SERVICE_STATE_TRANS, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        failure(() -> platform.client().serviceStateTrans(TO_SERVICER));

        assertThat(platform.calls(KfOperation.SERVICE_STATE_TRANS)).hasSize(1);
    }

    @Test
    void repeatsTheFetchOfATokenForAnUnsafeCall() {
        platform.stub(get(urlPathEqualTo(KfPlatform.GETTOKEN)).inScenario("t").whenScenarioStateIs("Started")
                .willSetStateTo("2").willReturn(error(45033, "busy")));
        platform.stub(get(urlPathEqualTo(KfPlatform.GETTOKEN)).inScenario("t").whenScenarioStateIs("2")
                .willReturn(tokenAnswer("T1", 7200)));
        platform.answers(KfOperation.SERVICE_STATE_TRANS, ok());

        assertThat(platform.client().serviceStateTrans(TO_SERVICER).errcode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 45009, 95018, 40058, 48007, 95099, 12345 })
    void doesNotRepeatWhatDoesNotPassByItself(int errcode) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, error(errcode, "no"));

        WecomKfException e = failure(() -> platform.client().call(KfOperation.SYNC_MSG, null));

        assertThat(e.getErrcode()).isEqualTo(errcode);
        assertThat(e.getCategory()).isEqualTo(KfErrorCode.categoryOf(errcode));
        assertThat(platform.calls(KfOperation.SYNC_MSG)).hasSize(1);
    }

    @Test
    void keepsTheFirstFailureWhenTheRepetitionFailsDifferently() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, aResponse().withFault(Fault.EMPTY_RESPONSE), error(95018, "no"));

        WecomKfException e = failure(() -> platform.client().sendMsg(TEXT));

        assertThat(e.getErrcode()).isEqualTo(95018);
        assertThat(e.getSuppressed()).singleElement().isInstanceOfSatisfying(WecomKfException.class,
                earlier -> assertThat(earlier.getErrcode()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = { 40035, 40058, 12345 })
    void takesTheRefusalOfTheSameMessageForSuccessWhenNoAnswerCameBefore(int errcode) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, aResponse().withFault(Fault.EMPTY_RESPONSE), error(errcode, "duplicate msgid"));

        SendMsgReply reply = platform.client().sendMsg(TEXT);

        assertThat(reply.errcode()).isZero();
        assertThat(reply.msgId()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 45033 })
    void doesNotTakeItForSuccessWhenThePlatformHadRefusedTheFirst(int errcode) {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, error(errcode, "busy"), error(40058, "an argument"));

        assertThat(failure(() -> platform.client().sendMsg(TEXT)).getErrcode()).isEqualTo(40058);
    }

    @Test
    void endsTheWaitBetweenAttemptsWhenClosed() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, error(-1, "busy"));
        RetryPolicy patient = new RetryPolicy(3, new Backoff(Duration.ofMinutes(10), Duration.ofMinutes(10)));
        KfClient client = platform.client(platform.tokens(), patient);
        CompletableFuture<KfReply> call = CompletableFuture.supplyAsync(() -> client.call(KfOperation.SYNC_MSG, null));
        await().atMost(Duration.ofSeconds(10)).until(() -> platform.calls(KfOperation.SYNC_MSG).size() == 1);

        client.close();

        assertThat(call).failsWithin(Duration.ofSeconds(10)).withThrowableThat()
                .havingCause().isInstanceOfSatisfying(WecomKfException.class, e -> assertThat(e.getErrcode()).isEqualTo(-1));
        assertThat(failure(() -> client.call(KfOperation.SYNC_MSG, null)))
                .hasMessageContaining("syncMsg failed: the client is closed");
        assertThat(failure(() -> client.withoutRepetition().call(KfOperation.SYNC_MSG, null)))
                .hasMessageContaining("the client is closed");
        assertThat(platform.calls(KfOperation.SYNC_MSG)).hasSize(1);
    }

    @Test
    void endsTheWaitBetweenAttemptsWhenInterrupted() throws Exception {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SYNC_MSG, error(-1, "busy"));
        RetryPolicy patient = new RetryPolicy(3, new Backoff(Duration.ofMinutes(10), Duration.ofMinutes(10)));
        KfClient client = platform.client(platform.tokens(), patient);
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure(() -> client.call(KfOperation.SYNC_MSG, null));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> caller.getState() == Thread.State.TIMED_WAITING
                && platform.calls(KfOperation.SYNC_MSG).size() == 1);

        caller.interrupt();

        assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(platform.calls(KfOperation.SYNC_MSG)).hasSize(1);
    }

    // ---- message ids

    @Test
    void givesAMessageAnIdAndRepeatsItWithTheSame() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, aResponse().withFault(Fault.EMPTY_RESPONSE), aResponse().withStatus(502), ok());

        platform.client().sendMsg(TEXT);

        List<String> ids = msgIds(KfOperation.SEND_MSG);
        assertThat(ids).hasSize(3).allMatch(id -> id.matches("[0-9a-zA-Z_-]{32}"));
        assertThat(ids).containsOnly(ids.get(0));
    }

    @Test
    void givesEveryMessageAnotherId() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, ok());
        KfClient client = platform.client();

        client.sendMsg(TEXT);
        client.sendMsg(TEXT);

        assertThat(msgIds(KfOperation.SEND_MSG)).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void keepsTheIdOfTheCaller() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, ok());

        platform.client().sendMsg(TEXT.withMsgId("mine"));

        assertThat(msgIds(KfOperation.SEND_MSG)).containsExactly("mine");
    }

    @Test
    void givesAMessageWithAnEmptyIdOneAndLeavesTheJsonOfTheCallerAlone() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG_ON_EVENT, ok());
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("code", "C").put("msgid", "");

        platform.client().call(KfOperation.SEND_MSG_ON_EVENT, request);

        assertThat(msgIds(KfOperation.SEND_MSG_ON_EVENT)).singleElement().asString().hasSize(32);
        assertThat(request.path("msgid").asText()).isEmpty();
    }

    private List<String> msgIds(KfOperation operation) {
        return platform.calls(operation).stream().map(KfClientTest::msgId).toList();
    }

    private static String msgId(LoggedRequest call) {
        try {
            return KfJson.parse(call.getBody()).path("msgid").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WecomKfException failure(Runnable call) {
        return catchThrowableOfType(WecomKfException.class, call::run);
    }
}
