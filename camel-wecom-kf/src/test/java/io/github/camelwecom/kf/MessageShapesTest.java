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
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.EventType;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.MessageType;
import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every documented type, each of its fields in every wrong shape: the message keeps its record and its headers, all
 * that fits is there, and the JSON is as it came.
 */
class MessageShapesTest {

    private static final List<String> SHAPES = List.of(
            "null", "[]", "{}", "[1]", "{\"x\":1}", "[{\"content\":\"c\"}]", "\"word\"", "\"\"", "true", "-1.5", "0",
            "123456789012345678901234567890", "1e400", "[[[[]]]]");
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    static Stream<JsonNode> samples() throws IOException {
        try (InputStream json = MessageShapesTest.class.getResourceAsStream("/messages/all-types.json")) {
            List<JsonNode> samples = new ArrayList<>();
            KfJson.parse(json.readAllBytes()).path("msg_list").forEach(samples::add);
            return samples.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFieldOfAWrongShapeTakesNothingElseWithIt(JsonNode sample) throws Exception {
        KfMessage right = MessageReader.read(sample);
        Map<String, Object> values = values(right);
        for (JsonPointer place : places(sample.path(content(right)), JsonPointer.compile("/" + content(right)))) {
            for (String shape : SHAPES) {
                JsonNode item = with(sample, place, shape);
                KfMessage message = MessageReader.read(item);
                String kind = right.msgType() + " " + place + " " + shape;

                assertThat(message).as(kind).isExactlyInstanceOf(right.getClass());
                assertThat(message.raw()).as(kind).isEqualTo(item);
                assertThat(headers(message)).as(kind).containsEntry(WecomKfConstants.MESSAGE_TYPE, right.msgType());
                if (sample.at(place).isValueNode() && !place.toString().endsWith("/event_type")) {
                    assertThat(changed(values, values(message))).as(kind).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aContentThatIsNoneIsAnEmptyRecord(JsonNode sample) throws Exception {
        KfMessage right = MessageReader.read(sample);
        List<JsonNode> items = new ArrayList<>(List.of(((ObjectNode) sample.deepCopy()).without(List.of(content(right)))));
        for (String shape : SHAPES) {
            items.add(with(sample, JsonPointer.compile("/" + content(right)), shape));
        }
        for (JsonNode item : items) {
            KfMessage message = MessageReader.read(item);

            assertThat(message.raw()).isEqualTo(item);
            if (!(right instanceof KfEvent)) {
                assertThat(message).isExactlyInstanceOf(right.getClass());
            }
            for (RecordComponent component : message.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(message)).as("%s of %s", component, item).isNotNull();
            }
        }
    }

    @Test
    void theSamplesAreOfAllTypes() throws IOException {
        assertThat(samples().map(sample -> sample.path("msgtype").asText()))
                .contains(Stream.of(MessageType.values()).map(MessageType::wireName).toArray(String[]::new));
        assertThat(samples().map(sample -> sample.path("event").path("event_type").asText()))
                .contains(Stream.of(EventType.values()).map(EventType::wireName).toArray(String[]::new));
    }

    @Test
    void titlesInAListLeaveTheOrderAnOrder() throws IOException {
        KfMessage order = read("{\"msgtype\":\"channels_shop_order\",\"channels_shop_order\":{\"order_id\":\"O1\","
                               + "\"product_titles\":[\"A\",\"B\"],\"state\":\"paid\"}}");

        assertThat(order.toString()).startsWith("ChannelsShopOrderMessage[");
        assertThat(order.raw().at("/channels_shop_order/product_titles/1").asText()).isEqualTo("B");
    }

    /** The filter of the guide lets it in. */
    @ParameterizedTest
    @ValueSource(strings = { "{\"msgtype\":\"text\"}", "{\"msgtype\":\"text\",\"text\":[]}" })
    void theGuidesFirstRouteDoesNotFail(String item) throws IOException {
        DefaultExchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(read(item));
        CAMEL.start();

        assertThat(exchange.getMessage().getBody()).isInstanceOf(TextMessage.class);
        assertThat(CAMEL.resolveLanguage("simple").createExpression("You wrote: ${body.text.content}")
                .evaluate(exchange, String.class)).isEqualTo("You wrote: ");
    }

    private static KfMessage read(String item) throws IOException {
        return MessageReader.read(KfJson.parse(item.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> headers(KfMessage message) {
        Message target = new DefaultExchange(CAMEL).getMessage();
        MessageHeaders.set(target, message);
        return target.getHeaders();
    }

    private static String content(KfMessage message) {
        return message.msgType();
    }

    /** All places in some JSON but its root. */
    private static List<JsonPointer> places(JsonNode json, JsonPointer at) {
        List<JsonPointer> places = new ArrayList<>();
        json.properties().forEach(field -> {
            places.add(at.appendProperty(field.getKey()));
            places.addAll(places(field.getValue(), at.appendProperty(field.getKey())));
        });
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            places.add(at.appendIndex(i));
            places.addAll(places(json.get(i), at.appendIndex(i)));
        }
        // of another type, the event has another record
        places.removeIf(place -> place.toString().equals("/event/event_type"));
        return places;
    }

    private static JsonNode with(JsonNode sample, JsonPointer place, String shape) throws IOException {
        JsonNode copy = sample.deepCopy();
        JsonNode value = KfJson.parse(("{\"v\":" + shape + "}").getBytes(StandardCharsets.UTF_8)).get("v");
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
        return copy;
    }

    /** The values of a record and of the records in it, by their places. */
    private static Map<String, Object> values(Object record) throws ReflectiveOperationException {
        Map<String, Object> values = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!"envelope".equals(component.getName())) {
                put(values, component.getName(), component.getAccessor().invoke(record));
            }
        }
        return values;
    }

    private static void put(Map<String, Object> values, String place, Object value) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            values(record).forEach((inner, found) -> values.put(place + "." + inner, found));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                put(values, place + "." + i, list.get(i));
            }
        } else if (value != null) {
            values.put(place, value);
        }
    }

    private static Set<String> changed(Map<String, Object> before, Map<String, Object> after) {
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(place -> before.containsKey(place) && before.get(place).equals(after.get(place)));
        return changed;
    }
}
