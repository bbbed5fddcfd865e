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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Camel decides about virtual threads when its classes are loaded, so it takes a JVM of its own. */
class VirtualThreadsTest {

    @TempDir
    Path directory;

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before Java 21")
    void customersAreAnsweredOnVirtualThreadsWhereSpringBootHasThem() throws Exception {
        Path output = directory.resolve("output");
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Application.class.getName(), directory.resolve("state").toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(application.waitFor(2, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(output)).contains("answered on a virtual thread, through a callback");
    }

    static final class Application {

        public static void main(String[] args) {
            try (KfSandbox sandbox = KfSandbox.start()) {
                sandbox.account("Service");
                try (BootApplication application = BootApplication.of(sandbox, Path.of(args[0]))
                        .property("spring.threads.virtual.enabled", true).start(Routes.class)) {
                    sandbox.callbackUrl(application.url(BootApplication.PATH));
                    SandboxCustomer customer = sandbox.customer();
                    customer.says("hello");
                    eventually(() -> assertThat(customer.received()).hasSize(1));
                    eventually(
                            () -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
                    System.out.println("answered " + customer.received().get(0).text() + ", through a callback");
                }
            }
        }
    }

    static class Routes {

        @Bean
        RoutesBuilder threads() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                            .setBody(exchange -> "on a " + (Thread.currentThread().toString().startsWith("VirtualThread")
                                    ? "virtual" : "platform") + " thread")
                            .to("wecom-kf:sendMsg?msgType=text");
                }
            };
        }
    }
}
