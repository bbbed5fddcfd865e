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
package io.github.camelwecom.kf.sandbox.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.journal.Entry;

/** Does again what the journal tells of: a call with an access token that is good now, a callback sealed anew. */
final class Repeater {

    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final House house;

    Repeater(House house) {
        this.house = house;
    }

    JsonNode repeat(Entry entry) {
        return switch (entry.kind()) {
            case CALL -> call(entry);
            case CALLBACK -> callback(entry);
            case EVENT -> throw new DeskRefusal(409, "an event is not repeated; let the customer or the servicer do it again");
        };
    }

    private JsonNode callback(Entry entry) {
        return Told.attempt(house.callbacks().post(house.callbacks().seal(entry.request().text())));
    }

    private JsonNode call(Entry entry) {
        String[] head = entry.request().head().split(" ", 2);
        boolean post = "POST".equals(head[0]);
        if (post && entry.request().json().isMissingNode()) {
            throw new DeskRefusal(409, "its body was no JSON and was not kept: a file, or broken");
        }
        HttpRequest.BodyPublisher body = post
                ? HttpRequest.BodyPublishers.ofString(Json.write(entry.request().json())) : HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(address(head[1])).method(head[0], body).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = Shared.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return tell(response);
        } catch (IOException e) {
            return Json.object().put("good", false).put("failure", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskRefusal(409, "the sandbox closes");
        }
    }

    /** With what the journal has left out. */
    private URI address(String target) {
        String secret = target.startsWith("/cgi-bin/gettoken")
                ? "corpsecret=" + house.credentials().secret()
                : "access_token=" + house.corp().ask(corp -> corp.accessTokens().issue().token());
        return URI.create(house.credentials().baseUri().get() + target + (target.contains("?") ? "&" : "?") + secret);
    }

    private static ObjectNode tell(HttpResponse<String> response) {
        ObjectNode told = Json.object().put("status", response.statusCode());
        try {
            ObjectNode reply = Json.parseObject(response.body());
            if (reply.has("access_token")) {
                reply.put("access_token", "…");
            }
            told.put("good", reply.path("errcode").asInt(-1) == 0).set("json", reply);
        } catch (IllegalArgumentException e) {
            told.put("good", response.statusCode() == 200);
        }
        return told;
    }

    /** Made when the first call is repeated. */
    private static final class Shared {

        static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
