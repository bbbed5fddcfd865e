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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.KfSandbox;

/** What an application's bot calls of the platform's API. */
final class Bot {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final KfSandbox sandbox;

    Bot(KfSandbox sandbox) {
        this.sandbox = sandbox;
    }

    String accessToken() {
        String query = "gettoken?corpid=" + sandbox.corpId() + "&corpsecret=" + sandbox.secret();
        return ask(HttpRequest.newBuilder(address(query))).get("access_token").asText();
    }

    JsonNode says(String customer, String words) {
        ObjectNode message = about(customer, "touser").put("msgtype", "text");
        message.putObject("text").put("content", words);
        return call("kf/send_msg", message);
    }

    JsonNode queues(String customer) {
        return call("kf/service_state/trans", about(customer, "external_userid").put("service_state", 2));
    }

    JsonNode handsOver(String customer, String servicer) {
        return call("kf/service_state/trans",
                about(customer, "external_userid").put("service_state", 3).put("servicer_userid", servicer));
    }

    /** What customers said and what happened, oldest first. */
    JsonNode log() {
        return call("kf/sync_msg", MAPPER.createObjectNode().put("open_kfid", sandbox.account().openKfId())).get("msg_list");
    }

    JsonNode logWith(String accessToken) {
        return call("kf/sync_msg", MAPPER.createObjectNode().put("open_kfid", sandbox.account().openKfId()), accessToken);
    }

    /** @param type image, voice, video or file */
    JsonNode uploads(String type, Path file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--part\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + file.getFileName()
                    + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(file));
        body.write("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return ask(HttpRequest.newBuilder(address("media/upload?type=" + type + "&access_token=" + accessToken()))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private ObjectNode about(String customer, String field) {
        return MAPPER.createObjectNode().put("open_kfid", sandbox.account().openKfId()).put(field, customer);
    }

    private JsonNode call(String operation, ObjectNode body) {
        return call(operation, body, accessToken());
    }

    private JsonNode call(String operation, ObjectNode body, String accessToken) {
        return ask(HttpRequest.newBuilder(address(operation + "?access_token=" + accessToken))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private URI address(String target) {
        return sandbox.baseUri().resolve("/cgi-bin/" + target);
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        try {
            return MAPPER.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
