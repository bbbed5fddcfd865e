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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The plainest bot: answers each text of a customer with the same text. */
final class EchoBot implements AutoCloseable {

    private final HttpServer server;
    private final KfSandbox sandbox;
    private final TestClient client;
    private final AtomicInteger answered = new AtomicInteger();
    private String cursor = "";

    EchoBot(KfSandbox sandbox) {
        this.sandbox = sandbox;
        client = new TestClient(sandbox);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/kf", this::handle);
        server.start();
        sandbox.callbackUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kf"));
    }

    int answered() {
        return answered.get();
    }

    /** On the server's only thread. */
    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        SandboxAccount account = sandbox.account();
        JsonNode page = client.sync(account, cursor, 1000);
        cursor = page.get("next_cursor").asText();
        for (JsonNode item : page.get("msg_list")) {
            if (item.get("origin").asInt() == 3) {
                answered.incrementAndGet();
                client.sendText(account, sandbox.customer(item.get("external_userid").asText()),
                        item.at("/text/content").asText());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
