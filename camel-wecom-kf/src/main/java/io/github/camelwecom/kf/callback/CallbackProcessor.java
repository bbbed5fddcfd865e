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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
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
    private final CallbackFreshness freshness;
    private final ReplayGuard replayGuard;
    private final CallbackCounters counters = new CallbackCounters();
    private final RefusalLog refusals;
    private final Supplier<CallbackRoster> rosters;

    CallbackProcessor(String path, CallbackRules rules, Clock clock, Supplier<CallbackRoster> rosters) {
        this.path = path;
        this.maxBodySize = rules.maxBodySize();
        this.freshness = new CallbackFreshness(rules.freshness(), clock);
        this.replayGuard = rules.replayGuard() ? replayGuard(path, rules, clock) : ReplayGuard.NONE;
        this.refusals = new RefusalLog(path, clock);
        this.rosters = rosters;
    }

    private static ReplayGuard replayGuard(String path, CallbackRules rules, Clock clock) {
        ReplayGuard here = new SignatureMemory(SignatureMemory.CAPACITY, rules.freshness(), clock);
        return rules.repository() == null ? here : new SharedSignatures(here, rules.repository(), path);
    }

    CallbackStatistics statistics() {
        return counters.of(path);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        try {
            answer(message, 200, accept(message));
        } catch (CallbackRefusedException e) {
            note(e);
            answer(message, e.refusal().httpStatus(), NOTHING);
        }
    }

    /** Has HTTP servers that read a body as a whole stop where this would. */
    BodyLimit limitBodies(CamelContext camelContext) {
        BodyLimiter limiter = camelContext.getRegistry().findSingleByType(BodyLimiter.class);
        if (limiter != null) {
            return limiter.limit(path, maxBodySize, new BodyRefusals());
        }
        boolean vertx = camelContext.getClassResolver().resolveClass("io.vertx.ext.web.Router") != null;
        return vertx ? VertxBodyLimit.of(camelContext, path, maxBodySize, this::note) : BodyLimit.NONE;
    }

    private final class BodyRefusals implements BodyLimiter.Refusals {

        @Override
        public int tooLarge() {
            return note(CallbackRefusedException.tooLarge(maxBodySize));
        }

        @Override
        public int brokenOff() {
            return note(new CallbackRefusedException(CallbackRefusal.BODY_BROKEN_OFF));
        }

        private int note(CallbackRefusedException refused) {
            CallbackProcessor.this.note(refused);
            return refused.getHttpStatus();
        }
    }

    void note(CallbackRefusedException e) {
        counters.refused(e.refusal());
        refusals.refused(e);
    }

    private byte[] accept(Message request) {
        CallbackRoster roster = rosters.get();
        if (roster.isEmpty()) {
            // Some HTTP servers (Spring Boot's) keep calling a path that was taken back.
            throw new CallbackRefusedException(CallbackRefusal.NOT_STARTED);
        }
        String rawQuery = rawQuery(request);
        if ("GET".equals(request.getHeader(Exchange.HTTP_METHOD, String.class))) {
            return verifyUrl(roster, rawQuery);
        }
        takeNotice(roster, rawQuery, boundedBody(request));
        return SUCCESS;
    }

    /** The HTTP server of Spring Boot gives the query, not decoded, under the other name only. */
    private static String rawQuery(Message request) {
        String raw = request.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        return raw == null ? request.getHeader(Exchange.HTTP_QUERY, String.class) : raw;
    }

    // Nothing to guard against repetition: the answer has no effect, and is the same each time.
    private byte[] verifyUrl(CallbackRoster roster, String rawQuery) {
        CallbackQuery query = CallbackQuery.ofVerification(rawQuery);
        freshness.check(query);
        String encrypted = query.echostr();
        byte[] echo = CallbackRoster.open(roster.signers(query, encrypted), encrypted).echo();
        counters.verified();
        return echo;
    }

    private void takeNotice(CallbackRoster roster, String rawQuery, byte[] body) {
        CallbackQuery query = CallbackQuery.ofNotice(rawQuery);
        freshness.check(query);
        String encrypted = CallbackEnvelope.encryptedText(body);
        List<CallbackVerifier> signers = roster.signers(query, encrypted);
        if (replayGuard.once(query.msgSignature(), () -> tell(roster, CallbackRoster.open(signers, encrypted)))) {
            counters.accepted();
        } else {
            LOG.debug("Callback to {} was accepted before", path);
            counters.repeated();
        }
    }

    private static void tell(CallbackRoster roster, VerifiedCallback verified) {
        roster.tell(verified.receiveId(), verified.notice());
    }

    // Content-Length is not asked: Camel mixes a query parameter of that name into the header, so anybody can forge it.
    private byte[] boundedBody(Message request) {
        try (InputStream in = request.getBody(InputStream.class)) {
            if (in == null) {
                throw withoutBody();
            }
            byte[] body = bounded(in);
            if (body.length == 0) {
                throw withoutBody();
            }
            return body;
        } catch (IOException e) {
            throw new CallbackRefusedException(CallbackRefusal.BODY_BROKEN_OFF);
        }
    }

    /** What servers hold already needs no buffers. */
    private byte[] bounded(InputStream in) throws IOException {
        byte[] held = in.readNBytes(Math.min(in.available(), maxBodySize));
        int next = in.read();
        if (next < 0) {
            return held;
        }
        byte[] rest = in.readNBytes(Math.max(0, maxBodySize - held.length - 1));
        if (held.length == maxBodySize || in.read() >= 0) {
            throw CallbackRefusedException.tooLarge(maxBodySize);
        }
        return ByteBuffer.allocate(held.length + 1 + rest.length).put(held).put((byte) next).put(rest).array();
    }

    private static CallbackRefusedException withoutBody() {
        return new CallbackRefusedException(
                CallbackRefusal.ENVELOPE,
                "the request has no body, or the HTTP server has used it up as that of a form (Content-Type"
                                          + " application/x-www-form-urlencoded or multipart/form-data)");
    }

    private static void answer(Message message, int httpStatus, byte[] body) {
        // The request's headers and query parameters are still there and would be echoed.
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, httpStatus);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        // of an array, Camel's Vert.x server makes a stream, which it reads in a thread of its own
        message.setBody(ByteBuffer.wrap(body));
    }
}
