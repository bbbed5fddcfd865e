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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The plainest API client: JSON over the JDK's HttpClient. */
public final class TestClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI baseUri;
    private final String corpId;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestClient(KfSandbox sandbox) {
        this(sandbox.baseUri(), sandbox.corpId(), sandbox.secret());
    }

    TestClient(URI baseUri, String corpId, String secret) {
        this.baseUri = baseUri;
        this.corpId = corpId;
        this.secret = secret;
    }

    public JsonNode getToken() {
        return json(get("gettoken?corpid=" + corpId + "&corpsecret=" + secret));
    }

    public String accessToken() {
        return getToken().get("access_token").asText();
    }

    /** Calls with a good token. */
    public JsonNode call(String operation, String body) {
        return json(post(operation + "?access_token=" + accessToken(), body));
    }

    /** Calls with a good token and GET. */
    public JsonNode query(String operation, String query) {
        return json(get(operation + "?access_token=" + accessToken() + "&" + query));
    }

    public JsonNode sync(SandboxAccount account) {
        return sync(account, "", 1000);
    }

    public JsonNode sync(SandboxAccount account, String callbackToken) {
        return call("kf/sync_msg",
                MAPPER.createObjectNode().put("open_kfid", account.openKfId()).put("token", callbackToken).toString());
    }

    public JsonNode sync(SandboxAccount account, String cursor, int limit) {
        ObjectNode request = MAPPER.createObjectNode().put("open_kfid", account.openKfId()).put("cursor", cursor)
                .put("limit", limit);
        return call("kf/sync_msg", request.toString());
    }

    public JsonNode sendText(SandboxAccount account, SandboxCustomer customer, String text) {
        ObjectNode request = message(account, customer).put("msgtype", "text");
        request.putObject("text").put("content", text);
        return call("kf/send_msg", request.toString());
    }

    public JsonNode send(SandboxAccount account, SandboxCustomer customer, String msgType, String body) {
        ObjectNode request = message(account, customer).put("msgtype", msgType);
        request.set(msgType, json(body));
        return call("kf/send_msg", request.toString());
    }

    public JsonNode serviceState(SandboxAccount account, SandboxCustomer customer) {
        return call("kf/service_state/get", MAPPER.createObjectNode().put("open_kfid", account.openKfId())
                .put("external_userid", customer.id()).toString());
    }

    public JsonNode trans(SandboxAccount account, SandboxCustomer customer, int state, String servicer) {
        ObjectNode request = MAPPER.createObjectNode().put("open_kfid", account.openKfId())
                .put("external_userid", customer.id()).put("service_state", state).put("servicer_userid", servicer);
        return call("kf/service_state/trans", request.toString());
    }

    public JsonNode sendOnEvent(String code, String msgType, String body) {
        ObjectNode request = MAPPER.createObjectNode().put("code", code).put("msgtype", msgType);
        request.set(msgType, json(body));
        return call("kf/send_msg_on_event", request.toString());
    }

    private static ObjectNode message(SandboxAccount account, SandboxCustomer customer) {
        return MAPPER.createObjectNode().put("touser", customer.id()).put("open_kfid", account.openKfId());
    }

    /** Uploads with a good token. */
    public JsonNode upload(String operationAndQuery, String fileName, byte[] content) {
        return upload(operationAndQuery, "name=\"media\"; filename=\"" + fileName + "\"", "application/octet-stream", content);
    }

    public JsonNode upload(String operationAndQuery, String disposition, String contentType, byte[] content) {
        String separator = operationAndQuery.contains("?") ? "&" : "?";
        String head = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + contentType
                      + "\r\n\r\n";
        List<byte[]> parts = List.of(head.getBytes(StandardCharsets.UTF_8), content,
                "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return json(exchange(request(operationAndQuery + separator + "access_token=" + accessToken())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts)).build()));
    }

    /** Downloads with a good token; {@code headers} are names and values in turn. */
    public HttpResponse<byte[]> download(String mediaId, String... headers) {
        HttpRequest.Builder request = request("media/get?access_token=" + accessToken() + "&media_id=" + mediaId);
        return exchange(headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return exchange(request(pathAndQuery).build());
    }

    public HttpResponse<String> post(String pathAndQuery, String body) {
        return exchange(request(pathAndQuery).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(baseUri + "/cgi-bin/" + pathAndQuery));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> bodyHandler) {
        try {
            return http.send(request, bodyHandler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int errcode(JsonNode reply) {
        return reply.get("errcode").asInt();
    }

    /** The contents of the text messages of a page. */
    public static List<String> texts(JsonNode page) {
        List<String> texts = new ArrayList<>();
        page.get("msg_list").forEach(item -> texts.add(item.path("text").path("content").asText()));
        return texts;
    }
}
