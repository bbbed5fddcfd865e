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
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("once")
class DataTypesOnSpringBootTest {

    private static final Queue<Message> EVENTS = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void aMessageBecomesACloudEvent() {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            try (BootApplication application = BootApplication.of(sandbox, directory).start(Transforming.class)) {
                sandbox.callbackUrl(application.url(PATH));
                customer.says("hello");

                eventually(() -> assertThat(EVENTS).hasSize(1));
                Message event = EVENTS.element();
                assertThat(event.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE))
                        .isEqualTo("io.github.camelwecom.kf.message.text");
                assertThat(event.getBody()).isInstanceOfSatisfying(String.class, json -> assertThat(json).contains("hello"));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Transforming {

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").transformDataType("wecom-kf:application-cloudevents")
                            .process(exchange -> EVENTS.add(exchange.getMessage().copy()));
                }
            };
        }
    }
}
