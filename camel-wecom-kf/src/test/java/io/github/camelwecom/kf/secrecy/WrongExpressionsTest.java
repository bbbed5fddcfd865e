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
package io.github.camelwecom.kf.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camel says of an expression that does not fit a message: it quotes the object that has not what was asked for,
 * by its text form.
 */
class WrongExpressionsTest {

    private static final String WORDS = "Kontonummer-4711-看病";
    private static final List<String> ON_ANY_MESSAGE = List.of(
            "${body.nothing}", "${body.raw.text.content}", "${body.raw.nothing}", "${body.raw.get('text').nothing}",
            "${body.raw[text].nothing}", "${body.raw[0]}", "${body.raw.fields.nothing}", "${body.envelope.nothing}",
            "${body.envelope.raw.nothing}", "${body.nothing.at.all}", "${body[0]}", "${body[nothing].nothing}",
            "${bodyAs(java.lang.Integer)}", "${mandatoryBodyAs(java.util.Date)}", "${body.raw.properties.nothing}",
            "${body.raw.path('location').path('latitude').nothing}", "${body.raw.at('/text').nothing}",
            "${body.raw.at('/merged_msg/item').nothing}", "${body.raw.at('/merged_msg/item')[7].nothing}",
            "${body.raw.at('no pointer')}", "${body.raw.deepCopy().nothing}", "${body.raw.get('text').get('content').nothing}");

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    /** Every type, and everything in it that is a text is what somebody said. */
    static Stream<JsonNode> messages() throws IOException {
        try (InputStream json = WrongExpressionsTest.class.getResourceAsStream("/messages/all-types.json")) {
            List<JsonNode> messages = new ArrayList<>();
            KfJson.parse(json.readAllBytes()).path("msg_list").forEach(item -> {
                ObjectNode said = item.deepCopy();
                item.properties().stream().filter(field -> field.getValue().isContainerNode())
                        .forEach(field -> said.set(field.getKey(), saying(field.getValue())));
                messages.add(said);
            });
            messages.add(
                    KfJson.object().put("msgid", "1").put("msgtype", "novel").set("novel", KfJson.object().put("x", WORDS)));
            return messages.stream();
        }
    }

    private static JsonNode saying(JsonNode json) {
        if (json.isObject()) {
            ObjectNode object = KfJson.object();
            json.properties().forEach(field -> object.set(field.getKey(),
                    field.getKey().endsWith("id") || "event_type".equals(field.getKey())
                            ? field.getValue() : saying(field.getValue())));
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = KfJson.object().putArray("a");
            json.forEach(item -> array.add(saying(item)));
            return array;
        }
        return json.isTextual() ? KfJson.object().textNode(WORDS) : json;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noneShowsWhatAMessageSays(JsonNode item) {
        KfMessage message = MessageReader.read(item);
        List<String> expressions = new ArrayList<>(ON_ANY_MESSAGE);
        Stream.of(message.getClass().getRecordComponents()).forEach(component -> Stream.of(".nothing", "[nothing]", "[9].x")
                .forEach(wrong -> expressions.add("${body." + component.getName() + wrong + "}")));

        for (String expression : expressions) {
            assertThat(outcome(expression, message)).as("%s of %s", expression, message).doesNotContain("4711", "看病");
        }
    }

    /** What it threw, with all causes; a value is no exception. */
    private static String outcome(String expression, KfMessage message) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(message);
        try {
            CAMEL.resolveLanguage("simple").createExpression(expression).evaluate(exchange, Object.class);
            return String.valueOf(exchange.getException());
        } catch (RuntimeException e) {
            StringBuilder text = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                text.append(cause).append('\n');
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
            "${body.raw.at('/novel/title').asText()},Dune", "${body.raw.at('/novel/pages').asInt()},412",
            "${body.raw.at('/novel/no/such').asText()},''", "${body.raw.get('novel').get('title').asText()},Dune",
            "${body.raw.path('nothing').path('title').asText()},''", "${body[novel][title]},Dune", "${body[novel][nothing]},",
            "${body.raw.at('/novel/title')},Dune" })
    void aFieldOfAnUnknownMessageIsRead(String expression, String value) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(MessageReader.read(
                "{\"msgid\":\"1\",\"msgtype\":\"novel\",\"novel\":{\"title\":\"Dune\",\"pages\":412}}"));

        assertThat(CAMEL.resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whoAsksForTheJsonGetsIt(JsonNode item) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(MessageReader.read(item));

        assertThat(CAMEL.resolveLanguage("simple").createExpression("${body.raw}").evaluate(exchange, String.class))
                .isEqualTo(KfJson.text(item)).isEqualTo(exchange.getMessage().getBody(String.class));
        exchange.getMessage().setBody(MessageReader.read(item).raw());
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(KfJson.text(item));
    }
}
