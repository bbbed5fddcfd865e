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
package io.github.camelwecom.kf.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.sandbox.KfSandbox;

/**
 * A small bot that speaks the platform's API over HTTP and nothing else: greets with a menu, answers, hands over on
 * request, and makes the mistake of answering once more after that.
 */
final class Bot implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final KfSandbox sandbox;
    private final HttpServer server;
    private final String token;
    private String cursor = "";

    Bot(KfSandbox sandbox) {
        this.sandbox = sandbox;
        this.token
                = get("gettoken?corpid=" + sandbox.corpId() + "&corpsecret=" + sandbox.secret()).get("access_token").asText();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/wecom/kf/callback", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
            pull();
        });
        server.start();
        sandbox.callbackUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wecom/kf/callback"));
    }

    private void pull() {
        ObjectNode ask = JSON.createObjectNode().put("open_kfid", sandbox.account().openKfId()).put("cursor", cursor);
        JsonNode page = post("kf/sync_msg", ask);
        cursor = page.get("next_cursor").asText();
        page.get("msg_list").forEach(this::handle);
    }

    private void handle(JsonNode message) {
        JsonNode event = message.path("event");
        if (event.has("welcome_code")) {
            post("kf/send_msg_on_event", menu(JSON.createObjectNode().put("code", event.get("welcome_code").asText())));
        } else if (message.path("origin").asInt() == 3) {
            answer(message);
        }
    }

    private void answer(JsonNode message) {
        String customer = message.get("external_userid").asText();
        String text = message.path("text").path("content").asText();
        if (text.contains("人工") || text.contains("human")) {
            post("kf/service_state/trans",
                    about(JSON.createObjectNode().put("external_userid", customer).put("service_state", 2)));
            say(customer, "已为您转接。");
        } else if ("image".equals(message.get("msgtype").asText())) {
            say(customer, "收到您的图片，谢谢。");
        } else if (!text.startsWith("flood")) {
            say(customer, text.equals("查物流") ? "您的订单 1002 已在派送中。" : "我们已收到：" + text);
        }
    }

    private void say(String customer, String text) {
        ObjectNode message = about(JSON.createObjectNode().put("touser", customer).put("msgtype", "text"));
        message.putObject("text").put("content", text);
        post("kf/send_msg", message);
    }

    private static ObjectNode menu(ObjectNode message) {
        ObjectNode menu = message.put("msgtype", "msgmenu").putObject("msgmenu").put("head_content", "你好，请问要咨询什么？");
        for (String item : new String[] { "查物流", "开发票", "转人工" }) {
            menu.withArray("list").addObject().put("type", "click").putObject("click").put("id", item).put("content", item);
        }
        return message;
    }

    private ObjectNode about(ObjectNode request) {
        return request.put("open_kfid", sandbox.account().openKfId());
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/cgi-bin/" + path)).build());
    }

    private JsonNode post(String path, ObjectNode body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/cgi-bin/" + path + "?access_token=" + token))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
