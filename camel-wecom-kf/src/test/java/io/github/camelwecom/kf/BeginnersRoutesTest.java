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
import java.net.ServerSocket;
import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Language;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What those who begin see of an application that has started, and does not do what they meant. */
class BeginnersRoutesTest extends CamelMainTestSupport {

    @BeforeEach
    void anAccountIsThere() {
        sandbox.account("Service");
    }

    @Test
    void askingAPictureForItsWordsIsToldWithTheTypeThatHasNone() {
        Main main = main(BeginnersRoutesTest::readWords);
        main.addOverrideProperty("camel.component.wecom-kf.redelivery-delay", "60000");
        try (CapturedLog log = CapturedLog.of("", Level.WARN)) {
            sandbox.customer().sendsImage(new byte[] { 1, 2, 3 });
            main.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> !log.linesAbout("was not processed").isEmpty());
            assertThat(log.linesAbout("was not processed")).singleElement().asString().contains("and is tried again");
            assertThat(log.failures()).first().asString()
                    .contains("Method with name: text not found on bean: ImageMessage[", "msgType=image");
        } finally {
            main.stop();
        }
    }

    private static void readWords(Exchange exchange) {
        Language simple = exchange.getContext().resolveLanguage("simple");
        simple.createExpression("${body.text.content}").evaluate(exchange, String.class);
    }

    @Test
    void aPortThatAnotherProcessHasIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Main main = serving(taken.getLocalPort());
            try (CapturedLog log = CapturedLog.of("", Level.WARN)) {
                main.start();

                assertThat(log.lines()).anyMatch(line -> line.endsWith(
                        "Failed to start Vert.x HttpServer on 0.0.0.0:" + taken.getLocalPort()
                                                                       + ", reason: Address already in use"));
            } finally {
                main.stop();
            }
        }
    }

    private Main serving(int port) {
        Main main = main(exchange -> {
        });
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.port", Integer.toString(port));
        main.addOverrideProperty("camel.component.wecom-kf.token", sandbox.token());
        main.addOverrideProperty("camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey());
        return main;
    }
}
