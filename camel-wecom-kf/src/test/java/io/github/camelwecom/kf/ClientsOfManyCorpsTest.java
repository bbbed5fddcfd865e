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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.client.RetryPolicy;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A route may name another corp in every message: what it costs is bounded, and goes when nobody uses it.
 */
class ClientsOfManyCorpsTest {

    private static final String ANSWER
            = "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"T\",\"expires_in\":7200,\"account_list\":[]}";
    private static final int MOST = 3;

    private final WireMockServer platform = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final WecomKfComponent component = new WecomKfComponent();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final ExecutorService caller = Executors.newSingleThreadExecutor();

    @BeforeEach
    void start() throws Exception {
        platform.start();
        platform.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ANSWER)));
        context.getGlobalOptions().put(Exchange.MAXIMUM_CACHE_POOL_SIZE, Integer.toString(MOST));
        component.setClock(new SetClock());
        component.setRetryPolicy(RetryPolicy.NONE);
        component.getConfiguration().setBaseUri(platform.baseUrl());
        context.addComponent("wecom-kf", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cached").toD("wecom-kf:accountList?corpId=${header.corp}&secret=s-${header.corp}", MOST);
                from("direct:uncached").toD("wecom-kf:accountList?corpId=${header.corp}&secret=s-${header.corp}", -1);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        platform.stop();
        caller.shutdownNow();
    }

    @Test
    void areNoMoreThanCamelKeepsProducersAndAsManyUnused() {
        for (int corp = 0; corp < 40; corp++) {
            call("direct:cached", "ww" + corp);
        }

        // Camel drops what is too much of its cache a little later
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            call("direct:cached", "ww39");
            assertThat(component.clients().size()).isLessThanOrEqualTo(3 * MOST);
        });
    }

    @Test
    void areKeptForAWhileWithTheirTokensThoughNoProducerIsCached() {
        for (int call = 0; call < 10; call++) {
            call("direct:uncached", "ww" + call % MOST);
        }

        assertThat(tokensFetched()).isEqualTo(MOST);
        assertThat(component.clients().size()).isEqualTo(MOST);
    }

    @Test
    void areClosedOnceNobodyUsedThemForAWhile() {
        call("direct:uncached", "ww1");
        pass(Duration.ofMinutes(5));
        call("direct:uncached", "ww2");

        pass(Duration.ofMinutes(6));
        component.clients().closeUnused();
        assertThat(component.clients().size()).isEqualTo(1);

        pass(Duration.ofMinutes(6));
        component.clients().closeUnused();
        assertThat(component.clients().size()).isZero();

        call("direct:uncached", "ww1");
        assertThat(tokensFetched()).isEqualTo(3);
    }

    @Test
    void areNotClosedWhileTheyAreInUse() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        context.getRegistry().bind("slow", new AccessTokenProvider() {
            @Override
            public String accessToken() {
                entered.countDown();
                await().until(() -> mayGoOn.getCount() == 0);
                return "T";
            }

            @Override
            public void refused(String accessToken) {
                // it never is
            }
        });
        Producer producer = context.getEndpoint("wecom-kf:accountList?corpId=ww1&accessTokenProvider=#slow").createProducer();
        producer.start();
        Future<Exchange> running = caller.submit(() -> call(producer));
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

        producer.stop();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();
        mayGoOn.countDown();

        assertThat(running.get(30, TimeUnit.SECONDS).getException()).isNull();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();
        assertThat(component.clients().size()).isZero();
    }

    /** Camel may still hand exchanges to a producer that its cache has stopped. */
    @Test
    void serveAProducerThatWasStopped() throws Exception {
        Producer producer = context.getEndpoint("wecom-kf:accountList?corpId=ww1&secret=s").createProducer();
        producer.start();
        producer.stop();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();

        assertThat(call(producer).getException()).isNull();
    }

    @Test
    void outliveTheOneWhoseTokensTheyUse() throws Exception {
        Producer source = context.getEndpoint("wecom-kf:accountList?corpId=ww1&secret=s").createProducer();
        Producer other = context.getEndpoint("wecom-kf:accountList?corpId=ww1&secret=s&responseTimeout=9s").createProducer();
        source.start();
        other.start();
        source.stop();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();

        assertThat(call(other).getException()).isNull();
        assertThat(tokensFetched()).isEqualTo(1);
        other.stop();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();
        pass(Duration.ofHours(1));
        component.clients().closeUnused();
        assertThat(component.clients().size()).isZero();
    }

    private Exchange call(Producer producer) throws Exception {
        Exchange exchange = producer.getEndpoint().createExchange();
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }

    private void call(String route, String corp) {
        Exchange exchange = context.createProducerTemplate().request(route,
                in -> in.getMessage().setHeader("corp", corp));
        assertThat(exchange.getException()).isNull();
    }

    private int tokensFetched() {
        return platform.findAll(getRequestedFor(urlPathEqualTo("/cgi-bin/gettoken"))).size();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private final class SetClock extends Clock {

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
