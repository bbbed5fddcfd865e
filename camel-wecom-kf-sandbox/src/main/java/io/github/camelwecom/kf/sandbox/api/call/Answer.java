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

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.sandbox.corp.Json;

/**
 * What a call is answered with.
 *
 * @param json     for the journal; missing when the answer is no JSON
 * @param response makes the HTTP response
 */
public record Answer(JsonNode json, Supplier<ResponseDefinitionBuilder> response) {

    public static Answer of(JsonNode reply) {
        return new Answer(reply, () -> WireMock.okJson(Json.write(reply)));
    }

    /** Anything but JSON. */
    public static Answer of(Supplier<ResponseDefinitionBuilder> response) {
        return new Answer(MissingNode.getInstance(), response);
    }
}
