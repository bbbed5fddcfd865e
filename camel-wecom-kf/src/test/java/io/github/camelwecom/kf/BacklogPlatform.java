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
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A platform that has one account with any number of messages, made up when they are asked for: the sandbox would keep
 * them all, and every answer it gave.
 */
final class BacklogPlatform implements AutoCloseable {

    private static final int CUSTOMERS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final int messages;

    BacklogPlatform(int messages) throws IOException {
        this.messages = messages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cgi-bin/gettoken", exchange -> answer(
                exchange, "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"a\",\"expires_in\":7200}"));
        server.createContext("/cgi-bin/kf/sync_msg", this::sync);
        server.start();
    }

    String baseUri() {
        return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    private void sync(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody());
        int first = request.path("cursor").asInt();
        int end = Math.min(messages, first + request.path("limit").asInt(1000));
        StringBuilder page = new StringBuilder("{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"").append(end)
                .append("\",\"has_more\":").append(end < messages ? 1 : 0).append(",\"msg_list\":[");
        for (int number = first; number < end; number++) {
            page.append(number == first ? "" : ",").append(message(number));
        }
        answer(exchange, page.append("]}").toString());
    }

    private static String message(int number) {
        return """
                {"msgid":"4gw7MepFLfgF2VC5npNFLfgF2VC5npN%012d","open_kfid":"wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",\
                "external_userid":"wmAJ2GCAAAme1XQRC-NI-q0_%08d","send_time":1615478585,"origin":3,"msgtype":"text",\
                "text":{"content":"Where is my order %d? It was to come on Monday."}}""".formatted(number,
                number * 7919 % CUSTOMERS, number);
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
    }
}
