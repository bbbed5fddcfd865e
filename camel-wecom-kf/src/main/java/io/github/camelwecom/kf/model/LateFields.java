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
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.ReceivedTree.QuietObject;

/**
 * The fields of an object that stays the bytes that came until somebody asks for a field: a tree takes several times
 * their memory, and few routes ask.
 */
final class LateFields extends AbstractMap<String, JsonNode> {

    private static final AtomicReferenceFieldUpdater<LateFields, Object> STATE
            = AtomicReferenceFieldUpdater.newUpdater(LateFields.class, Object.class, "state");

    /** The bytes; once somebody asked, the fields. One of both, since there are many of these. */
    private volatile Object state;

    private LateFields(byte[] json) {
        this.state = json;
    }

    /** @param json what {@link UsualJson} walked over; belongs to the object from now on */
    static ObjectNode object(byte[] json) {
        return new QuietObject(LenientJson.NODES, new LateFields(json));
    }

    /** What came as this object; null once somebody asked for a field of it, and of any other. */
    static byte[] unread(JsonNode object) {
        return object instanceof QuietObject quiet && quiet.fieldMap() instanceof LateFields late ? late.unread() : null;
    }

    private byte[] unread() {
        return state instanceof byte[] json ? json : null;
    }

    /** Reads the bytes and leaves them what they are. */
    static ObjectNode tree(byte[] json) {
        try (JsonParser parser = LenientJson.parser(json)) {
            return (ObjectNode) LenientJson.next(parser);
        } catch (IOException e) {
            // Its text would quote the message.
            throw new UncheckedIOException(new IOException("JSON that was walked over can not be read"));
        }
    }

    private Map<String, JsonNode> fields() {
        byte[] json = unread();
        if (json != null) {
            // of threads that ask at once, all get the same
            STATE.compareAndSet(this, json, tree(json));
        }
        return ((QuietObject) state).fieldMap();
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return fields().entrySet();
    }

    @Override
    public JsonNode get(Object name) {
        return fields().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return fields().containsKey(name);
    }

    @Override
    public JsonNode put(String name, JsonNode value) {
        return fields().put(name, value);
    }

    @Override
    public JsonNode remove(Object name) {
        return fields().remove(name);
    }
}
