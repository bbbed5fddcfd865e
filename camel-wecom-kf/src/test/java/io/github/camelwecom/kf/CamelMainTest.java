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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Applications that Camel Main starts and ends.
 */
class CamelMainTest extends CamelMainTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<Boolean> marks = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void anApplicationThatEndsAfterSomeMessagesLeavesTheOthersToTheNext() throws Exception {
        List<String> texts = write(50);

        Main first = main(this::note);
        first.configure().withDurationMaxMessages(3);
        first.run();
        assertThat(begun).hasSizeBetween(3, 49);

        Main second = main(this::note);
        second.start();
        await().atMost(PATIENCE).until(() -> begun.size() >= 50);
        second.stop();
        assertThat(begun).isEqualTo(texts);
        assertThat(marks).containsOnly(false);
    }

    @Test
    void anApplicationWithAStuckRouteEndsInItsTimeLimitAndTheNextOneGetsTheMessageAgainMarked() throws Exception {
        write(1);
        Main stuck = main(exchange -> {
            note(exchange);
            never.await(10, TimeUnit.MINUTES);
        });
        stuck.configure().withShutdownTimeout(1);
        stuck.start();
        await().atMost(PATIENCE).until(() -> begun.size() == 1);
        stuck.getCamelContext().getExecutorServiceManager().setShutdownAwaitTermination(TimeUnit.MINUTES.toMillis(10));
        assertTimeoutPreemptively(PATIENCE, stuck::stop);

        Main next = main(this::note);
        next.start();
        await().atMost(PATIENCE).until(() -> begun.size() == 2);
        next.stop();
        assertThat(marks).containsExactly(false, true);
    }

    /** They are set after the component was initialised. */
    @Test
    void theOptionsOfTheComponentHold() throws Exception {
        Main main = main(this::note);
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
        main.addInitialProperty("camel.component.wecom-kf.token", sandbox.token());
        main.addInitialProperty("camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey());
        main.addInitialProperty("camel.component.wecom-kf.callback-max-body-size", "100");
        main.start();
        try {
            int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
            sandbox.callbackUrl(URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback"));

            assertThat(sandbox.sendCallback(sandbox.seal("<xml/>")).status()).isEqualTo(413);
        } finally {
            main.stop();
        }
    }

    private List<String> write(int messages) {
        List<String> texts = IntStream.range(0, messages).mapToObj(n -> "m" + n).toList();
        texts.forEach(sandbox.customer("ann").unannounced()::says);
        return texts;
    }

    private void note(Exchange exchange) {
        marks.add(exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, false, Boolean.class));
        begun.add(exchange.getMessage().getBody(TextMessage.class).text().content());
    }
}
