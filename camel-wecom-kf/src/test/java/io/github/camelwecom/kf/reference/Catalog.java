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
package io.github.camelwecom.kf.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.model.KfJson;

/** The description of the component that Camel's generator made of its annotations. */
record Catalog(JsonNode json) {

    private static final String CONSUMER_ONLY = "callback";

    static Catalog load() {
        try (InputStream json = WecomKfComponent.class
                .getResourceAsStream("/META-INF/io/github/camelwecom/kf/wecom-kf.json")) {
            return new Catalog(KfJson.parse(json.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations of producers. WecomKfComponentTest checks that none is missing. */
    List<String> operations() {
        List<String> names = new ArrayList<>();
        json.at("/properties/operation/enum").forEach(name -> names.add(name.asText()));
        names.remove(CONSUMER_ONLY);
        return names;
    }

    Map<String, JsonNode> endpointOptions() {
        return entries("properties");
    }

    /** Those that the endpoint does not have. */
    Map<String, JsonNode> componentOptions() {
        Map<String, JsonNode> options = entries("componentProperties");
        options.keySet().removeAll(endpointOptions().keySet());
        return options;
    }

    Map<String, JsonNode> headers() {
        return entries("headers");
    }

    private Map<String, JsonNode> entries(String section) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        json.path(section).properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }
}
