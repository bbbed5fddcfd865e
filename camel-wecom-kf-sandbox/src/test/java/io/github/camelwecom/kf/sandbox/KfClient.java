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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client somebody might want to test; for the example in the README. */
final class KfClient {

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String accessToken;

    KfClient(URI base, String corpId, String secret) throws Exception {
        this.base = base;
        this.accessToken = exchange(request("gettoken?corpid=" + corpId + "&corpsecret=" + secret)).get("access_token")
                .asText();
    }

    JsonNode syncMsg(String openKfId) throws Exception {
        return call("kf/sync_msg", mapper.createObjectNode().put("open_kfid", openKfId));
    }

    void sendText(String openKfId, String toUser, String content) throws Exception {
        ObjectNode message
                = mapper.createObjectNode().put("open_kfid", openKfId).put("touser", toUser).put("msgtype", "text");
        message.putObject("text").put("content", content);
        call("kf/send_msg", message);
    }

    private JsonNode call(String operation, ObjectNode body) throws Exception {
        return exchange(request(operation + "?access_token=" + accessToken)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(base.resolve("/cgi-bin/" + pathAndQuery));
    }

    private JsonNode exchange(HttpRequest.Builder request) throws Exception {
        return mapper.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
