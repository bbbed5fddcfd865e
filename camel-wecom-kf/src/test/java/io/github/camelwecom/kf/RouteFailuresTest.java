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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camel's error handling makes of a message: processed, or handed out again.
 */
class RouteFailuresTest extends LaneTestSupport {

    private final ReportedFailures reported = new ReportedFailures();

    static Stream<Named<Consumer<RouteBuilder>>> errorHandlingThatTakesCareOfIt() {
        return Stream.of(
                Named.of("handled", routes -> routes.onException(IllegalStateException.class).handled(true).to("mock:caught")),
                Named.of("continued",
                        routes -> routes.onException(IllegalStateException.class).continued(true).to("mock:caught")),
                Named.of("dead letter channel", routes -> routes.errorHandler(routes.deadLetterChannel("mock:caught"))));
    }

    @ParameterizedTest
    @MethodSource("errorHandlingThatTakesCareOfIt")
    void aFailureThatTheRoutesErrorHandlingTakesCareOfMeansProcessed(Consumer<RouteBuilder> errorHandling) throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            errorHandling.accept(routes);
            routes.from(messages()).process(route);
        });

        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "ann2");
        assertThat(mock("caught").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aFailureThatIsOnlyWatchedIsNoneThatIsHandled() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            routes.onException(IllegalStateException.class).to("mock:watched");
            routes.from(messages()).process(route);
        });

        until(() -> route.begun().equals(List.of("ann1", "ann1", "ann1")));
        route.recover("ann1");
        untilCommitted();
        assertThat(route.finished()).containsExactly("ann1", "ann2");
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void camelsOwnRedeliveriesAreOneTry(Consumer<RouteBuilder> errorHandler) throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            errorHandler.accept(routes);
            routes.from(messages("maximumRedeliveries=1&onExhausted=skip")).process(route);
        });

        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "ann1", "ann1", "ann1", "ann1", "ann1", "ann2");
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, false, false, true, true, true);
    }

    static Stream<Named<Consumer<RouteBuilder>>> repetitions() {
        return Stream.of(
                Named.of("at once", routes -> routes.errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))),
                Named.of("later, without a thread", routes -> routes.errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(20).asyncDelayedRedelivery())));
    }

    static Stream<Named<Consumer<RouteDefinition>>> rollbacks() {
        return Stream.of(
                Named.of("rollback", steps -> steps.rollback("not now")),
                Named.of("markRollbackOnly", RouteDefinition::markRollbackOnly),
                Named.of("markRollbackOnlyLast", RouteDefinition::markRollbackOnlyLast),
                Named.of("handled and marked", steps -> steps.onException(IllegalStateException.class).handled(true)
                        .markRollbackOnly().end().throwException(new IllegalStateException("not now"))));
    }

    @ParameterizedTest
    @MethodSource("rollbacks")
    void aMessageRolledBackIsHandedOutAgain(Consumer<RouteDefinition> rollback) throws Exception {
        write("ann1", "ann2");

        start(routes -> {
            RouteDefinition steps = routes.from(messages());
            steps.process(route);
            rollback.accept(steps);
        });

        until(() -> route.begun().size() >= 3);
        assertThat(route.begun()).containsOnly("ann1");
        assertThat(progress()).noneMatch(line -> line.startsWith("done") || line.startsWith("cursor"));
    }

    @Test
    void aRouteThatStopsEarlyHasProcessedItsMessage() throws Exception {
        write("ann1", "ann2");

        start(routes -> routes.from(messages()).process(route).stop().to("mock:notReached"));

        untilCommitted();
        assertThat(route.finished()).containsExactly("ann1", "ann2");
        assertThat(mock("notReached").getReceivedCounter()).isZero();
    }

    static Stream<Named<Consumer<RouteDefinition>>> otherThreads() {
        return Stream.of(
                Named.of("threads", steps -> steps.threads(2).to("direct:work")),
                Named.of("delay", steps -> steps.delay(10).asyncDelayed().to("direct:work")),
                Named.of("throttle", steps -> steps.throttle(100).asyncDelayed().to("direct:work")),
                Named.of("seda that is waited for", steps -> steps.to("seda:work?waitForTaskToComplete=Always&timeout=0")));
    }

    @ParameterizedTest
    @MethodSource("otherThreads")
    void aMessageThatGoesOnInAnotherThreadIsWaitedFor(Consumer<RouteDefinition> change) throws Exception {
        write("ann1", "ann2");
        route.close("ann1");

        start(routes -> {
            routes.from("seda:work").to("direct:work");
            routes.from("direct:work").process(route);
            change.accept(routes.from(messages()));
        });

        until(() -> route.begun().equals(List.of("ann1")));
        staysTrue(() -> route.begun().equals(List.of("ann1")));
        assertThat(progress()).noneMatch(line -> line.startsWith("done") || line.startsWith("cursor"));
        route.open("ann1");
        untilCommitted();
        assertThat(route.finished()).containsExactly("ann1", "ann2");
    }

    @Test
    void aFailureInAnotherThreadIsAFailure() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> routes.from(messages()).threads(2).process(route));

        until(() -> route.begun().equals(List.of("ann1", "ann1", "ann1")));
        route.recover("ann1");
        untilCommitted();
        assertThat(route.finished()).containsExactly("ann1", "ann2");
    }

    /** As with every consumer: whoever puts a message into a queue in memory has answered for it. */
    @Test
    void aMessageLeftInAQueueIsProcessed() throws Exception {
        write("ann1", "ann2");
        route.close("ann1");

        start(routes -> {
            routes.from("seda:work").process(route);
            routes.from(messages()).to("seda:work");
        });

        untilCommitted();
        assertThat(route.finished()).isEmpty();
        route.open("ann1");
        until(() -> route.finished().size() == 2);
    }

    @Test
    void aQueueThatIsNotWaitedForLongEnoughHasItsMessageTwiceAtATime() throws Exception {
        write("ann1");
        route.close("ann1");

        start(routes -> {
            routes.from("seda:work?concurrentConsumers=2").process(route);
            routes.from(messages()).to("seda:work?waitForTaskToComplete=Always&timeout=100");
        });

        until(() -> route.begun().equals(List.of("ann1", "ann1")));
        route.open("ann1");
        untilCommitted();
    }

    static Stream<Named<Consumer<RouteDefinition>>> collectors() {
        return Stream.of(
                Named.of("aggregate", steps -> steps
                        .aggregate(new GroupedExchangeAggregationStrategy()).constant(true).completionSize(100)
                        .to("direct:work")),
                Named.of("resequence", steps -> steps
                        .resequence().header(WecomKfConstants.MESSAGE_ID).batch().size(100).timeout(600_000)
                        .to("direct:work")));
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aMessageThatIsCollectedIsProcessed(Consumer<RouteDefinition> change) throws Exception {
        write("ann1", "ann2");

        start(routes -> {
            routes.from("direct:work").process(route);
            change.accept(routes.from(messages()));
        });

        untilCommitted();
        assertThat(route.begun()).as("of the group that is not complete").isEmpty();
    }

    @Test
    void anExceptionHandlerHearsOfEachFailureAndOfTheMessageThatIsSkipped() throws Exception {
        context.getRegistry().bind("failures", reported);
        write("ann1", "ann2");
        route.fail("ann1");

        start("maximumRedeliveries=1&onExhausted=skip&exceptionHandler=#failures");

        untilCommitted();
        assertThat(reported.all()).extracting(Report::message).containsExactly(
                "Message was not processed", "Message was not processed", "Message was never processed and is given up");
        assertThat(reported.all()).extracting(Report::text).containsOnly("ann1");
        assertThat(reported.all()).allSatisfy(report -> assertThat(report.cause()).hasMessage("not now"));
    }

    @Test
    void anExceptionHandlerThatFailsChangesNothing() throws Exception {
        context.getRegistry().bind("failures", reported);
        reported.fail();
        write("ann1", "ann2");
        route.fail("ann1");

        start("maximumRedeliveries=1&onExhausted=skip&exceptionHandler=#failures");

        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "ann1", "ann2");
    }

    @Test
    void aPlatformThatRefusesToBeReadReachesABridgedErrorHandlerOnce() throws Exception {
        write("ann1");
        sandbox.failNext(2, "kf/sync_msg", KfFault.errcode(60020));

        start(routes -> {
            routes.onException(WecomKfException.class).handled(true).to("mock:refused");
            routes.from(messages("bridgeErrorHandler=true")).process(route);
        });

        untilCommitted();
        assertThat(mock("refused").getExchanges()).singleElement()
                .extracting(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, WecomKfException.class).getErrcode())
                .isEqualTo(60020);
        assertThat(route.begun()).containsExactly("ann1");
    }

    @Test
    void anAccountListThatIsRefusedReachesABridgedErrorHandlerOnce() throws Exception {
        write("ann1");
        sandbox.failNext(2, "kf/account/list", KfFault.errcode(60020));

        start(routes -> {
            routes.onException(WecomKfException.class).handled(true).to("mock:refused");
            routes.from("wecom-kf:syncMsg?bridgeErrorHandler=true").process(route);
        });

        untilCommitted();
        assertThat(mock("refused").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aFailureThatTheRoutesErrorHandlerHadIsNotBridgedToItAgain() throws Exception {
        write("ann1", "ann2");
        route.fail("ann1");

        start(routes -> {
            routes.onException(IllegalStateException.class).to("mock:watched");
            routes.from(messages("bridgeErrorHandler=true&maximumRedeliveries=2&onExhausted=skip")).process(route);
        });

        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "ann1", "ann1", "ann2");
        assertThat(mock("watched").getReceivedCounter()).isEqualTo(3);
    }

    private record Report(String message, String text, Throwable cause) {
    }

    private static final class ReportedFailures implements ExceptionHandler {

        private final List<Report> reports = new CopyOnWriteArrayList<>();
        private volatile boolean failing;

        void fail() {
            failing = true;
        }

        List<Report> all() {
            return reports;
        }

        @Override
        public void handleException(Throwable exception) {
            handleException(null, null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            if (failing) {
                throw new IllegalArgumentException("the mail server is away");
            }
            reports.add(new Report(
                    message, exchange.getMessage().getBody(TextMessage.class).text().content(), exception));
        }
    }
}
