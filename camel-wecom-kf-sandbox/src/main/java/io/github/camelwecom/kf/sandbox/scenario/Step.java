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
package io.github.camelwecom.kf.sandbox.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;

/**
 * One deed of a scenario: a request to the sandbox's own API.
 *
 * @param after  how long after the step before, by the sandbox's clock
 * @param method of HTTP
 * @param path   after {@code /sandbox/}
 * @param with   the fields
 * @param bytes  of a medium, in base64; empty when there are none
 * @param name   by which later steps call the message or medium that comes of this one; empty for none
 */
public record Step(Duration after, String method, String path, ObjectNode with, String bytes, String name) {

    private static final Set<String> KEYS = Set.of("after", "do", "with", "bytes", "as");

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Step of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("a step must be an object with 'do'");
        }
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown + " is not known in a step, known are " + new TreeSet<>(KEYS));
        }
        String[] deed = object.path("do").asText().split(" ", 2);
        if (deed[0].isEmpty()) {
            throw new IllegalArgumentException("a step needs 'do', such as \"customers/wm1/says\"");
        }
        ObjectNode with = object.path("with") instanceof ObjectNode fields ? fields : Json.object();
        return new Step(
                seconds(object.path("after")), deed.length == 1 ? "POST" : deed[0], deed[deed.length - 1], with,
                object.path("bytes").asText(), object.path("as").asText());
    }

    private static Duration seconds(JsonNode after) {
        if (!after.isMissingNode() && (!after.isNumber() || after.decimalValue().signum() < 0)) {
            throw new IllegalArgumentException("'after' must be seconds, 0 or more");
        }
        return Duration.ofMillis(after.decimalValue().movePointRight(3).longValue());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        if (!after.isZero()) {
            json.put("after", BigDecimal.valueOf(after.toMillis(), 3).stripTrailingZeros());
        }
        json.put("do", "POST".equals(method) ? path : method + " " + path);
        if (!with.isEmpty()) {
            json.set("with", with);
        }
        Json.putUnlessEmpty(json, "bytes", bytes);
        Json.putUnlessEmpty(json, "as", name);
        return json;
    }

    /** The same, its msgid known by this name. */
    public Step named(String newName) {
        return new Step(after, method, path, with, bytes, newName);
    }

    /** @throws IllegalArgumentException when it is not base64 */
    public byte[] content() {
        return Base64.getDecoder().decode(bytes);
    }
}
