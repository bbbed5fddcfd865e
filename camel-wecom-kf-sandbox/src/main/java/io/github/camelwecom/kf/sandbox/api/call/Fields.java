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

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/**
 * The fields of a request or of an object in it, read as strictly as documented: a missing mandatory field is 40063,
 * everything else that does not fit is 40058. The refusals name the field, never its value.
 */
public final class Fields {

    private static final long MAX_UINT32 = 0xFFFF_FFFFL;

    private final ObjectNode node;
    private final String prefix;

    Fields(ObjectNode node) {
        this(node, "");
    }

    private Fields(ObjectNode node, String prefix) {
        this.node = node;
        this.prefix = prefix;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text that must be there and must not be empty. */
    public String required(String name, int maxBytes) {
        return required(name, maxBytes, KfErrcode.EMPTY_PARAMETER);
    }

    /** As {@link #required(String, int)}, for fields whose absence has an errcode of its own. */
    public String required(String name, int maxBytes, KfErrcode whenEmpty) {
        String value = optional(name, maxBytes);
        if (value.isEmpty()) {
            throw new KfRefusal(whenEmpty, prefix + name + " is missing or empty");
        }
        return value;
    }

    /** A text; empty when absent. */
    public String optional(String name, int maxBytes) {
        return optional(name, maxBytes, KfErrcode.INVALID_PARAMETER);
    }

    /** As {@link #optional(String, int)}, for fields whose length has an errcode of its own. */
    public String optional(String name, int maxBytes, KfErrcode whenTooLong) {
        String value = text(name);
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            throw new KfRefusal(whenTooLong, prefix + name + " has " + bytes + " bytes, at most " + maxBytes);
        }
        return value;
    }

    /** A text that must be there, its length counted in characters. */
    public String requiredChars(String name, int maxChars, KfErrcode whenTooLong) {
        String value = optionalChars(name, maxChars, whenTooLong);
        if (value.isEmpty()) {
            throw new KfRefusal(KfErrcode.EMPTY_PARAMETER, prefix + name + " is missing or empty");
        }
        return value;
    }

    /** A text, its length counted in characters; empty when absent. */
    public String optionalChars(String name, int maxChars, KfErrcode whenTooLong) {
        String value = text(name);
        int chars = value.codePointCount(0, value.length());
        if (chars > maxChars) {
            throw new KfRefusal(whenTooLong, prefix + name + " has " + chars + " characters, at most " + maxChars);
        }
        return value;
    }

    /** Cuts a text that is too long, whole characters only, as the platform does with titles. */
    public void shorten(String name, int maxBytes) {
        byte[] bytes = text(name).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxBytes) {
            CharBuffer whole = CharBuffer.allocate(maxBytes);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, maxBytes), whole, false);
            node.put(name, whole.flip().toString());
        }
    }

    private String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() && has(name)) {
            throw illegal(name, "must be a string");
        }
        return value.asText("");
    }

    public int requiredInt(String name) {
        requirePresent(name);
        return integer(name);
    }

    /** A number from 1 to {@code max}; {@code max} itself when absent or 0. */
    public int limit(String name, int max) {
        int value = optionalInt(name);
        if (value < 0 || value > max) {
            throw illegal(name, "must be 1 to " + max);
        }
        return value == 0 ? max : value;
    }

    /** A whole number; 0 when absent. */
    public int optionalInt(String name) {
        return has(name) ? integer(name) : 0;
    }

    private int integer(String name) {
        if (!node.get(name).canConvertToInt() || !node.get(name).isIntegralNumber()) {
            throw illegal(name, "must be a whole number");
        }
        return node.get(name).intValue();
    }

    /** A time in Unix seconds. */
    public Instant requiredTime(String name) {
        requirePresent(name);
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > MAX_UINT32) {
            throw illegal(name, "must be Unix seconds");
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    public void requireNumber(String name, double min, double max) {
        requirePresent(name);
        JsonNode value = node.get(name);
        if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
            throw illegal(name, "must be a number from " + min + " to " + max);
        }
    }

    /** An object that must be there. */
    public Fields object(String name) {
        requirePresent(name);
        if (node.get(name) instanceof ObjectNode object) {
            return new Fields(object, prefix + name + ".");
        }
        throw illegal(name, "must be an object");
    }

    /** The objects of a list; empty when absent. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!(element instanceof ObjectNode object)) {
                throw illegal(name, "must hold objects");
            }
            objects.add(new Fields(object, prefix + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    /** The objects of a list that must be there. */
    public List<Fields> requiredObjects(String name) {
        requirePresent(name);
        return objects(name);
    }

    /** A list of 1 to {@code max} texts. */
    public List<String> texts(String name, int max) {
        requirePresent(name);
        List<String> texts = optionalTexts(name, max);
        if (texts.isEmpty()) {
            throw illegal(name, "must hold 1 to " + max + " elements");
        }
        return texts;
    }

    /** A list of up to {@code max} texts; empty when absent. */
    public List<String> optionalTexts(String name, int max) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw illegal(name, "must hold strings");
            }
            texts.add(element.textValue());
        }
        requireAtMost(max, texts, name);
        return texts;
    }

    /** A list of up to {@code max} whole numbers; empty when absent. */
    public List<Integer> optionalInts(String name, int max) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isIntegralNumber() || !element.canConvertToInt()) {
                throw illegal(name, "must hold whole numbers");
            }
            numbers.add(element.intValue());
        }
        requireAtMost(max, numbers, name);
        return numbers;
    }

    public void requireAtMost(int max, List<?> elements, String name) {
        if (elements.size() > max) {
            throw illegal(name, "must hold at most " + max + " elements");
        }
    }

    private JsonNode array(String name) {
        if (has(name) && !node.get(name).isArray()) {
            throw illegal(name, "must be a list");
        }
        return node.path(name);
    }

    private void requirePresent(String name) {
        if (!has(name)) {
            throw new KfRefusal(KfErrcode.EMPTY_PARAMETER, prefix + name + " is missing");
        }
    }

    public KfRefusal illegal(String name, String why) {
        return new KfRefusal(KfErrcode.INVALID_PARAMETER, prefix + name + " " + why);
    }

    /** What these fields are read from, with everything shortened that was to be. */
    public ObjectNode node() {
        return node;
    }
}
