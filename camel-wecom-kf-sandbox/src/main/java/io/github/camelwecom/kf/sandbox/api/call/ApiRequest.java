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
package io.github.camelwecom.kf.sandbox.api.call;

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
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/**
 * An API call as it came in.
 *
 * @param path        after {@code /cgi-bin/}
 * @param accessToken empty when there is none
 * @param safeQuery   without what must not be recorded
 * @param query       every parameter once
 * @param body        empty when it is not a JSON object
 * @param file        the part {@code media} of a multipart request
 * @param range       the header of that name; empty when there is none
 */
public record ApiRequest(
        String method, String path, String callerIp, String accessToken, String safeQuery, ObjectNode query,
        Optional<ObjectNode> body, Optional<UploadedFile> file, String range) {

    private static final String GET = "GET";
    private static final Set<String> SECRETS = Set.of("access_token", "corpsecret");

    public static ApiRequest of(LoggedRequest request, String prefix) {
        String[] url = request.getUrl().split("\\?", 2);
        String method = request.getMethod().getName();
        Map<String, QueryParameter> query = request.getQueryParams();
        return new ApiRequest(
                method, url[0].substring(prefix.length()), request.getClientIp(),
                query.containsKey("access_token") ? query.get("access_token").firstValue() : "",
                url.length == 1 ? "" : safeQuery(url[1]),
                asObject(query), body(request), file(request),
                request.containsHeader("Range") ? request.getHeader("Range") : "");
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

    private static Optional<UploadedFile> file(LoggedRequest request) {
        return request.isMultipart() ? Optional.ofNullable(request.getPart("media")).map(UploadedFile::of) : Optional.empty();
    }

    private static Optional<ObjectNode> body(LoggedRequest request) {
        if (request.isMultipart()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parseObject(new String(request.getBody(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What the operation is asked with: the query of a GET, the body of a POST; empty when that is not a JSON object.
     */
    Optional<ObjectNode> fields() {
        return GET.equals(method) ? Optional.of(query) : body;
    }

    public Fields queryFields() {
        return new Fields(query);
    }

    public UploadedFile requiredFile() {
        return file.orElseThrow(() -> new KfRefusal(KfErrcode.EMPTY_MEDIA, "no multipart part named media"));
    }

    /** The JSON body for the journal; missing when there is none. */
    public JsonNode jsonBody() {
        return GET.equals(method) || body.isEmpty() ? MissingNode.getInstance() : body.get().deepCopy();
    }

    @Override
    public String toString() {
        return "ApiRequest[" + method + " " + path + "]";
    }
}
