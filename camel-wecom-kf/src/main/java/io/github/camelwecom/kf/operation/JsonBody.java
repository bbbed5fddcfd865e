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
package io.github.camelwecom.kf.operation;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * Bodies that are JSON in one form or another.
 */
final class JsonBody {

    private JsonBody() {
    }

    /** Whether the body has fields already, and is not text to be parsed. */
    static boolean isStructured(Object body) {
        return body instanceof Record || body instanceof Map || body instanceof JsonNode;
    }

    /** The JSON object that the body's text is, or null if it is none. */
    static ObjectNode parsed(Message message) {
        try {
            return KfJson.parse(Utf8Body.of(message));
        } catch (IOException | InvalidPayloadException e) {
            // the reason stays here: a parser quotes what it reads, and that may be a customer's words
            return null;
        }
    }

    static String typeOf(Object body) {
        return body == null ? "empty" : "a " + body.getClass().getSimpleName();
    }
}
