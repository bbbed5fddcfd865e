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

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageEnvelope;

/**
 * The fields of a record that a route has as its body, each followed by those of the record in it. Where something can
 * be missing on the way, the Simple expression asks with {@code ?.}.
 */
final class ModelFields {

    private static final Map<String, String> NAMES_OF_MESSAGES = Map.of(
            "msgId", "msgid", "openKfId", "open_kfid", "externalUserId", "external_userid", "sendTime", "send_time",
            "origin", "origin", "servicerUserId", "servicer_userid", "msgType", "msgtype", "eventType", "event.event_type");
    private static final Map<String, String> NAMES_OF_CALLBACKS = Map.of(
            "corpId", "ToUserName", "createTime", "CreateTime", "token", "Token", "openKfId", "OpenKfId",
            "added", "AuthAddOpenKfId", "removed", "AuthDelOpenKfId", "event", "Event");

    /** What is read by hand, and not by Jackson. */
    private static final Map<Class<?>, Map<String, String>> NAMES = Map.of(
            MessageEnvelope.class, NAMES_OF_MESSAGES, KfMsgOrEvent.class, NAMES_OF_CALLBACKS,
            KfAccountAuthChange.class, NAMES_OF_CALLBACKS, OtherNotice.class, NAMES_OF_CALLBACKS);

    private final List<ModelField> fields = new ArrayList<>();

    private ModelFields() {
    }

    /** Of a request, a reply, a notice, or what all messages have. */
    static List<ModelField> of(Class<?> body) {
        ModelFields fields = new ModelFields();
        fields.addAll(body, Place.BODY);
        return fields.fields;
    }

    /**
     * Of a message, besides what all have.
     *
     * @param content name of the JSON object that holds it
     */
    static List<ModelField> ofMessage(Class<? extends KfMessage> body, String content) {
        ModelFields fields = new ModelFields();
        for (RecordComponent component : body.getRecordComponents()) {
            if (component.getType() != MessageEnvelope.class) {
                Place place = Place.BODY.field(content, component, ".");
                fields.add(component, place);
                fields.addAll(component.getType(), place);
            }
        }
        return fields.fields;
    }

    private void addAll(Class<?> type, Place place) {
        Map<String, String> names = NAMES.getOrDefault(type, KfJson.componentNames(type));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = names.getOrDefault(component.getName(), "");
            Class<?> value = ModelField.valueOf(component);
            add(component, place.field(name, component, "."));
            if (value.isRecord()) {
                Place here = place.field(name, component, "?.");
                addAll(value, isList(component) ? here.first() : here);
            }
        }
    }

    private void add(RecordComponent component, Place place) {
        fields.add(new ModelField(
                ModelField.nameOf(component.getDeclaringRecord()) + "." + component.getName(), place.json, place.java,
                place.simple, ModelField.valueOf(component), isList(component)));
    }

    private static boolean isList(RecordComponent component) {
        return component.getType() == List.class;
    }

    private record Place(String json, String java, String simple) {

        static final Place BODY = new Place("", "", "body");

        /**
         * @param dot how Simple asks for it: with {@code ?.} it goes on where there is nothing
         */
        Place field(String name, RecordComponent component, String dot) {
            return new Place(
                    name.isEmpty() || json.isEmpty() ? name : json + "." + name,
                    (java.isEmpty() ? "" : java + ".") + component.getName() + "()", simple + dot + component.getName());
        }

        Place first() {
            return new Place(json + "[]", java + ".get(0)", simple + "[0]");
        }
    }
}
