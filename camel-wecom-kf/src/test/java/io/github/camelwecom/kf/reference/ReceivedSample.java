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
package io.github.camelwecom.kf.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import static org.awaitility.Awaitility.await;

/**
 * A message or event as a consumer's route got it.
 *
 * @param headers the names of its headers, sorted
 */
record ReceivedSample(KfMessage message, List<String> headers) {

    static ReceivedSample of(Exchange exchange) {
        return new ReceivedSample(
                exchange.getMessage().getBody(KfMessage.class),
                exchange.getMessage().getHeaders().keySet().stream().sorted().toList());
    }

    boolean isEvent() {
        return message instanceof KfEvent;
    }

    String wireName() {
        return message instanceof KfEvent event ? event.eventType() : message.msgType();
    }

    String recordName() {
        return message.getClass().getSimpleName();
    }

    /** The headers that all have. */
    static List<String> commonHeaders(List<ReceivedSample> samples) {
        List<String> common = new ArrayList<>(samples.get(0).headers());
        samples.forEach(sample -> common.retainAll(sample.headers()));
        return common;
    }

    /** Who wrote decides whether there is a servicer, not the type. */
    List<String> headersBesides(List<String> common) {
        return headers.stream().filter(header -> !common.contains(header))
                .filter(header -> !header.equals(WecomKfConstants.SERVICER_USER_ID)).toList();
    }

    /** What a consumer makes of one item of each kind. */
    static List<ReceivedSample> receiveAll(Stage stage, JsonNode items) throws Exception {
        Map<String, ReceivedSample> received = new ConcurrentHashMap<>();
        stage.serve("/wecom/kf/callback");
        items.forEach(item -> stage.account().append(KfJson.text(item)));
        stage.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").process(exchange -> {
                    ReceivedSample sample = of(exchange);
                    received.put(sample.message.msgId(), sample);
                });
            }
        });
        List<String> ids = items.findValuesAsText("msgid");
        await().atMost(30, TimeUnit.SECONDS).until(() -> received.keySet().containsAll(ids));
        return ids.stream().map(received::get).toList();
    }
}
