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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the HTTP requests of one path (doc/96466): a GET verifies the URL and is answered with the decrypted
 * <code>echostr</code>, a POST brings a notice and is answered with <code>success</code>. Who is refused learns the
 * HTTP status and nothing else; the log says which check failed.
 */
final class CallbackProcessor implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackProcessor.class);
    private static final byte[] SUCCESS = "success".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final String path;
    private final int maxBodySize;
    private final Supplier<CallbackRoster> rosters;

    CallbackProcessor(String path, int maxBodySize, Supplier<CallbackRoster> rosters) {
        this.path = path;
        this.maxBodySize = maxBodySize;
        this.rosters = rosters;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        try {
            answer(message, 200, accept(message));
        } catch (CallbackRefusedException e) {
            logRefusal(e);
            answer(message, e.refusal().httpStatus(), NOTHING);
        }
    }

    private byte[] accept(Message request) throws IOException {
        CallbackRoster roster = rosters.get();
        if (roster.isEmpty()) {
            // Some HTTP servers (Spring Boot's) keep calling a path that was taken back.
            throw new CallbackRefusedException(CallbackRefusal.NOT_STARTED);
        }
        String rawQuery = request.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        if ("GET".equals(request.getHeader(Exchange.HTTP_METHOD, String.class))) {
            return verifyUrl(roster, rawQuery);
        }
        takeNotice(roster, rawQuery, boundedBody(request));
        return SUCCESS;
    }

    private static byte[] verifyUrl(CallbackRoster roster, String rawQuery) {
        CallbackQuery query = CallbackQuery.ofVerification(rawQuery);
        return roster.open(query, query.echostr()).text();
    }

    private static void takeNotice(CallbackRoster roster, String rawQuery, byte[] body) {
        CallbackQuery query = CallbackQuery.ofNotice(rawQuery);
        VerifiedCallback verified = roster.open(query, CallbackEnvelope.encryptedText(body));
        String text = new String(verified.text(), StandardCharsets.UTF_8);
        roster.tell(verified.receiveId(), CallbackParser.parse(text));
    }

    // Content-Length is not asked: Camel mixes a query parameter of that name into the header, so anybody can forge it.
    private byte[] boundedBody(Message request) throws IOException {
        try (InputStream in = request.getBody(InputStream.class)) {
            if (in == null) {
                throw new CallbackRefusedException(CallbackRefusal.ENVELOPE, "the request has no body");
            }
            byte[] body = in.readNBytes(maxBodySize);
            if (in.read() >= 0) {
                throw CallbackRefusedException.tooLarge(maxBodySize);
            }
            return body;
        }
    }

    private void logRefusal(CallbackRefusedException e) {
        LOG.warn("Callback to {} refused with HTTP {} by check {}: {}", path, e.refusal().httpStatus(), e.refusal(),
                e.getMessage());
    }

    private static void answer(Message message, int httpStatus, byte[] body) {
        // The request's headers and query parameters are still there and would be echoed.
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, httpStatus);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        message.setBody(body);
    }
}
