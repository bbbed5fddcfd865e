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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.RouteOnDemandReloadStrategy;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.service.BaseService;
import org.apache.camel.throttling.ThrottlingInflightRoutePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever starts and stops a route: no message is lost, and none comes twice that was processed.
 */
class LifeCycleTest extends LaneTestSupport {

    private final ExecutorService operator = Executors.newSingleThreadExecutor();

    @AfterEach
    void dismissOperator() {
        operator.shutdownNow();
    }

    @Test
    void theContextStopsWhenWhatIsInFlightIsDoneAndStoresIt() throws Exception {
        write("ann1", "ann2");
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.begun().equals(List.of("ann1")));

        Future<?> stop = inBackground(() -> {
            context.stop();
            return null;
        });
        until(routeConsumer()::isSuspended);
        route.open("ann1");
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(route.begun()).containsExactly("ann1");
        assertThat(progress()).filteredOn(line -> line.startsWith("done")).hasSize(1);
    }

    @Test
    void aPageInMemoryIsLeftForTheNextStart() throws Exception {
        writeAnn(6);
        route.close("ann1");
        start("pageSize=3");
        until(() -> pulls() == 2);

        Future<?> stop = stopInBackground();
        until(routeConsumer()::isSuspended);
        route.open("ann1");
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(route.begun()).containsExactly("ann1");
        context.getRouteController().startRoute(ROUTE);
        untilProcessed(6);
    }

    @Test
    void completeAllTasksFinishesThePagesInMemoryAndPullsNoMore() throws Exception {
        writeAnn(9);
        route.close("ann1");
        start(routes -> routes.from(messages("pageSize=3&concurrentCustomers=3")).routeId(ROUTE)
                .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks).process(route));
        until(() -> pulls() == 2);

        Future<?> stop = stopInBackground();
        until(routeConsumer()::isSuspended);
        route.open("ann1");
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(route.finished()).isEqualTo(annsMessages(6));
        assertThat(pulls()).isEqualTo(2);
        context.getRouteController().startRoute(ROUTE);
        untilProcessed(9);
    }

    @Test
    void completeAllTasksDoesNotWaitForAMessageThatFails() throws Exception {
        write("ann1", "bob1", "bob2");
        route.fail("ann1");
        route.close("bob1");
        start(routes -> routes.from(messages("redeliveryDelay=1h")).routeId(ROUTE)
                .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks).process(route));
        until(() -> route.begun().containsAll(List.of("ann1", "bob1")));

        Future<?> stop = stopInBackground();
        until(routeConsumer()::isSuspended);
        route.open("bob1");
        stop.get(SECONDS, TimeUnit.SECONDS);

        assertThat(route.finished()).containsExactly("bob1", "bob2");
    }

    @Test
    void aRouteSuspendedWithCompleteAllTasksHandsOutNothingAfterwards() throws Exception {
        write("ann1", "bob1");
        route.fail("ann1");
        start(routes -> routes.from(messages("redeliveryDelay=50&maximumRedeliveryDelay=50&maximumRedeliveries=-1"))
                .routeId(ROUTE)
                .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks).process(route));
        until(() -> route.begun().containsAll(List.of("ann1", "bob1")));

        context.getRouteController().suspendRoute(ROUTE);
        int tries = route.begun().size();
        route.recover("ann1");

        staysTrue(() -> route.begun().size() == tries);
        context.getRouteController().resumeRoute(ROUTE);
        untilCommitted();
    }

    @Test
    void aMessageOnItsWayOutOfTheRouteIsWaitedFor() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        context.getRegistry().bind("slow", new LoggingExceptionHandler(context, getClass()) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                told.countDown();
                waitFor(mayGoOn);
            }
        });
        write("ann1");
        route.fail("ann1");
        start("exceptionHandler=#slow");
        assertThat(told.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        until(() -> context.getInflightRepository().size(ROUTE) == 0);

        assertThat(((ShutdownAware) routeConsumer()).getPendingExchangesSize()).isEqualTo(1);
        Future<?> stop = stopInBackground();
        until(routeConsumer()::isSuspended);
        staysTrue(routeConsumer()::isSuspended);
        mayGoOn.countDown();
        stop.get(SECONDS, TimeUnit.SECONDS);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aMessageInTheRouteIsNotCountedTwice() throws Exception {
        write("ann1");
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.begun().equals(List.of("ann1")));

        assertThat(context.getInflightRepository().size(ROUTE)).isEqualTo(1);
        assertThat(((ShutdownAware) routeConsumer()).getPendingExchangesSize()).isZero();
        route.open("ann1");
    }

    @Test
    void aStoppingThatIsAbortedLetsTheRouteGoOn() throws Exception {
        writeAnn(3);
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.begun().equals(List.of("ann1")));

        boolean stopped = context.getRouteController().stopRoute(ROUTE, 1, TimeUnit.SECONDS, true);
        assertThat(stopped).isFalse();
        route.open("ann1");

        untilProcessed(3);
        assertThat(route.begun()).isEqualTo(annsMessages(3));
    }

    @Test
    void camelsOwnLongRedeliveryDoesNotKeepTheRouteFromStopping() throws Exception {
        context.getShutdownStrategy().setTimeout(1);
        write("ann1");
        route.fail("ann1");
        start(routes -> {
            routes.errorHandler(routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(3_600_000));
            routes.from(messages()).routeId(ROUTE).process(route);
        });
        until(() -> route.begun().size() == 1);

        stopInBackground().get(SECONDS, TimeUnit.SECONDS);
        route.recover("ann1");
        context.getRouteController().startRoute(ROUTE);

        untilCommitted();
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
    }

    @Test
    void aRouteReloadedFromItsFileGoesOnWhereItWas(@TempDir Path directory) throws Exception {
        writeRoute(directory, "mock:before");
        RouteOnDemandReloadStrategy reload = new RouteOnDemandReloadStrategy(directory.toString());
        reload.setPattern("*.yaml");
        context.addService(reload);
        reload.onReload();
        sandbox.customer("ann").says("ann1");
        until(() -> mock("before").getReceivedCounter() == 1);
        untilCommitted();

        writeRoute(directory, "mock:after");
        reload.onReload();
        sandbox.customer("ann").says("ann2");

        until(() -> mock("after").getReceivedCounter() == 1);
        untilCommitted();
        assertThat(mock("after").getReceivedCounter()).isEqualTo(1);
        assertThat(mock("after").getExchanges().get(0).getMessage().getBody(TextMessage.class).text().content())
                .isEqualTo("ann2");
        assertThat(reload.getFailedCounter()).isZero();
    }

    private void writeRoute(Path directory, String target) throws IOException {
        Files.writeString(directory.resolve("pull.camel.yaml"), """
                - route:
                    id: pull
                    from:
                      uri: %s
                      steps:
                        - to: %s
                """.formatted(messages("pageSize=10"), target));
    }

    /** Camel's thread that shut a route down may come this far only after the route was started again. */
    @Test
    void aShutdownThatComesLateDoesNotUndoTheNextStart() throws Exception {
        start("pageSize=10");
        until(() -> pulls() == 1);

        ((ShutdownAware) context.getRoute(ROUTE).getConsumer()).prepareShutdown(false, true);
        sandbox.customer("ann").says("ann1");

        until(() -> route.finished().equals(List.of("ann1")));
    }

    @Test
    void aSuspendedContextGoesOnWhenItIsResumed() throws Exception {
        start("pageSize=10");
        until(() -> pulls() == 1);

        context.suspend();
        sandbox.customer("ann").says("ann1");
        until(() -> sandbox.callbackAttempts().stream().anyMatch(attempt -> attempt.delivered()));
        staysTrue(() -> route.begun().isEmpty());
        context.resume();

        untilCommitted();
        assertThat(route.finished()).containsExactly("ann1");
    }

    @Test
    void aRouteReplacedInARunningContextGoesOnWhereTheOldOneWas() throws Exception {
        writeAnn(4);
        route.close("ann2");
        start("pageSize=2");
        until(() -> route.begun().equals(List.of("ann1", "ann2")));

        Future<?> replacement = inBackground(() -> {
            context.getRouteController().stopRoute(ROUTE);
            context.removeRoute(ROUTE);
            start("pageSize=3&concurrentCustomers=2");
            return null;
        });
        until(routeConsumer()::isSuspended);
        route.open("ann2");
        replacement.get(SECONDS, TimeUnit.SECONDS);

        untilProcessed(4);
        assertThat(route.begun()).isEqualTo(annsMessages(4));
    }

    /** What a reload of routes does: no stop before the new routes with the same ids are added. */
    @Test
    void aRouteAddedAgainUnderItsIdGoesOnWhereTheOldOneWas() throws Exception {
        writeAnn(2);
        start("pageSize=10");
        untilCommitted();

        start("pageSize=5");
        sandbox.customer("ann").says("ann3");

        until(() -> route.finished().size() == 3);
        untilProcessed(3);
        assertThat(route.begun()).isEqualTo(annsMessages(3));
    }

    @Test
    void aThrottlingPolicySuspendsAndResumesIt() throws Exception {
        ThrottlingInflightRoutePolicy policy = new ThrottlingInflightRoutePolicy();
        policy.setMaxInflightExchanges(2);
        policy.setResumePercentOfMax(50);
        List<String> blocked = List.of("bob1", "cai1", "dan1");
        write("ann1", "bob1", "cai1", "dan1", "ann2", "bob2", "cai2", "dan2");
        blocked.forEach(route::close);
        route.close("ann1");

        start(routes -> routes.from(messages("pageSize=7&concurrentCustomers=4")).routeId(ROUTE).routePolicy(policy)
                .process(route));
        until(() -> route.begun().size() == 4);
        route.open("ann1");

        until(routeConsumer()::isSuspended);
        blocked.forEach(route::open);
        until(() -> route.finished().size() == 8);
        untilCommitted();
        assertThat(route.begun()).doesNotHaveDuplicates();
        assertThat(routeConsumer().isSuspended()).isFalse();
    }

    @Test
    void aPolicyOfTheUsersMayStopAndStartTheRoute() throws Exception {
        writeAnn(6);

        start(routes -> routes.from(messages("pageSize=2")).routeId(ROUTE).routePolicy(stopAfter("ann3")).process(route));

        until(() -> status() == ServiceStatus.Stopped);
        assertThat(route.finished()).isEqualTo(annsMessages(3));
        context.getRouteController().startRoute(ROUTE);
        until(() -> route.finished().size() == 6);
        untilProcessed(6);
        assertThat(route.begun()).isEqualTo(annsMessages(6));
    }

    private RoutePolicy stopAfter(String text) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeDone(Route done, Exchange exchange) {
                if (exchange.getMessage().getBody(TextMessage.class).text().content().equals(text)) {
                    stopInBackground();
                    // before the customer's next message
                    until(() -> !routeConsumer().isStarted());
                }
            }
        };
    }

    @Test
    void aComponentStoppedAndStartedWithItsRoutesServesThemAgain() throws Exception {
        writeAnn(1);
        start("pageSize=10");
        untilCommitted();
        WecomKfComponent component = context.getComponent("wecom-kf", WecomKfComponent.class);

        context.getRouteController().stopRoute(ROUTE);
        component.stop();
        component.start();
        context.getRouteController().startRoute(ROUTE);

        sandbox.customer("ann").says("ann2");
        until(() -> route.finished().equals(annsMessages(2)));
    }

    private Future<?> stopInBackground() {
        return inBackground(() -> {
            context.getRouteController().stopRoute(ROUTE);
            return null;
        });
    }

    private Future<?> inBackground(Callable<?> task) {
        return operator.submit(task);
    }

    private ServiceStatus status() {
        return context.getRouteController().getRouteStatus(ROUTE);
    }

    private BaseService routeConsumer() {
        return (BaseService) context.getRoute(ROUTE).getConsumer();
    }

    private void untilProcessed(int messages) {
        until(() -> route.finished().equals(annsMessages(messages)));
        untilCommitted();
    }

    private void writeAnn(int messages) {
        write(annsMessages(messages).toArray(String[]::new));
    }

    private static List<String> annsMessages(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(n -> "ann" + n).toList();
    }
}
