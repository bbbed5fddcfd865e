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
package io.github.camelwecom.kf.transform;

import io.github.camelwecom.kf.model.RawJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes JSON text of what came from the platform, with every field that it had.
 */
@DataTypeTransformer(name = "wecom-kf:application-json",
                     description = "JSON of a message or event as the platform sent it, with the component's headers")
public class WecomKfJsonDataTypeTransformer extends Transformer {

    static final String JSON = "application/json";

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        writeJson(message);
    }

    /** What is not of the platform, such as a body that a route made itself, stays as it is. */
    static void writeJson(Message message) throws Exception {
        if (message.getBody() instanceof RawJson) {
            message.setBody(message.getMandatoryBody(String.class));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
        }
    }
}
