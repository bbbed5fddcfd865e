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
package io.github.camelwecom.kf;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes of the JSON of a message what the consumer made of it: the record as the body, and the headers that belong to
 * it. Brokers carry the JSON, but none of the headers: those whose names begin with Camel stay behind.
 */
@DataTypeTransformer(name = "wecom-kf:message",
                     description = "Record and headers of a message or event, from its JSON")
public class WecomKfMessageDataTypeTransformer extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        KfMessage record = message.getBody() instanceof KfMessage known
                ? known
                : MessageReader.read(message.getMandatoryBody(String.class));
        // what came along by another way says nothing of this message, but for how it was delivered
        message.removeHeaders("CamelWecomKf*", WecomKfConstants.REDELIVERED);
        message.setBody(record);
        MessageHeaders.set(message, record);
    }
}
