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
package io.github.camelwecom.kf.callback;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * The ways a callback comes in, as they are after the HTTP server: the only place that knows how they are made.
 */
final class CallbackDoors {

    private final CamelContext context = new DefaultCamelContext();
    private final List<CallbackNotice> told = new ArrayList<>();
    private final CallbackProcessor processor;
    private final CallbackOpener opener
            = new CallbackOpener(FuzzSealer.CREDENTIALS, CallbackRules.DEFAULT, FuzzSealer.CLOCK);

    CallbackDoors() {
        CallbackSubscriber subscription
                = new CallbackSubscriber(new CallbackVerifier(FuzzSealer.CREDENTIALS), told::add);
        CallbackRoster roster = new CallbackRoster(List.of(subscription));
        processor = new CallbackProcessor("/fuzz", CallbackRules.DEFAULT, FuzzSealer.CLOCK, () -> roster);
    }

    Answer post(String rawQuery, byte[] body) {
        return post(rawQuery, body, null);
    }

    Answer post(String rawQuery, byte[] body, String contentType) {
        return process("POST", rawQuery, body, contentType);
    }

    Answer get(String rawQuery) {
        return process("GET", rawQuery, null, null);
    }

    private Answer process(String method, String rawQuery, byte[] body, String contentType) {
        told.clear();
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.HTTP_RAW_QUERY, rawQuery);
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        message.setBody(body == null ? null : new ByteArrayInputStream(body));
        try {
            processor.process(exchange);
        } catch (Exception e) {
            throw new AssertionError("The HTTP server got an exception", e);
        }
        return new Answer(
                (Integer) message.getHeader(Exchange.HTTP_RESPONSE_CODE), ((ByteBuffer) message.getBody()).array(),
                List.copyOf(message.getHeaders().keySet()), List.copyOf(told));
    }

    /** @return the check that refused it, or {@code accepted} */
    String open(Map<String, String> parameters, byte[] body) {
        try {
            opener.open(parameters, body);
            return "accepted";
        } catch (CallbackRefusedException e) {
            return e.getCheck();
        }
    }

    /** @return the check that refused it, or {@code accepted} */
    String verify(Map<String, String> parameters) {
        try {
            opener.verifyUrl(parameters);
            return "accepted";
        } catch (CallbackRefusedException e) {
            return e.getCheck();
        }
    }

    record Answer(int status, byte[] body, List<String> headers, List<CallbackNotice> told) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
