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
package io.github.camelwecom.kf.benchmark.contender;

import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The HTTP server of Camel Main in a context, on a free port.
 */
final class HttpServed {

    private final MainHttpServer server = new MainHttpServer();

    private HttpServed() {
    }

    static HttpServed add(DefaultCamelContext context) throws Exception {
        HttpServed served = new HttpServed();
        served.server.setHost("127.0.0.1");
        served.server.setPort(0);
        served.server.setPath("/");
        context.addService(served.server);
        return served;
    }

    int port() {
        return server.getRouter().getServer().getPort();
    }
}
