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

import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Says in Camel's headers of a CloudEvent what a message is, beside its JSON in the body: the account is its source,
 * the customer its subject, and source and id together are of no other event, as the specification asks.
 */
@DataTypeTransformer(name = "wecom-kf:application-cloudevents",
                     description = "CloudEvent headers of a message or event, with its JSON as the body")
public class WecomKfCloudEventDataTypeTransformer extends Transformer {

    private static final String TYPE_PREFIX = "io.github.camelwecom.kf.";
    private static final String SOURCE_PREFIX = "wecom.kf.account.";
    private static final String UNKNOWN = "unknown";

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Map<String, Object> headers = message.getHeaders();
        CloudEvent version = CloudEvents.v1_0;
        String id = text(message, WecomKfConstants.MESSAGE_ID, message.getExchange().getExchangeId());
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, version.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type(message));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE,
                SOURCE_PREFIX + text(message, WecomKfConstants.OPEN_KF_ID, UNKNOWN));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message, version));
        String customer = text(message, WecomKfConstants.EXTERNAL_USER_ID, null);
        if (customer != null) {
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, customer);
        }
        WecomKfJsonDataTypeTransformer.writeJson(message);
    }

    /** Such as <code>io.github.camelwecom.kf.message.text</code> and <code>….event.enter_session</code>. */
    private static String type(Message message) {
        String event = text(message, WecomKfConstants.EVENT_TYPE, null);
        return TYPE_PREFIX + (event == null
                ? "message." + text(message, WecomKfConstants.MESSAGE_TYPE, UNKNOWN)
                : "event." + event);
    }

    private static String time(Message message, CloudEvent version) {
        Long sent = message.getHeader(WecomKfConstants.MESSAGE_TIMESTAMP, Long.class);
        return sent == null ? version.getEventTime(message.getExchange()) : Instant.ofEpochMilli(sent).toString();
    }

    private static String text(Message message, String header, String otherwise) {
        return message.getHeader(header, otherwise, String.class);
    }
}
