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
package io.github.camelwecom.kf.model;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the platform sent in the place of a JSON value and cannot be read as one, or is beyond the bounds of what is
 * read. In a tree it is the value of a {@link com.fasterxml.jackson.databind.node.POJONode}, and written it is what
 * came, but that bytes which are not UTF-8 became U+FFFD. The text form of this object itself shows nothing.
 */
public final class UnreadableJson implements JsonSerializable {

    /** Ids, times and types are far shorter. */
    private static final int LONGEST_FIELD = 1024;
    /** The same name can stand there over and over. */
    private static final int MOST_TRIES = 100;

    private final String text;

    UnreadableJson(String text) {
        this.text = text;
    }

    /** What stands in a tree in the place of this text. */
    static JsonNode node(String text) {
        return LenientJson.NODES.pojoNode(new UnreadableJson(text));
    }

    /** As it came. */
    public String text() {
        return text;
    }

    /**
     * As many of its fields with these names as can be read: single values, and within objects such values again. All
     * others are left out.
     */
    public ObjectNode fields(Set<String> names) {
        return fields(text, names, true);
    }

    private static ObjectNode fields(String object, Set<String> names, boolean alsoWithin) {
        ObjectNode fields = LenientJson.NODES.objectNode();
        try {
            JsonPieces members = JsonPieces.ofObject(object);
            int tries = 0;
            while (tries < MOST_TRIES && members.next()) {
                if (names.contains(members.name())) {
                    tries++;
                    put(fields, members, names, alsoWithin);
                }
            }
        } catch (NoJsonObjectException e) {
            // what stands in front of it is kept
            return fields;
        }
        return fields;
    }

    private static void put(ObjectNode fields, JsonPieces members, Set<String> names, boolean alsoWithin) {
        if (members.isObject()) {
            if (alsoWithin) {
                fields.set(members.name(), fields(members.value(), names, false));
            }
        } else if (!members.isArray() && members.length() <= LONGEST_FIELD) {
            try (JsonParser parser = LenientJson.parser(members.value())) {
                fields.set(members.name(), LenientJson.value(parser));
            } catch (IOException e) {
                // left out
                return;
            }
        }
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
        generator.writeRawValue(text);
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(generator, serializers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnreadableJson unreadable && unreadable.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "UnreadableJson[...]";
    }
}
