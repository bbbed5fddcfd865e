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
package io.github.camelwecom.kf.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The application's end of the callback URL: takes what the sandbox sends and leaves the opening to the peer. */
public final class CallbackReceiver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final HttpServer server;
    private final Function<ReceivedCallback, String> echo;
    private final BlockingQueue<ReceivedCallback> callbacks = new LinkedBlockingQueue<>();

    /** @param echo what the peer answers to the verification of the URL */
    public CallbackReceiver(Function<ReceivedCallback, String> echo) throws IOException {
        this.echo = echo;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kf", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kf");
    }

    /**
     * The next callback.
     *
     * @throws IllegalStateException when none comes within ten seconds
     */
    public ReceivedCallback take() throws InterruptedException {
        ReceivedCallback callback = callbacks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (callback == null) {
            throw new IllegalStateException("No callback within " + PATIENCE_SECONDS + " s");
        }
        return callback;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ReceivedCallback callback = new ReceivedCallback(decode(exchange.getRequestURI().getRawQuery()), body);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, echo.apply(callback));
            } else {
                callbacks.add(callback);
                answer(exchange, "success");
            }
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> decode(String query) {
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
