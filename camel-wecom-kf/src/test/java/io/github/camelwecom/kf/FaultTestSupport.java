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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A lane that does not keep a test waiting, however long it waits for the platform, and whose log is read.
 */
abstract class FaultTestSupport extends LaneTestSupport {

    static final String SYNC_MSG = "kf/sync_msg";
    /** So rare that it does not happen here, in spite of the haste. */
    static final String NO_SAFETY_NET = "safetyNetInterval=30d";

    final HastyTimers timers = new HastyTimers();
    private CapturedLog log;

    @Override
    protected void setupResources() throws Exception {
        super.setupResources();
        log = CapturedLog.ofTheComponent();
    }

    /** Not earlier: an initialising context takes a factory of its own choice. */
    @BeforeEach
    void makeHaste() {
        context.getExecutorServiceManager().setThreadPoolFactory(timers);
    }

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setRetryPolicy(RetryPolicy.NONE);
        return component;
    }

    @Override
    protected void cleanupResources() {
        log.close();
    }

    /** What Ann writes, beginning with ann1. */
    static String[] messages(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "ann" + number).toArray(String[]::new);
    }

    void startOnAllAccounts(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?" + NO_SAFETY_NET + "&" + options).routeId(ROUTE).process(route);
            }
        });
    }

    /** Starts to read, and goes on once the lane knows that nothing is there. */
    void startIdle(String options) throws Exception {
        start(NO_SAFETY_NET + "&" + options);
        until(() -> pulls() == 1);
        untilQuiet();
    }

    /** Until no call is made for a while. */
    void untilQuiet() {
        AtomicInteger known = new AtomicInteger(-1);
        await().pollInterval(300, TimeUnit.MILLISECONDS).atMost(3 * SECONDS, TimeUnit.SECONDS).until(() -> {
            int calls = sandbox.journal().size();
            return known.getAndSet(calls) == calls;
        });
    }

    /** All messages came, none twice, in order, and none was taken for one that might come a second time. */
    void arriveOnce(int count) {
        until(() -> route.finished().size() >= count);
        assertThat(route.begun()).containsExactly(messages(count));
        assertThat(route.finished()).containsExactly(messages(count));
        assertThat(route.redeliveredMarks()).containsOnly(false);
    }

    List<ApiCall> syncCalls() {
        return sandbox.journal(SYNC_MSG);
    }

    /** Once that it failed, and once that it works again, however often it was tried. */
    void isLoggedOnce(String what) {
        until(() -> setbacks(what).size() >= 2);
        assertThat(setbacks(what)).satisfiesExactly(
                failed -> assertThat(failed).startsWith("WARN ").contains("tries again"),
                works -> assertThat(works).startsWith("INFO ").contains("works again"));
    }

    /** Without what is told of each account when its reading begins. */
    private List<String> setbacks(String what) {
        return log.linesAbout(what).stream().filter(line -> !line.contains(" is read from ")).toList();
    }
}
