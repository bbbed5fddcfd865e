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

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Paging, cursors, and a platform that has a bad day: every message arrives, once, in order.
 */
class PullFromAStrangePlatformTest extends WecomKfTestSupport {

    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer().unannounced();

    @Test
    void readsAllPagesAlsoWhenTheLastOneIsExactlyFull() throws Exception {
        writes(9);

        start("pageSize=3");

        arrive(9);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "always the same" })
    void doesNotSpinOnHasMoreWithoutANewCursor(String cursor) throws Exception {
        sandbox.wireMock().stubFor(post(urlPathEqualTo("/cgi-bin/kf/sync_msg")).willReturn(okJson(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"" + cursor + "\",\"has_more\":1,\"msg_list\":[]}")));

        start("startFrom=EARLIEST");

        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> syncCallsOfStubs() >= 3);
        assertThat(syncCallsOfStubs()).isLessThan(6);
    }

    private int syncCallsOfStubs() {
        return sandbox.wireMock().findAll(WireMock.postRequestedFor(urlPathEqualTo("/cgi-bin/kf/sync_msg"))).size();
    }

    @Test
    void pullsOnceWithoutTheTokenThatThePlatformRefuses() throws Exception {
        start("startFrom=EARLIEST");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> sandbox.journal("kf/sync_msg").size() == 1);
        sandbox.failNext("kf/sync_msg", KfFault.errcode(95007));

        sandbox.customer().says("hello");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(words()).containsExactly("hello"));
        assertThat(sandbox.journal("kf/sync_msg")).extracting(call -> call.request().hasNonNull("token"))
                .containsExactly(false, true, false);
    }

    @Test
    void readsOnByItselfWhenThePlatformIsBack() throws Exception {
        writes(2);
        sandbox.failNext(3, "kf/sync_msg", KfFault.httpStatus(503));

        start("startFrom=EARLIEST");

        arrive(2);
    }

    @Test
    void oneStrangeItemDoesNotHarmItsPage() throws Exception {
        customer.says("m1");
        account.append("{\"msgid\":\"strange\",\"origin\":3,\"msgtype\":\"text\",\"text\":\"not an object\"}");
        account.append("{\"nothing\":\"known\"}");
        customer.says("m2");

        start("startFrom=EARLIEST");

        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("seen").getReceivedCounter() == 4);
        assertThat(words()).containsExactlyInAnyOrder("m1", null, "m2");
    }

    @Test
    void anItemWithoutAnIdIsDeliveredOnceEvenIfItsPageComesTwice() throws Exception {
        account.append("{\"send_time\":1,\"origin\":4,\"msgtype\":\"event\",\"event\":{\"event_type\":\"new_event\"}}");
        customer.says("m1");
        start("pageSize=3");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("seen").getReceivedCounter() == 2);

        context.getRouteController().stopRoute("pull");
        customer.says("m2");
        context.getRouteController().startRoute("pull");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(words()).containsExactly("m1", "m2"));
        assertThat(mock("seen").getReceivedCounter()).isEqualTo(3);
    }

    @Test
    void anIdThatIsNoWordHarmsNoStateFile() throws Exception {
        account.append("{\"msgid\":\"two\\nlines\",\"origin\":4,\"msgtype\":\"event\",\"event\":{}}");
        start("safetyNetInterval=200");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("seen").getReceivedCounter() == 1);

        context.getRouteController().stopRoute("pull");
        customer.says("m1");
        context.getRouteController().startRoute("pull");

        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("seen").getReceivedCounter() == 2);
    }

    @Test
    void startsWithTheNextMessageWhenHistoryIsNotWanted() throws Exception {
        writes(7);
        untilTheSecondIsOver();
        start("startFrom=LATEST&pageSize=2");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> sandbox.journal("kf/sync_msg").size() >= 4);

        sandbox.customer().says("news");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(words()).containsExactly("news"));
    }

    @Test
    void findsMessagesWhoseCallbacksWereLost() throws Exception {
        start("safetyNetInterval=200");
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> !sandbox.journal("kf/sync_msg").isEmpty());

        writes(1);

        arrive(1);
    }

    @Test
    void worksWithoutCallbacksAtAll() throws Exception {
        component("wecom-kf").getConfiguration().setToken(null);
        component("wecom-kf").getConfiguration().setEncodingAesKey(null);
        start("safetyNetInterval=200");

        sandbox.customer().says("m1");

        arrive(1);
        assertThat(sandbox.callbackAttempts()).noneMatch(attempt -> attempt.delivered());
    }

    private WecomKfComponent component(String name) {
        return context.getComponent(name, WecomKfComponent.class);
    }

    private void writes(int messages) {
        for (int i = 1; i <= messages; i++) {
            customer.says("m" + i);
        }
    }

    private void start(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + account.openKfId() + "&" + options).routeId("pull").to("mock:seen");
            }
        });
    }

    private void arrive(int messages) {
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> words().size() == messages);
        assertThat(words()).isEqualTo(
                IntStream.rangeClosed(1, messages).mapToObj(number -> "m" + number).toList());
    }

    private List<String> words() {
        return mock("seen").getExchanges().stream().map(exchange -> exchange.getMessage().getBody())
                .filter(TextMessage.class::isInstance)
                .map(TextMessage.class::cast).map(message -> message.text().content()).toList();
    }
}
