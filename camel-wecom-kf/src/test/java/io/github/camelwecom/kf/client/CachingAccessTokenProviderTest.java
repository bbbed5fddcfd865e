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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelwecom.kf.client.KfPlatform.GETTOKEN;
import static io.github.camelwecom.kf.client.KfPlatform.error;
import static io.github.camelwecom.kf.client.KfPlatform.json;
import static io.github.camelwecom.kf.client.KfPlatform.tokenAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class CachingAccessTokenProviderTest {

    private static final int THREADS = 32;

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    @Test
    void asksWithCorpIdAndSecretAndKeepsTheToken() {
        platform.stub(get(urlPathEqualTo(GETTOKEN))
                .withQueryParam("corpid", equalTo(KfPlatform.CORP_ID))
                .withQueryParam("corpsecret", equalTo(KfPlatform.SECRET))
                .willReturn(tokenAnswer("T1", 7200)));
        CachingAccessTokenProvider tokens = platform.tokens();

        assertThat(tokens.accessToken()).isEqualTo("T1");
        assertThat(tokens.accessToken()).isEqualTo("T1");
        assertThat(platform.tokensFetched()).isEqualTo(1);
    }

    @Test
    void fetchesOnceHoweverManyThreadsNeedIt() throws Exception {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(tokenAnswer("T1", 7200).withFixedDelay(200)));
        CachingAccessTokenProvider tokens = platform.tokens();

        List<Object> results = together(tokens);

        assertThat(results).hasSize(THREADS).containsOnly("T1");
        assertThat(platform.tokensFetched()).isEqualTo(1);
    }

    @Test
    void sharesAFailureWithAllWhoWaited() throws Exception {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(error(-1, "busy").withFixedDelay(300)));
        CachingAccessTokenProvider tokens = platform.tokens();

        List<Object> results = together(tokens);

        assertThat(results).hasSize(THREADS).allSatisfy(result -> assertThat(result)
                .isInstanceOfSatisfying(WecomKfException.class, e -> assertThat(e.getErrcode()).isEqualTo(-1)));
        assertThat(platform.tokensFetched()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "7200, 6899, 6900", "100, 89, 90" })
    void renewsEarly(int life, int stillGood, int due) {
        platform.givesTokens("T1", "T2");
        platform.stub(get(urlPathEqualTo(GETTOKEN)).inScenario("tokens").whenScenarioStateIs("Started")
                .willSetStateTo("after T1").willReturn(tokenAnswer("T1", life)));
        CachingAccessTokenProvider tokens = platform.tokens();
        tokens.accessToken();

        platform.clock.advance(Duration.ofSeconds(stillGood));
        assertThat(tokens.accessToken()).isEqualTo("T1");
        platform.clock.advance(Duration.ofSeconds(due - stillGood));
        assertThat(tokens.accessToken()).isEqualTo("T2");
    }

    @Test
    void servesTheOldTokenWhileItCanNotBeRenewed() {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(tokenAnswer("T1", 7200)));
        CachingAccessTokenProvider tokens = platform.tokens();
        tokens.accessToken();
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(aResponse().withStatus(404)));

        platform.clock.advance(Duration.ofSeconds(7000));
        assertThat(tokens.accessToken()).isEqualTo("T1");
        assertThat(tokens.accessToken()).isEqualTo("T1");
        assertThat(platform.tokensFetched()).isEqualTo(2);

        platform.clock.advance(Duration.ofSeconds(11));
        assertThat(tokens.accessToken()).isEqualTo("T1");
        assertThat(platform.tokensFetched()).isEqualTo(3);

        platform.clock.advance(Duration.ofSeconds(200));
        assertThatThrownBy(tokens::accessToken).isInstanceOf(WecomKfException.class);
    }

    @Test
    void doesNotAskAgainAndAgainWhenThePlatformGivesTheSameTokenUntilItExpires() {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(tokenAnswer("T1", 7200)));
        CachingAccessTokenProvider tokens = platform.tokens();
        tokens.accessToken();
        platform.clock.advance(Duration.ofSeconds(6900));
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(tokenAnswer("T1", 300)));

        for (int i = 0; i < 10; i++) {
            tokens.accessToken();
            platform.clock.advance(Duration.ofSeconds(20));
        }

        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void fetchesAnotherTokenAfterARefusal() {
        platform.givesTokens("T1", "T2");
        CachingAccessTokenProvider tokens = platform.tokens();

        tokens.refused(tokens.accessToken());

        assertThat(tokens.accessToken()).isEqualTo("T2");
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void keepsTheNewTokenWhenTheOldOneIsRefusedLate() {
        platform.givesTokens("T1", "T2", "T3");
        CachingAccessTokenProvider tokens = platform.tokens();
        String old = tokens.accessToken();
        tokens.refused(old);
        tokens.accessToken();
        platform.clock.advance(Duration.ofMinutes(1));

        tokens.refused(old);

        assertThat(tokens.accessToken()).isEqualTo("T2");
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void doesNotFetchForEveryCallATokenThatIsGivenOutAndRefused() {
        platform.givesTokens("T1");
        CachingAccessTokenProvider tokens = platform.tokens();

        for (int i = 0; i < 10; i++) {
            tokens.refused(tokens.accessToken());
        }
        assertThat(platform.tokensFetched()).isEqualTo(2);

        platform.clock.advance(Duration.ofSeconds(11));
        tokens.refused(tokens.accessToken());
        tokens.accessToken();
        assertThat(platform.tokensFetched()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 40001, 40013, 40091, 45009, 60020 })
    void doesNotStormThePlatformWithAWrongSecret(int errcode) {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(error(errcode, "no")));
        CachingAccessTokenProvider tokens = platform.tokens();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(tokens::accessToken)
                    .isInstanceOfSatisfying(WecomKfException.class, e -> assertThat(e.getErrcode()).isEqualTo(errcode));
        }
        assertThat(platform.tokensFetched()).isEqualTo(1);

        platform.clock.advance(Duration.ofSeconds(11));
        assertThatThrownBy(tokens::accessToken).isInstanceOf(WecomKfException.class);
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void asksAgainAtOnceAfterAFailureThatPasses() {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(error(-1, "busy")));
        CachingAccessTokenProvider tokens = platform.tokens();
        assertThatThrownBy(tokens::accessToken).isInstanceOf(WecomKfException.class);
        platform.givesTokens("T1");

        assertThat(tokens.accessToken()).isEqualTo("T1");
    }

    @Test
    void tellsWhatIsWrongWithTheSecret() {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(error(40001, "invalid credential, from ip: 1.2.3.4")));

        WecomKfException e = catchThrowableOfType(WecomKfException.class, platform.tokens()::accessToken);

        assertThat(e.getOperation()).isEqualTo("gettoken");
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.PERMISSION);
        assertThat(e).hasMessageContainingAll("gettoken", "40001", "from ip: 1.2.3.4", "Check that the secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", ",\"access_token\":\"T\"", ",\"access_token\":\"T\",\"expires_in\":0",
            ",\"access_token\":\"T\",\"expires_in\":-1", ",\"expires_in\":7200", ",\"access_token\":7,\"expires_in\":7200",
            ",\"access_token\":\"\",\"expires_in\":7200", ",\"access_token\":null,\"expires_in\":7200" })
    void refusesAnAnswerThatIsNoToken(String answer) {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(json("{\"errcode\":0" + answer + "}")));

        assertThatThrownBy(platform.tokens()::accessToken)
                .isInstanceOfSatisfying(WecomKfException.class,
                        e -> assertThat(e.getCategory()).isEqualTo(ErrorCategory.RETRYABLE))
                .hasMessageContainingAll("access_token", "expires_in");
    }

    @Test
    void neverShowsTheSecret() {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        CachingAccessTokenProvider tokens = platform.tokens();

        WecomKfException e = catchThrowableOfType(WecomKfException.class, tokens::accessToken);

        StringWriter shown = new StringWriter();
        e.printStackTrace(new PrintWriter(shown));
        assertThat(shown + tokens.toString()).doesNotContain(KfPlatform.SECRET, "corpsecret");
    }

    @Test
    void isInterruptible() throws Exception {
        platform.stub(get(urlPathEqualTo(GETTOKEN)).willReturn(tokenAnswer("T1", 7200).withFixedDelay(1000)));
        CachingAccessTokenProvider tokens = platform.tokens();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<String> fetching = threads.submit(tokens::accessToken);
            await().atMost(5, TimeUnit.SECONDS).until(() -> platform.tokensFetched() == 1);

            Thread.currentThread().interrupt();
            assertThatThrownBy(tokens::accessToken).isInstanceOf(WecomKfException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(fetching.get(5, TimeUnit.SECONDS)).isEqualTo("T1");
        } finally {
            threads.shutdownNow();
        }
    }

    /** What each of many threads gets that ask at the same moment. */
    private static List<Object> together(AccessTokenProvider tokens) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    try {
                        return tokens.accessToken();
                    } catch (WecomKfException e) {
                        return e;
                    }
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> future : futures) {
                results.add(future.get(20, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
