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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;

/**
 * A platform with any number of accounts, made up when they are asked for: the sandbox would keep every answer it gave.
 */
final class ManyAccountsPlatform implements AutoCloseable {

    static final String CORP = "ww1";
    static final String TOKEN = "token1";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CallbackSealer sealer = new CallbackSealer(TOKEN, AES_KEY, CORP);
    private final HttpClient callbacks = HttpClient.newHttpClient();
    private final AtomicIntegerArray messages;
    private final List<Pull> pulls = new CopyOnWriteArrayList<>();
    private volatile Duration travel = Duration.ZERO;

    /**
     * @param openKfId of which account
     * @param nanos    when it was counted, by {@link System#nanoTime()}
     * @param hasToken whether it came with the tokenOfa callback
     */
    record Pull(String openKfId, long nanos, boolean hasToken) {
    }

    ManyAccountsPlatform(int accounts) throws IOException {
        messages = new AtomicIntegerArray(accounts);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        on("/cgi-bin/gettoken", exchange -> answer(
                exchange, "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"a\",\"expires_in\":7200}"));
        on("/cgi-bin/kf/account/list", this::list);
        on("/cgi-bin/kf/sync_msg", this::sync);
        server.start();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    String baseUri() {
        return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    static String openKfId(int account) {
        return String.format("wkMany%05d", account);
    }

    private static int numberOf(String openKfId) {
        return Integer.parseInt(openKfId.substring("wkMany".length()));
    }

    /** The pulls that were counted, in their order. */
    List<Pull> pulls() {
        return pulls;
    }

    /** How long a pull is on its way, before it is counted. */
    void travel(Duration time) {
        travel = time;
    }

    /** One message more. */
    void write(int account) {
        messages.incrementAndGet(account);
    }

    /** Calls back, and returns how it was answered. */
    int announce(int account, URI callbackUrl) throws IOException, InterruptedException {
        String text = "<xml><ToUserName>" + CORP + "</ToUserName><MsgType>event</MsgType><Event>kf_msg_or_event</Event>"
                      + "<Token>tokenOf" + account + "</Token><OpenKfId>" + openKfId(account) + "</OpenKfId></xml>";
        SealedCallback sealed = sealer.seal(text, Long.toString(Instant.now().getEpochSecond()), "nonce" + System.nanoTime());
        HttpRequest request = HttpRequest.newBuilder(sealed.postUrl(callbackUrl))
                .POST(BodyPublishers.ofString(sealed.xmlBody())).build();
        return callbacks.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void list(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        int first = request.path("offset").asInt();
        int end = Math.min(messages.length(), first + request.path("limit").asInt(100));
        answer(exchange, IntStream.range(first, end).mapToObj(ManyAccountsPlatform::account).collect(
                Collectors.joining(",", "{\"errcode\":0,\"errmsg\":\"ok\",\"account_list\":[", "]}")));
    }

    private static String account(int number) {
        return "{\"open_kfid\":\"" + openKfId(number) + "\",\"name\":\"any\",\"avatar\":\"\",\"manage_privilege\":true}";
    }

    private void sync(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        onItsWay();
        String openKfId = request.path("open_kfid").asText();
        pulls.add(new Pull(openKfId, System.nanoTime(), request.hasNonNull("token")));
        int first = request.path("cursor").asInt();
        int end = messages.get(numberOf(openKfId));
        answer(exchange, IntStream.range(first, end).mapToObj(number -> message(openKfId, number)).collect(
                Collectors.joining(",",
                        "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"" + end + "\",\"has_more\":0,\"msg_list\":[",
                        "]}")));
    }

    private void onItsWay() {
        try {
            TimeUnit.NANOSECONDS.sleep(travel.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String message(String openKfId, int number) {
        return """
                {"msgid":"%s-%d","open_kfid":"%s","external_userid":"wm1","send_time":%d,"origin":3,"msgtype":"text",\
                "text":{"content":"hello"}}""".formatted(openKfId, number, openKfId, Instant.now().getEpochSecond());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
