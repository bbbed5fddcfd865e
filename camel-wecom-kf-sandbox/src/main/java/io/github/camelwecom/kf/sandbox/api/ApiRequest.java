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
package io.github.camelwecom.kf.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.sandbox.corp.Json;

/**
 * An API call as it came in.
 *
 * @param path        after {@code /cgi-bin/}
 * @param accessToken empty when there is none
 * @param safeQuery   without what must not be recorded
 * @param fields      the body of a POST, the query of a GET; empty when the body is not a JSON object
 */
record ApiRequest(
        String method, String path, String callerIp, String accessToken, String safeQuery, Optional<ObjectNode> fields) {

    private static final String GET = "GET";
    private static final Set<String> SECRETS = Set.of("access_token", "corpsecret");

    static ApiRequest of(LoggedRequest request, String prefix) {
        String[] url = request.getUrl().split("\\?", 2);
        String method = request.getMethod().getName();
        Map<String, QueryParameter> query = request.getQueryParams();
        return new ApiRequest(
                method, url[0].substring(prefix.length()), request.getClientIp(),
                query.containsKey("access_token") ? query.get("access_token").firstValue() : "",
                url.length == 1 ? "" : safeQuery(url[1]),
                GET.equals(method) ? Optional.of(asObject(query)) : body(request));
    }

    private static String safeQuery(String query) {
        return Arrays.stream(query.split("&")).filter(pair -> !SECRETS.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    private static ObjectNode asObject(Map<String, QueryParameter> query) {
        ObjectNode object = Json.object();
        query.forEach((name, value) -> object.put(name, value.firstValue()));
        return object;
    }

    private static Optional<ObjectNode> body(LoggedRequest request) {
        try {
            return Optional.of(Json.parseObject(new String(request.getBody(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JSON body for the journal; missing for a GET. */
    JsonNode jsonBody() {
        return GET.equals(method)
                ? MissingNode.getInstance() : fields.<JsonNode> map(ObjectNode::deepCopy)
                        .orElse(MissingNode.getInstance());
    }

    @Override
    public String toString() {
        return "ApiRequest[" + method + " " + path + "]";
    }
}
