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

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.UnknownEvent;
import io.github.camelwecom.kf.model.message.UnknownMessage;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every documented message and event, and strange ones between them, go through the consumer.
 */
class EveryMessageTypeTest extends WecomKfTestSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:seen");
            }
        };
    }

    @Test
    void eachComesOutAsItsRecordWithItsHeadersAndUntouchedJson() throws Exception {
        List<ObjectNode> items = items();
        mock("seen").expectedMessageCount(items.size());
        SandboxAccount account = sandbox.account();

        items.forEach(item -> account.append(KfJson.text(item)));
        account.announce();

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        for (ObjectNode item : items) {
            assertArrived(item, arrived(item.path("msgid").asText()));
        }
    }

    /** Messages of different customers come in any order. */
    private Message arrived(String msgId) {
        return mock("seen").getExchanges().stream().map(Exchange::getMessage)
                .filter(message -> msgId.equals(message.getHeader(WecomKfConstants.MESSAGE_ID))).findFirst().orElseThrow();
    }

    private static List<ObjectNode> items() throws IOException {
        List<ObjectNode> items = new ArrayList<>();
        try (InputStream samples = EveryMessageTypeTest.class.getResourceAsStream("/messages/all-types.json")) {
            for (JsonNode sample : MAPPER.readTree(samples).path("msg_list")) {
                items.add(((ObjectNode) sample).put("a_field_of_the_future", 1.50));
                items.add(strangeNeighbour(items.size()));
            }
        }
        return items;
    }

    private static ObjectNode strangeNeighbour(int number) {
        ObjectNode item = MAPPER.createObjectNode().put("msgid", "strange-" + number).put("origin", 3);
        return number % 2 == 0
                ? item.put("msgtype", "hologram")
                : item.put("msgtype", "event").set("event", MAPPER.createObjectNode().put("event_type", "new_event"));
    }

    private static void assertArrived(ObjectNode sent, Message message) throws IOException {
        KfMessage received = message.getBody(KfMessage.class);
        assertThat(MAPPER.readTree(KfJson.text(received.raw()))).isEqualTo(MAPPER.readTree(sent.toString()));
        assertThat(message.getHeader(WecomKfConstants.MESSAGE_TYPE)).isEqualTo(sent.path("msgtype").asText());
        if (sent.path("msgid").asText().startsWith("strange")) {
            assertThat(received).isInstanceOfAny(UnknownMessage.class, UnknownEvent.class);
        } else {
            assertThat(received).isNotInstanceOfAny(UnknownMessage.class, UnknownEvent.class);
        }
        if (received instanceof KfEvent event) {
            assertThat(message.getHeader(WecomKfConstants.EVENT_TYPE)).isEqualTo(event.eventType());
        }
    }
}
