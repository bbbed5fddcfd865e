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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;

/** An application that receives callbacks: verifies the signature, decrypts, keeps the texts. */
final class TestApp implements AutoCloseable {

    private static final Pattern ENCRYPT = Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");

    private final HttpServer server;
    private final CallbackSealer sealer;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> nextStatuses = new ConcurrentLinkedQueue<>();

    TestApp(KfSandbox sandbox) {
        this(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
        sandbox.callbackUrl(url());
    }

    TestApp(String token, String encodingAesKey, String corpId) {
        sealer = new CallbackSealer(token, encodingAesKey, corpId);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/kf", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kf");
    }

    /** The next callbacks are answered with these statuses, later ones with 200. */
    void answerWith(Integer... statuses) {
        nextStatuses.addAll(List.of(statuses));
    }

    /** The decrypted texts of the callbacks that were answered with 200. */
    List<String> received() {
        return received;
    }

    /** The value of an element in the first callback received. */
    String firstValue(String element) {
        return value(received.get(0), element);
    }

    static String value(String xml, String element) {
        Matcher matcher = Pattern.compile("<" + element + "><!\\[CDATA\\[(.*?)]]></" + element + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI());
            if ("GET".equals(exchange.getRequestMethod())) {
                answer(exchange, 200, open(query, query.get("echostr")));
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher envelope = ENCRYPT.matcher(body);
            Integer status = nextStatuses.poll();
            if (status == null && envelope.find()) {
                received.add(open(query, envelope.group(1)));
            }
            answer(exchange, status == null ? 200 : status, "");
        }
    }

    private String open(Map<String, String> query, String encrypted) {
        String expected = sealer.sign(query.get("timestamp"), query.get("nonce"), encrypted);
        if (!expected.equals(query.get("msg_signature"))) {
            throw new IllegalArgumentException("wrong signature");
        }
        return sealer.open(encrypted);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
