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

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** In an application whose HTTP server is not Vert.x, such as one of Spring Boot, there is nothing of Vert.x at all. */
class OtherHttpServerTest {

    @Test
    void callbacksComeInWhereThereIsNoVertx() throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("vertx") && !entry.contains("netty") && !entry.contains("platform-http-main"))
                .collect(Collectors.joining(File.pathSeparator));
        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
                Application.class.getName())
                .redirectErrorStream(true).start();

        String output = new String(application.getInputStream().readAllBytes());
        assertThat(application.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(application.exitValue()).as(output).isEqualTo(4);
    }

    /** Ends with the first digit of the HTTP status that a request without anything in it gets. */
    static final class Application extends RouteBuilder implements PlatformHttpEngine {

        private Server server;

        public static void main(String[] args) throws Exception {
            Application application = new Application();
            int status;
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.getRegistry().bind("platform-http-engine", PlatformHttpEngine.class, application);
                context.addRoutes(application);
                context.start();
                status = application.server.serve(new DefaultExchange(context));
            }
            System.exit(status / 100);
        }

        @Override
        public void configure() {
            from("wecom-kf:callback?corpId=ww1&token=token&encodingAesKey=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ").stop();
        }

        @Override
        public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            server = new Server(endpoint, processor);
            return server;
        }

        @Override
        public int getServerPort() {
            return 0;
        }
    }

    static final class Server extends DefaultConsumer implements PlatformHttpConsumer {

        Server(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        int serve(Exchange exchange) throws Exception {
            getProcessor().process(exchange);
            return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }
    }
}
