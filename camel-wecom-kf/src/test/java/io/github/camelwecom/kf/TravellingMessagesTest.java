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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.ImageMessage;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Messages and headers that leave the JVM, over Kafka or JMS, or into a repository that keeps them, and what comes
 * back.
 */
class TravellingMessagesTest extends WecomKfTestSupport {

    /**
     * What camel-kafka serializes; it leaves out headers of other types. JMS and Camel's repositories take these, too.
     */
    private static final List<Class<?>> TYPES_THAT_TRAVEL
            = List.of(String.class, Long.class, Integer.class, Double.class, Boolean.class, byte[].class);

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:received");
                from("wecom-kf:callback").to("mock:callbacks");
                from("direct:guide")
                        .filter(simple(
                                "${header.CamelWecomKfMessageType} == 'text' && ${header.CamelWecomKfOrigin} == 'CUSTOMER'"))
                        .to("mock:filtered");
                from("direct:event").filter(simple("${header.CamelWecomKfEventType} == 'enter_session'"
                                                   + " && ${header.CamelWecomKfCode} != null"))
                        .to("mock:filtered");
                from("direct:java").filter(header(WecomKfConstants.ORIGIN).isEqualTo("CUSTOMER")).to("mock:filtered");
            }
        };
    }

    static Stream<JsonNode> samples() throws IOException {
        try (InputStream json = TravellingMessagesTest.class.getResourceAsStream("/messages/all-types.json")) {
            List<JsonNode> samples = new ArrayList<>();
            KfJson.parse(json.readAllBytes()).path("msg_list").forEach(samples::add);
            samples.add(KfJson.parse("{\"msgid\":\"1\",\"msgtype\":\"novel\",\"novel\":{\"n\":1.50}}".getBytes()));
            samples.add(KfJson.parse("{\"msgid\":\"1\",\"msgtype\":\"text\",\"text\":[]}".getBytes()));
            samples.add(KfJson.parse("{\"msg\":7}".getBytes()).path("msg"));
            return samples.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyHeaderIsOfATypeThatTravels(JsonNode sample) {
        Message target = new DefaultExchange(context).getMessage();
        MessageHeaders.set(target, MessageReader.read(sample));

        travel(target.getHeaders());
    }

    @Test
    void headersOfAllSourcesAreOfTypesThatTravel() {
        SandboxCustomer customer = sandbox.customer();
        customer.enters("scene", "param");
        customer.says("hello");
        await().until(() -> mock("received").getReceivedCounter() >= 2 && mock("callbacks").getReceivedCounter() >= 1);
        Stream.of(mock("received"), mock("callbacks")).flatMap(mock -> mock.getExchanges().stream())
                .forEach(exchange -> travel(exchange.getMessage().getHeaders()));

        Exchange media = template.request("wecom-kf:mediaGet", in -> in.getMessage().setBody(
                sandbox.media(MediaType.FILE, "a.txt", MediaContent.generated(100))));
        travel(media.getMessage().getHeaders());
    }

    private static void travel(Map<String, Object> headers) {
        assertThat(headers).isNotNull().allSatisfy((name, value) -> assertThat(value).as(name)
                .isInstanceOfAny(TYPES_THAT_TRAVEL.toArray(Class[]::new)));
    }

    /** Kafka gives text back as bytes. */
    @ParameterizedTest
    @ValueSource(strings = { "direct:guide", "direct:java" })
    void filtersSeeTheSameAfterTheTrip(String route) {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");
        await().until(() -> mock("received").getReceivedCounter() == 1);
        Map<String, Object> headers = mock("received").getExchanges().get(0).getMessage().getHeaders();

        template.sendBodyAndHeaders(route, "body", headers);
        template.sendBodyAndHeaders(route, "body", asBytes(headers));

        assertThat(mock("filtered").getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void answersFindTheirCustomerAfterTheTrip() {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hello");
        await().until(() -> mock("received").getReceivedCounter() == 1);
        Map<String, Object> headers = asBytes(mock("received").getExchanges().get(0).getMessage().getHeaders());

        template.sendBodyAndHeaders("wecom-kf:sendMsg?msgType=text", "answer", headers);
        headers.put(WecomKfConstants.OPERATION, "serviceStateGet".getBytes());
        template.sendBodyAndHeaders("wecom-kf:sendMsg", null, headers);
        headers.put(WecomKfConstants.OPERATION, "customerBatchGet".getBytes());
        template.sendBodyAndHeaders("wecom-kf:sendMsg", null, headers);

        assertThat(customer.received()).extracting("text").containsExactly("answer");
    }

    @Test
    void mediaAreFetchedAfterTheTrip() {
        String mediaId = sandbox.media(MediaType.FILE, "a.txt", MediaContent.generated(100));

        assertThat(template.requestBodyAndHeader("wecom-kf:mediaGet", null, WecomKfConstants.MEDIA_ID, mediaId.getBytes(),
                byte[].class)).hasSize(100);
    }

    private static Map<String, Object> asBytes(Map<String, Object> headers) {
        Map<String, Object> bytes = new HashMap<>();
        headers.forEach((name, value) -> bytes.put(name, value.toString().getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMessageIsKeptByARepositoryThatSerializesIt(JsonNode sample) throws Exception {
        KfMessage message = MessageReader.read(sample);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(message);
        MessageHeaders.set(exchange.getMessage(), message);
        Exchange back = new DefaultExchange(context);

        DefaultExchangeHolder.unmarshal(back, throughBytes(DefaultExchangeHolder.marshal(exchange, true)));

        assertThat(back.getMessage().getBody()).isEqualTo(message);
        assertThat(KfJson.text(((KfMessage) back.getMessage().getBody()).raw())).isEqualTo(KfJson.text(sample));
        assertThat(back.getMessage().getHeaders()).isEqualTo(exchange.getMessage().getHeaders());
    }

    private static <T> T throughBytes(T object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            // as the guide has it for a JdbcAggregationRepository
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(
                    "java.**;org.apache.camel.**;io.github.camelwecom.kf.**;!*"));
            @SuppressWarnings("unchecked")
            T back = (T) in.readObject();
            return back;
        }
    }

    /** As unmarshal().json(TextMessage.class) does, with an ObjectMapper that knows nothing of us. */
    @ParameterizedTest
    @MethodSource("samples")
    void aMessageComesBackFromItsJson(JsonNode sample) throws IOException {
        KfMessage message = MessageReader.read(sample);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(message);
        String json = exchange.getMessage().getBody(String.class);

        assertThat(json).isEqualTo(KfJson.text(sample)).isEqualTo(new ObjectMapper().writeValueAsString(message));
        for (Class<? extends KfMessage> type : List.of(message.getClass(), KfMessage.class)) {
            KfMessage back = new ObjectMapper().readValue(json, type);
            assertThat(back).isEqualTo(message);
            assertThat(KfJson.text(back.raw())).isEqualTo(json);
        }
    }

    @Test
    void aMessageOfAnotherTypeIsRefusedWithoutItsWords() {
        String text = "{\"msgtype\":\"text\",\"text\":{\"content\":\"my secret\"}}";

        assertThatThrownBy(() -> new ObjectMapper().readValue(text, ImageMessage.class))
                .isInstanceOf(JsonMappingException.class).hasMessageContaining("TextMessage")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new ObjectMapper().readValue("[" + text + "]", TextMessage.class))
                .isInstanceOf(JsonMappingException.class).hasMessageNotContaining("secret");
    }
}
