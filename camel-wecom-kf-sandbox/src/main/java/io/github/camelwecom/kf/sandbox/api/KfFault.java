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
package io.github.camelwecom.kf.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.sandbox.api.call.Answer;
import io.github.camelwecom.kf.sandbox.corp.Json;

/** Something that goes wrong with an API call. Unless said otherwise, the call changes nothing in the corp. */
public final class KfFault {

    /** No fault: the call takes its course. */
    static final KfFault NONE = new KfFault("", KfFault::takeCourse, KfFault::asIs);

    private final String name;
    private final Effect effect;
    private final Function<Answer, ResponseDefinitionBuilder> response;

    private KfFault(String name, Effect effect, Function<Answer, ResponseDefinitionBuilder> response) {
        this.name = name;
        this.effect = effect;
        this.response = response;
    }

    /** The answer is this errcode. */
    public static KfFault errcode(int errcode) {
        return new KfFault("errcode " + errcode, (call, errors) -> Answer.of(errors.reply(errcode)), KfFault::asIs);
    }

    /** The answer is this HTTP status, with an HTML page as a gateway would give. */
    public static KfFault httpStatus(int status) {
        return new KfFault(
                "HTTP " + status, KfFault::preventCall,
                none -> html("<html><body>" + status + "</body></html>").withStatus(status));
    }

    /** The call takes its course, but its answer comes late. */
    public static KfFault delay(Duration delay) {
        return held(new CountDownLatch(1), delay);
    }

    /** The call takes its course, but its answer waits until the test counts down, a minute at most. */
    public static KfFault heldUntil(CountDownLatch release) {
        return held(release, Duration.ofMinutes(1));
    }

    /** HTTP 200 with a body that is no JSON. */
    public static KfFault garbage() {
        return new KfFault("garbage", KfFault::preventCall, none -> html("<html><body>Please log in to this network"));
    }

    /** HTTP 200 with this body. */
    public static KfFault body(String body) {
        return new KfFault("a body of the test's own", KfFault::preventCall, none -> WireMock.okJson(body));
    }

    /** The call takes its course, but the bytes of its answer are what this makes of them. */
    public static KfFault altered(UnaryOperator<byte[]> body) {
        return new KfFault(
                "altered", KfFault::takeCourse, reply -> WireMock.ok()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body.apply(Json.write(reply.json()).getBytes(StandardCharsets.UTF_8))));
    }

    /** The call takes its course, but its JSON ends in the middle; for HTTP it is complete. */
    public static KfFault truncated() {
        return new KfFault("truncated", KfFault::takeCourse, reply -> WireMock.okJson(half(reply)));
    }

    /** The call takes its course, but the connection ends in the middle of the body. For callers with HTTP/1.1. */
    public static KfFault cutOff() {
        return new KfFault("cut off", KfFault::takeCourse, reply -> {
            int promised = Json.write(reply.json()).getBytes(StandardCharsets.UTF_8).length;
            return WireMock.okJson(half(reply)).withHeader("Content-Length", Integer.toString(promised));
        });
    }

    /** The connection is reset before the call has any effect. */
    public static KfFault connectionReset() {
        return new KfFault("connection reset", KfFault::preventCall, none -> reset());
    }

    /** The call takes its course, but the connection is reset before the answer: the caller cannot know. */
    public static KfFault replyLost() {
        return new KfFault("reply lost", KfFault::takeCourse, reply -> reset());
    }

    /** What goes wrong, in two or three words; empty when nothing does. */
    public String name() {
        return name;
    }

    /**
     * What the corp answers.
     *
     * @param call performs the call
     */
    Answer reply(Supplier<Answer> call, ErrorReplies errors) {
        return effect.reply(call, errors);
    }

    /** What the caller gets instead of the corp's answer. */
    ResponseDefinitionBuilder response(Answer reply) {
        return response.apply(reply);
    }

    private static Answer takeCourse(Supplier<Answer> call, ErrorReplies errors) {
        return call.get();
    }

    private static Answer preventCall(Supplier<Answer> call, ErrorReplies errors) {
        return Answer.of(WireMock::noContent);
    }

    private static ResponseDefinitionBuilder asIs(Answer reply) {
        return reply.response().get();
    }

    /** Here and not in WireMock: only until the answer is handed to it is the call in flight. */
    private static KfFault held(CountDownLatch release, Duration atMost) {
        return new KfFault("late", KfFault::takeCourse, reply -> {
            try {
                release.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return asIs(reply);
        });
    }

    private static String half(Answer reply) {
        String json = Json.write(reply.json());
        return json.substring(0, json.length() / 2);
    }

    private static ResponseDefinitionBuilder html(String page) {
        return WireMock.ok(page).withHeader("Content-Type", "text/html");
    }

    private static ResponseDefinitionBuilder reset() {
        return WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
    }

    @FunctionalInterface
    private interface Effect {

        Answer reply(Supplier<Answer> call, ErrorReplies errors);
    }
}
