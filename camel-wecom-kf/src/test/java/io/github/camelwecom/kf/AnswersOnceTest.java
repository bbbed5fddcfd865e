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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.Backoff;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.ExpressionAdapter;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that may have been sent before: after a lost reply, when the message comes again, after a restart.
 */
class AnswersOnceTest extends LaneTestSupport {

    private static final String SEND_MSG = "kf/send_msg";
    private static final String SEND = "wecom-kf:sendMsg?msgType=text";
    private static final String NO_WORD_OF_THE_ID = "{\"errcode\":40058,\"errmsg\":\"invalid Request Parameter\"}";

    private final SandboxCustomer ann = sandbox.customer("ann").unannounced();
    private final SandboxCustomer bob = sandbox.customer("bob").unannounced();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final List<WecomKfException> failures = new CopyOnWriteArrayList<>();
    private final CapturedLog log = CapturedLog.ofTheComponent();

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setRetryPolicy(new RetryPolicy(2, new Backoff(Duration.ofMillis(10), Duration.ofMillis(10))));
        return component;
    }

    @Override
    protected void cleanupResources() {
        log.close();
    }

    // ---- a reply that was lost

    @Test
    void anAnswerWhoseReplyWasLostCountsAsSent() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.replyLost());
        List<SendMsgReply> replies = new CopyOnWriteArrayList<>();

        answer(route -> route.to(SEND).process(exchange -> replies.add(exchange.getMessage().getBody(SendMsgReply.class))));

        untilCommitted();
        assertThat(texts(ann)).containsExactly("answer");
        assertThat(tries).hasValue(1);
        assertThat(replies).singleElement().extracting(SendMsgReply::errcode, SendMsgReply::msgId)
                .containsExactly(0, ann.received().get(0).msgId());
        assertThat(log.linesAbout("counts as sent")).singleElement().asString()
                .startsWith("WARN ").contains(replies.get(0).msgId(), "40058").doesNotContain("answer ", "ann1");
    }

    @Test
    void anAnswerWhoseReplyIsLostForGoodIsNotSentAgainWhenTheMessageComesAgain() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.replyLost());
        sandbox.failNext(SEND_MSG, KfFault.httpStatus(502));

        answer(route -> route.to(SEND));

        untilCommitted();
        assertThat(tries).hasValue(2);
        assertThat(texts(ann)).containsExactly("answer");
    }

    @Test
    void aStepThatCamelsErrorHandlerMakesAgainIsTheSameAnswer() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.replyLost());
        sandbox.failNext(SEND_MSG, KfFault.httpStatus(502));

        start(routes -> {
            routes.onException(WecomKfException.class).maximumRedeliveries(1).redeliveryDelay(10);
            answered(routes.from(messages()), route -> route.to(SEND));
        });

        untilCommitted();
        assertThat(tries).hasValue(1);
        assertThat(texts(ann)).containsExactly("answer");
    }

    @Test
    void anotherRefusalAfterALostReplyIsThrown() {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.replyLost());
        sandbox.failNext(SEND_MSG, KfFault.errcode(95018));

        WecomKfException failure = failureOf(SEND, "answer", Map.of());

        assertThat(failure.getErrcode()).isEqualTo(95018);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOfSatisfying(WecomKfException.class,
                unclear -> assertThat(unclear.getErrcode()).isNull());
    }

    @Test
    void aRefusalAfterACallThatNeverWentOutIsThrown() {
        ann.says("ann1");
        // an access token could not be had, which is no try of the message
        sandbox.failNext("gettoken", KfFault.httpStatus(502));
        sandbox.failNext(SEND_MSG, KfFault.body(NO_WORD_OF_THE_ID));

        assertThat(failureOf(SEND, "answer", Map.of()).getErrcode()).isEqualTo(40058);
    }

    @Test
    void aRefusalOfARequestThatBreaksTheLimitsIsThrownAfterALostReply() {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.httpStatus(502));
        sandbox.failNext(SEND_MSG, KfFault.body(NO_WORD_OF_THE_ID));

        WecomKfException failure = failureOf(SEND + "&validateRequests=false", "x".repeat(2049), Map.of());

        assertThat(failure.getErrcode()).isEqualTo(40058);
    }

    @Test
    void aWelcomeWhoseReplyWasLostCountsAsSent() {
        String code = welcomeCode();
        sandbox.failNext("kf/send_msg_on_event", KfFault.replyLost());

        template.requestBodyAndHeader("wecom-kf:sendMsgOnEvent?msgType=text", "Welcome!", WecomKfConstants.CODE, code);

        assertThat(texts(ann)).containsExactly("Welcome!");
    }

    @Test
    void aCodeThatWasUsedBeforeTheCallIsRefused() {
        String code = welcomeCode();
        template.requestBodyAndHeader("wecom-kf:sendMsgOnEvent?msgType=text", "Welcome!", WecomKfConstants.CODE, code);

        WecomKfException failure = failureOf("wecom-kf:sendMsgOnEvent?msgType=text", "Welcome!",
                Map.of(WecomKfConstants.CODE, code));

        assertThat(failure.getErrcode()).isEqualTo(40058);
    }

    // ---- the message comes again

    static Stream<Named<Answering>> waysToAnswer() {
        return Stream.of(
                way("once", route -> route.to(SEND), "answer"),
                way("twice in the same words", route -> route.to(SEND).setBody().constant("answer").to(SEND),
                        "answer", "answer"),
                way("in a loop", route -> route.loop(3).setBody().constant("answer").to(SEND).end(),
                        "answer", "answer", "answer"),
                way("in a loop of copies", route -> route.loop(3).copy().to(SEND).end(), "answer", "answer", "answer"),
                way("by one step, called from two places", route -> route.to("direct:say").setBody().constant("answer")
                        .to("direct:say"), "answer", "answer"),
                way("in parallel branches", route -> route.multicast().parallelProcessing()
                        .to("direct:say", "direct:say", "direct:say").end(), "answer", "answer", "answer"),
                way("in parallel branches with steps of their own", route -> route.multicast().parallelProcessing()
                        .to("direct:say", SEND).end(), "answer", "answer"),
                way("to a list of recipients",
                        route -> route.recipientList().constant("direct:say," + SEND).parallelProcessing()
                                .end(),
                        "answer", "answer"),
                way("in the parts of a split", route -> route.split().constant(List.of("a", "b", "c")).parallelProcessing()
                        .to("direct:say").end(), "a", "b", "c"),
                way("by enrich", route -> route.enrich(SEND).setBody().constant("answer").enrich(SEND), "answer", "answer"),
                way("beside the route", route -> route.wireTap("direct:say").end().to(SEND), "answer", "answer"),
                way("beside the route, by the same step",
                        route -> route.wireTap("direct:say").end().wireTap("direct:say").end(),
                        "answer", "answer"),
                way("through a queue", route -> route.to("seda:say").setBody().constant("answer").to("seda:say"),
                        "answer", "answer"),
                way("through a bean that sends the exchange", route -> route.process(
                        exchange -> exchange.getContext().createProducerTemplate().send(SEND, exchange)), "answer"));
    }

    @ParameterizedTest
    @MethodSource("waysToAnswer")
    void everyAnswerArrivesOnceThoughTheMessageComesAgain(Answering way) throws Exception {
        ann.says("ann1");
        failuresToCome.set(2);

        start(routes -> {
            routes.from("direct:say").id("say").to(SEND);
            routes.from("seda:say").to(SEND);
            answered(routes.from(messages()), way.route());
        });

        untilCommitted();
        assertThat(tries).hasValue(3);
        until(() -> texts(ann).size() == way.arriving().size());
        staysTrue(() -> texts(ann).size() == way.arriving().size());
        assertThat(texts(ann)).containsExactlyInAnyOrderElementsOf(way.arriving());
    }

    static Stream<Named<Answering>> waysToDivide() {
        return Stream.of(
                way("split",
                        route -> route.split().constant(List.of("first", "second")).to("direct:sayButNotTheFirstAtFirst").end(),
                        "first", "second"),
                way("multicast", route -> route.multicast().to("direct:first", "direct:second").end(), "first", "second"));
    }

    @ParameterizedTest
    @MethodSource("waysToDivide")
    void aPartThatWasNotSentIsNotTakenForOneThatWas(Answering way) throws Exception {
        ann.says("ann1");
        failuresToCome.set(1);

        start(routes -> {
            routes.from("direct:first").setBody().constant("first").to("direct:sayButNotTheFirstAtFirst");
            routes.from("direct:second").setBody().constant("second").to("direct:sayButNotTheFirstAtFirst");
            routes.from("direct:sayButNotTheFirstAtFirst")
                    .filter(exchange -> tries.get() > 1 || "second".equals(exchange.getMessage().getBody()))
                    .to(SEND).end();
            answered(routes.from(messages()), way.route());
        });

        untilCommitted();
        assertThat(texts(ann)).containsExactlyInAnyOrderElementsOf(way.arriving());
    }

    @Test
    void anAnswerInOtherWordsIsTheSameAnswer() throws Exception {
        ann.says("ann1");
        failuresToCome.set(2);

        answer(route -> route.setBody(new Words(tries)).to(SEND));

        untilCommitted();
        assertThat(texts(ann)).containsExactly("words of try 1");
    }

    @Test
    void aLongTextIsSentFromWhereItBrokeOff() throws Exception {
        ann.says("ann1");
        String text = "很长的一句话，说明书里写的。".repeat(200);
        sandbox.failNext(SEND_MSG, KfFault.delay(Duration.ZERO));
        sandbox.failNext(2, SEND_MSG, KfFault.httpStatus(502));

        answer(route -> route.setBody().constant(text).to(SEND + "&splitLongText=true"));

        untilCommitted();
        assertThat(tries).hasValue(2);
        assertThat(ann.received()).hasSizeGreaterThan(1);
        assertThat(String.join("", texts(ann))).isEqualTo(text);
    }

    @Test
    void anotherCustomerIsToldByTheSameStepWhatTheWriterIsTold() throws Exception {
        ann.says("ann1");
        bob.says("bob1");
        failuresToCome.set(1);

        answer(route -> route.filter(writtenBy("ann")).to("direct:say").setBody().constant("answer")
                .setHeader(WecomKfConstants.EXTERNAL_USER_ID).constant("bob").to("direct:say")
                .setHeader(WecomKfConstants.EXTERNAL_USER_ID).constant("ann").end());

        untilCommitted();
        assertThat(texts(ann)).containsExactly("answer");
        assertThat(texts(bob)).containsExactly("answer");
    }

    @Test
    void switchedOffItAnswersAgain() throws Exception {
        ann.says("ann1");
        failuresToCome.set(1);

        answer(route -> route.to(SEND + "&answerOnce=false"));

        untilCommitted();
        assertThat(texts(ann)).containsExactly("answer", "answer");
    }

    @Test
    void aRefusalThatMayMeanTheIdCountsAsSentWhenTheMessageComesAgain() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.delay(Duration.ZERO));
        sandbox.failNext(SEND_MSG, KfFault.body(NO_WORD_OF_THE_ID));
        failuresToCome.set(1);

        answer(route -> route.to(SEND));

        untilCommitted();
        assertThat(tries).hasValue(2);
        assertThat(failures).isEmpty();
        assertThat(log.linesAbout("counts as sent")).hasSize(1);
    }

    @Test
    void aRefusalThatMayMeanTheIdIsThrownWhenTheMessageComesFirst() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.body(NO_WORD_OF_THE_ID));

        answer(route -> route.to(SEND));

        until(() -> failures.size() == 1);
        assertThat(failures.get(0).getErrcode()).isEqualTo(40058);
        assertThat(log.linesAbout("counts as sent")).isEmpty();
    }

    @Test
    void anotherRefusalIsThrownWhenTheMessageComesAgain() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.delay(Duration.ZERO));
        sandbox.failNext(SEND_MSG, KfFault.errcode(95018));
        failuresToCome.set(1);

        answer(route -> route.to(SEND));

        until(() -> failures.size() == 1);
        assertThat(failures.get(0).getCategory()).isEqualTo(ErrorCategory.SESSION);
        assertThat(log.linesAbout("counts as sent")).isEmpty();
    }

    // ---- an id of the caller's

    @Test
    void anIdOfTheCallersIsSentAsItIs() throws Exception {
        ann.says("ann1");

        answer(route -> route.setBody().constant(ofTheCallers()).to("wecom-kf:sendMsg"));

        untilCommitted();
        assertThat(ann.received()).extracting(ReceivedMessage::msgId).containsExactly("mine");
    }

    @Test
    void theRefusalOfAnIdOfTheCallersIsThrown() throws Exception {
        ann.says("ann1");
        failuresToCome.set(1);

        answer(route -> route.setBody().constant(ofTheCallers()).doTry().to("wecom-kf:sendMsg")
                .doCatch(WecomKfException.class).process(this::remember).end());

        untilCommitted();
        assertThat(failures).singleElement().extracting(WecomKfException::getErrcode).isEqualTo(40058);
        assertThat(ann.received()).hasSize(1);
    }

    @Test
    void anIdOfTheCallersCountsAsSentAfterALostReply() throws Exception {
        ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.replyLost());

        answer(route -> route.setBody().constant(ofTheCallers()).to("wecom-kf:sendMsg"));

        untilCommitted();
        assertThat(tries).hasValue(1);
        assertThat(ann.received()).extracting(ReceivedMessage::msgId).containsExactly("mine");
    }

    // ---- another process

    @Test
    void anotherProcessDoesNotAnswerAgain() throws Exception {
        answeredAndKilled("the-answer");

        readInAnotherProcess("the-answer");

        assertThat(texts(ann)).containsExactly("answer");
    }

    @Test
    void aStepWithAnotherIdAnswersAgain() throws Exception {
        answeredAndKilled("the-answer");

        readInAnotherProcess("another-step");

        assertThat(texts(ann)).containsExactly("answer", "answer");
    }

    // ---- messages that left the process

    @Test
    void aMessageThatCameOverTheNetworkIsAnsweredOnceThoughItComesTwice() throws Exception {
        String messageId = ann.says("ann1");
        overTheNetwork("", route -> route.to(SEND));

        post(messageId);
        post(messageId);

        assertThat(texts(ann)).containsExactly("answer");
        post(ann.says("ann2"));
        assertThat(texts(ann)).containsExactly("answer", "answer");
    }

    @Test
    void aMessageThatCameOverTheNetworkCanBeAnsweredMoreThanOnce() throws Exception {
        String messageId = ann.says("ann1");
        overTheNetwork("", route -> route.to(SEND).setBody().constant("answer").to(SEND)
                .split().constant(List.of("a", "b")).parallelProcessing().to("direct:say").end());

        post(messageId);
        post(messageId);

        assertThat(texts(ann)).containsExactlyInAnyOrder("answer", "answer", "a", "b");
    }

    @Test
    void aRefusalCountsAsSentIfAMarkCameOverTheNetwork() throws Exception {
        String messageId = ann.says("ann1");
        sandbox.failNext(SEND_MSG, KfFault.body(NO_WORD_OF_THE_ID));
        overTheNetwork("true", route -> route.to(SEND));

        post(messageId);

        assertThat(log.linesAbout("counts as sent")).hasSize(1);
    }

    @Test
    void whatABeanSendsWithTheHeadersOfTheMessageArrivesAsOftenAsItIsSent() throws Exception {
        ann.says("ann1");

        answer(route -> route.process(exchange -> {
            template.sendBodyAndHeaders(SEND, "answer", exchange.getMessage().getHeaders());
            template.sendBodyAndHeaders(SEND, "answer", exchange.getMessage().getHeaders());
            template.sendBodyAndHeaders("direct:say", "answer", exchange.getMessage().getHeaders());
            template.sendBodyAndHeaders("direct:say", "answer", exchange.getMessage().getHeaders());
        }));

        untilCommitted();
        assertThat(texts(ann)).hasSize(4);
    }

    // ---- helpers

    private record Answering(Consumer<ProcessorDefinition<?>> route, List<String> arriving) {
    }

    private static Named<Answering> way(String name, Consumer<ProcessorDefinition<?>> route, String... arriving) {
        return Named.of(name, new Answering(route, List.of(arriving)));
    }

    /** A route that answers each message, and then fails as often as the test says. */
    private void answer(Consumer<ProcessorDefinition<?>> answering) throws Exception {
        start(routes -> {
            routes.from("direct:say").to(SEND);
            answered(routes.from(messages()).onException(WecomKfException.class).process(this::remember).end(), answering);
        });
    }

    private void answered(ProcessorDefinition<?> route, Consumer<ProcessorDefinition<?>> answering) {
        ProcessorDefinition<?> begun = route.process(exchange -> tries.incrementAndGet()).setBody().constant("answer");
        answering.accept(begun);
        begun.process(this::failAsOftenAsToldTo);
    }

    private void failAsOftenAsToldTo(Exchange exchange) {
        if (failuresToCome.getAndDecrement() > 0) {
            throw new IllegalStateException("after the answer");
        }
    }

    private void remember(Exchange exchange) {
        failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, WecomKfException.class));
    }

    private static Predicate writtenBy(String customer) {
        return exchange -> customer.equals(exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID));
    }

    private static Map<String, Object> ofTheCallers() {
        return Map.of("msgtype", "text", "msgid", "mine", "text", Map.of("content", "answer"));
    }

    private static List<String> texts(SandboxCustomer customer) {
        return customer.received().stream().map(ReceivedMessage::text).toList();
    }

    private String welcomeCode() {
        ann.enters();
        try {
            List<String> codes = new CopyOnWriteArrayList<>();
            start(routes -> routes.from(messages())
                    .process(exchange -> codes.add(exchange.getMessage().getHeader(WecomKfConstants.CODE, String.class))));
            until(() -> codes.size() == 1);
            return codes.get(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WecomKfException failureOf(String uri, String body, Map<String, Object> headers) {
        Exchange exchange = template.request(uri, request -> {
            Message message = request.getMessage();
            message.setBody(body);
            message.setHeaders(new HashMap<>(headers));
            message.setHeader(WecomKfConstants.OPEN_KF_ID, account.openKfId());
            message.setHeader(WecomKfConstants.EXTERNAL_USER_ID, "ann");
        });
        return (WecomKfException) exchange.getException();
    }

    /** The process ends after the answer and before the message counts as processed. */
    private void answeredAndKilled(String step) throws Exception {
        ann.says("ann1");
        failuresToCome.set(1);
        start(routes -> answered(routes.from(messages("redeliveryDelay=1h")), route -> route.to(SEND).id(step)));
        until(() -> failuresToCome.get() == 0);
        context.stop();
    }

    private void readInAnotherProcess(String step) throws Exception {
        WecomKfComponent component = component();
        component.getConfiguration().setToken(null);
        component.getConfiguration().setEncodingAesKey(null);
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.addComponent("wecom-kf", component);
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    answered(from(messages()), route -> route.to(SEND).id(step));
                }
            });
            other.start();
            untilCommitted();
        }
    }

    /** A route that is not the consumer's: all it knows of the message is what came in headers. */
    private void overTheNetwork(String redelivered, Consumer<ProcessorDefinition<?>> answering) throws Exception {
        start(routes -> {
            routes.from("direct:say").to(SEND);
            answering.accept(routes.from("platform-http:/queue")
                    .setHeader(WecomKfConstants.MESSAGE_ID, routes.bodyAs(byte[].class))
                    .setHeader(WecomKfConstants.REDELIVERED).constant(redelivered.getBytes())
                    .setHeader(WecomKfConstants.OPEN_KF_ID).constant(account.openKfId())
                    .setHeader(WecomKfConstants.EXTERNAL_USER_ID).constant("ann")
                    .setBody().constant("answer"));
        });
    }

    private void post(String messageId) throws Exception {
        URI queue = callbackUrl("/queue");
        HttpRequest request = HttpRequest.newBuilder(queue).POST(HttpRequest.BodyPublishers.ofString(messageId)).build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** As a language model has it: other words each time. */
    private static final class Words extends ExpressionAdapter {

        private final AtomicInteger tries;

        Words(AtomicInteger tries) {
            this.tries = tries;
        }

        @Override
        public Object evaluate(Exchange exchange) {
            return "words of try " + tries;
        }
    }
}
