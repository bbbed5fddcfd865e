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
package io.github.camelwecom.kf.model.message;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import io.github.camelwecom.kf.model.KfJson;

/**
 * Reads a message back from its JSON, for any ObjectMapper, such as that of Camel's <code>unmarshal().json()</code>: as
 * {@link KfMessage} any of them, as one of its records that one.
 */
final class MessageJson extends JsonDeserializer<KfMessage> implements ContextualDeserializer {

    private final Class<?> wanted;

    MessageJson() {
        this(KfMessage.class);
    }

    private MessageJson(Class<?> wanted) {
        this.wanted = wanted;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new MessageJson(context.getContextualType().getRawClass());
    }

    @Override
    public KfMessage deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        KfMessage message = MessageReader.read(KfJson.read(parser));
        if (!wanted.isInstance(message)) {
            return context.reportInputMismatch(
                    wanted, "the message is a %s", message.getClass().getSimpleName());
        }
        return message;
    }
}
