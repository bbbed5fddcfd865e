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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What arrives, as the data types that Camel knows of this component, and back again.
 */
class DataTypesTest extends WecomKfTestSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CLOUD_EVENT = "CamelCloudEvent";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:records").multicast().to("direct:json", "direct:cloudevents");
                from("direct:json").transformDataType("wecom-kf:application-json").to("mock:json")
                        .unmarshal().json(JsonLibrary.Jackson, KfMessage.class).to("mock:back");
                from("direct:cloudevents").transformDataType("wecom-kf:application-cloudevents").to("mock:cloudevents");
                from("direct:text").unmarshal().json(JsonLibrary.Jackson, TextMessage.class);
            }
        };
    }

    @Test
    void everyMessageAndEventIsJsonAndACloudEventAndTheSameRecordAgain() throws Exception {
        List<JsonNode> items = items();
        for (String mock : List.of("records", "json", "back", "cloudevents")) {
            mock(mock).expectedMessageCount(items.size());
        }
        SandboxAccount account = sandbox.account();

        items.forEach(item -> account.append(KfJson.text(item)));
        account.announce();

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        for (JsonNode item : items) {
            String id = item.path("msgid").asText();
            KfMessage record = arrived("records", id).getBody(KfMessage.class);
            assertJson(item, arrived("json", id));
            assertThat(arrived("back", id).getBody()).isEqualTo(record);
            assertCloudEvent(item, record, arrived("cloudevents", id));
        }
    }

    private static List<JsonNode> items() throws IOException {
        List<JsonNode> items = new ArrayList<>();
        try (InputStream samples = DataTypesTest.class.getResourceAsStream("/messages/all-types.json")) {
            MAPPER.readTree(samples).path("msg_list").forEach(items::add);
        }
        items.add(MAPPER.readTree("{\"msgid\":\"m-new\",\"open_kfid\":\"wkA\",\"msgtype\":\"novel\",\"novel\":{\"n\":1.50}}"));
        return items;
    }

    /** Messages of different customers come in any order. */
    private Message arrived(String mock, String msgId) {
        return mock(mock).getExchanges().stream().map(Exchange::getMessage)
                .filter(message -> msgId.equals(message.getHeader(WecomKfConstants.MESSAGE_ID))).findFirst().orElseThrow();
    }

    private static void assertJson(JsonNode item, Message message) throws IOException {
        assertThat(message.getBody()).isInstanceOf(String.class);
        assertThat(MAPPER.readTree(message.getBody(String.class))).isEqualTo(item);
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    private static void assertCloudEvent(JsonNode item, KfMessage record, Message message) throws IOException {
        assertJson(item, message);
        Map<String, Object> headers = message.getHeaders();
        assertThat(headers)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, record.msgId())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "wecom-kf:account/wkA")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, typeOf(item))
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, "application/json");
        assertThat(headers.get(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT)).isEqualTo(record.externalUserId());
        Instant time = Instant.parse((String) headers.get(CloudEvent.CAMEL_CLOUD_EVENT_TIME));
        assertThat(time).isEqualTo(
                item.has("send_time")
                        ? Instant.ofEpochSecond(item.path("send_time").asLong())
                        : Instant.ofEpochMilli(message.getExchange().getClock().getCreated()));
        assertThat(headers.keySet().stream().filter(name -> name.startsWith(CLOUD_EVENT)).map(headers::get))
                .as("what the specification takes").allMatch(value -> value instanceof String text && !text.isEmpty());
    }

    private static String typeOf(JsonNode item) {
        String kind = item.path("msgtype").asText();
        return "io.github.camelwecom.kf."
               + ("event".equals(kind) ? "event." + item.path("event").path("event_type").asText() : "message." + kind);
    }

    /** Behind Kafka, say, the body is text and the headers tell. */
    @Test
    void whatCameOverAQueueIsTheSameCloudEvent() {
        String json = "{\"msgid\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\"hello\"}}";

        template.sendBodyAndHeaders("direct:cloudevents", json, Map.of(
                WecomKfConstants.MESSAGE_ID, "m1".getBytes(StandardCharsets.UTF_8), WecomKfConstants.MESSAGE_TYPE, "text",
                WecomKfConstants.OPEN_KF_ID, "wkA", WecomKfConstants.EXTERNAL_USER_ID, "wmB",
                WecomKfConstants.MESSAGE_TIMESTAMP, 1615478585000L));

        Message event = mock("cloudevents").getExchanges().get(0).getMessage();
        assertThat(event.getBody()).isEqualTo(json);
        assertThat(event.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "m1")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "wecom-kf:account/wkA")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "wmB")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelwecom.kf.message.text")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2021-03-11T16:03:05Z");
    }

    @Test
    void evenWithoutIdsItIsAValidCloudEvent() {
        template.sendBodyAndHeader("direct:cloudevents", "{}", WecomKfConstants.OPEN_KF_ID, "wk A?#你");

        Map<String, Object> headers = mock("cloudevents").getExchanges().get(0).getMessage().getHeaders();
        assertThat(URI.create((String) headers.get(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE)).isAbsolute()).isTrue();
        assertThat((String) headers.get(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE)).isEqualTo("wecom-kf:account/wk%20A?%23%E4%BD%A0");
        assertThat((String) headers.get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotBlank();
        assertThat(headers).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelwecom.kf.message.unknown")
                .doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
    }

    @Test
    void whatARouteMadeItselfStaysAsItIs() {
        template.sendBody("direct:json", "{\"mine\":1}");

        Message mine = mock("json").getExchanges().get(0).getMessage();
        assertThat(mine.getBody()).isEqualTo("{\"mine\":1}");
        assertThat(mine.getHeader(Exchange.CONTENT_TYPE)).isNull();
    }

    @Test
    void aRecordComesBackAsTheOneThatIsAskedFor() {
        String json = "{\"msgid\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\"hello\"}}";

        assertThat(template.requestBody("direct:text", json))
                .isInstanceOfSatisfying(TextMessage.class, message -> assertThat(message.text().content()).isEqualTo("hello"));
    }
}
