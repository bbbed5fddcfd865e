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
package io.github.camelwecom.kf.springboot;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Routes of the guide, as they stand there, in an application of Spring Boot. */
class GuideOnSpringBootTest {

    private static final Path GUIDE
            = Path.of("../camel-wecom-kf/src/test/resources/reference/guide").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = { "answer", "kinds", "welcome", "handover", "errors", "answerOnce" })
    void takesWhatACustomerSends(String snippet) {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            try (BootApplication application = BootApplication.of(sandbox, directory)
                    .property("camel.main.routes-include-pattern", "file:" + GUIDE.resolve(snippet + ".camel.yaml"))
                    .start()) {
                Exchanges exchanges = new Exchanges();
                application.camel().getManagementStrategy().addEventNotifier(exchanges);
                sandbox.callbackUrl(application.url(PATH));
                customer.enters();
                customer.says("hello");

                eventually(
                        () -> assertThat(exchanges.ended).as("of the event and of the message").hasSizeGreaterThanOrEqualTo(2));
                assertThat(exchanges.ended).allMatch(CamelEvent.ExchangeCompletedEvent.class::isInstance);
                assertThat(sandbox.callbackAttempts()).isNotEmpty();
            }
        }
    }

    static final class Exchanges extends EventNotifierSupport {

        private final Queue<CamelEvent> ended = new ConcurrentLinkedQueue<>();

        @Override
        public void notify(CamelEvent event) {
            boolean ends
                    = event instanceof CamelEvent.ExchangeCompletedEvent || event instanceof CamelEvent.ExchangeFailedEvent;
            if (ends && ((CamelEvent.ExchangeEvent) event).getExchange().getFromEndpoint().getEndpointUri()
                    .startsWith("wecom-kf")) {
                ended.add(event);
            }
        }
    }
}
