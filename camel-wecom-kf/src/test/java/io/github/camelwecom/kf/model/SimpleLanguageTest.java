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
package io.github.camelwecom.kf.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.camelwecom.kf.model.message.MessageReader;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes read messages with Camel's simple language. */
class SimpleLanguageTest {

    private static final String TEXT = """
            {"msgid":"1","open_kfid":"wkA","external_userid":"wmB","send_time":1615478585,"origin":3,"msgtype":"text",
             "text":{"content":"hello","menu_id":"101"},"new_field":"n"}""";
    private static final String EVENT = """
            {"msgid":"2","origin":4,"msgtype":"event","event":{"event_type":"session_status_change","open_kfid":"wkA",
             "external_userid":"wmB","change_type":3,"msg_code":"C"}}""";

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @ParameterizedTest
    @CsvSource({
            "${body.msgId},1", "${body.openKfId},wkA", "${body.externalUserId},wmB", "${body.msgType},text",
            "${body.origin},CUSTOMER", "${body.text.content},hello", "${body.text.menuId},101",
            "${body.sendTime},2021-03-11T16:03:05Z", "${body.raw.get('new_field').asText()},n" })
    void readsAMessage(String expression, String value) throws IOException {
        assertThat(evaluate(expression, TEXT)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
            "${body.eventType},session_status_change", "${body.openKfId},wkA", "${body.event.msgCode},C",
            "${body.event.changeType},ENDED" })
    void readsAnEvent(String expression, String value) throws IOException {
        assertThat(evaluate(expression, EVENT)).isEqualTo(value);
    }

    @Test
    void comparesInPredicates() throws IOException {
        Exchange exchange = exchange(EVENT);

        assertThat(CAMEL.resolveLanguage("simple").createPredicate("${body.event.changeType} == 'ENDED'").matches(exchange))
                .isTrue();
    }

    private static String evaluate(String expression, String item) throws IOException {
        return CAMEL.resolveLanguage("simple").createExpression(expression).evaluate(exchange(item), String.class);
    }

    private static Exchange exchange(String item) throws IOException {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(MessageReader.read(KfJson.parse(item.getBytes(StandardCharsets.UTF_8))));
        return exchange;
    }
}
