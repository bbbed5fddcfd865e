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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;

/** A message or an event as the documentation of the platform shows it. */
record MessageExample(KfMessage message, ObjectNode item) {

    private static final List<String> OF_ALL = List.of(
            "msgid", "open_kfid", "external_userid", "send_time", "origin", "servicer_userid", "msgtype");

    static Stream<MessageExample> all() {
        JsonNode items = ExampleJson.read("/messages/all-types.json").path("msg_list");
        return StreamSupport.stream(items.spliterator(), false).map(ObjectNode.class::cast)
                .map(item -> new MessageExample(MessageReader.read(item), item));
    }

    static MessageExample of(String wireName) {
        return all().filter(example -> example.wireName().equals(wireName)).findFirst()
                .orElseThrow(() -> new IllegalStateException("all-types.json has no " + wireName));
    }

    private String wireName() {
        return message instanceof KfEvent event ? event.eventType() : message.msgType();
    }

    Class<? extends KfMessage> record() {
        return message.getClass();
    }

    /** Besides those that all have. */
    List<ModelField> fields() {
        return ModelFields.ofMessage(record(), message.msgType());
    }

    /** Without fields that nobody knows. */
    String json() {
        List<String> known = new ArrayList<>(OF_ALL);
        known.add(message.msgType());
        return ExampleJson.pretty(item.deepCopy().retain(known));
    }
}
