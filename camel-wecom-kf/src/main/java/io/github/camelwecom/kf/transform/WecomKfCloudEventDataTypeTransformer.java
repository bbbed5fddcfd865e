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

import java.time.Instant;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Says in Camel's headers of a CloudEvent what a message is, beside its JSON in the body.
 */
@DataTypeTransformer(name = "wecom-kf:application-cloudevents",
                     description = "CloudEvent headers of a message or event, with its JSON as the body")
public class WecomKfCloudEventDataTypeTransformer extends Transformer {

    private static final CloudEvent VERSION = CloudEvents.v1_0;

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        setHeaders(message, EventAttributes.of(message));
        WecomKfJsonDataTypeTransformer.writeJson(message);
    }

    private static void setHeaders(Message message, EventAttributes attributes) {
        Map<String, Object> headers = message.getHeaders();
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, VERSION.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_ID,
                attributes.id() == null ? message.getExchange().getExchangeId() : attributes.id());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, attributes.source());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, attributes.type());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(attributes.time(), message));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, WecomKfJsonDataTypeTransformer.JSON);
        if (attributes.customer() == null) {
            headers.remove(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
        } else {
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, attributes.customer());
        }
    }

    private static String time(Instant sent, Message message) {
        return sent == null ? VERSION.getEventTime(message.getExchange()) : sent.toString();
    }
}
