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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelwecom.kf.sandbox.api.call.Answer;
import io.github.camelwecom.kf.sandbox.api.call.ApiRequest;
import io.github.camelwecom.kf.sandbox.api.call.Operation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import io.github.camelwecom.kf.sandbox.journal.Journal;

/** Answers API calls behind WireMock: finds the operation, makes the checks common to all, records the call. */
public final class ApiServer implements ResponseDefinitionTransformerV2 {

    private static final String NAME = "kf-sandbox";
    private static final String PREFIX = "/cgi-bin/";

    private static final KfFault TOO_MANY_AT_ONCE = KfFault.errcode(KfErrcode.TOO_MANY_CONCURRENT_CALLS.code());

    private final CorpGuard corp;
    private final Clock clock;
    private final Ids ids;
    private final Faults faults = new Faults();
    private final CallsInFlight inFlight = new CallsInFlight();
    private final Journal<ApiCall> journal = new Journal<>();

    public ApiServer(CorpGuard corp, Clock clock, Ids ids) {
        this.corp = corp;
        this.clock = clock;
        this.ids = ids;
    }

    public Faults faults() {
        return faults;
    }

    public CallsInFlight inFlight() {
        return inFlight;
    }

    /** The calls so far, oldest first. */
    public List<ApiCall> journal() {
        return journal.entries();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    /** Needs no stub, which somebody could remove: what no stub of a user's own answers is answered here. */
    @Override
    public ResponseDefinition transform(ServeEvent event) {
        if (event.getStubMapping().getResponse().wasConfigured() || !event.getRequest().getUrl().startsWith(PREFIX)) {
            return event.getResponseDefinition();
        }
        ApiRequest request = ApiRequest.of(event.getRequest(), PREFIX);
        return Operations.find(request.path()).map(operation -> respond(operation, request))
                .orElseGet(ApiServer::unknown);
    }

    private ResponseDefinition respond(Operation operation, ApiRequest request) {
        if (!operation.isLimitedAtOnce()) {
            return respond(operation, request, faults.next(operation.path()));
        }
        boolean accepted = inFlight.begin();
        try {
            return respond(operation, request, accepted ? faults.next(operation.path()) : TOO_MANY_AT_ONCE);
        } finally {
            inFlight.end();
        }
    }

    private ResponseDefinition respond(Operation operation, ApiRequest request, KfFault fault) {
        Instant time = clock.instant();
        long begin = System.nanoTime();
        ErrorReplies errors = new ErrorReplies(clock, ids, request.callerIp());
        AtomicReference<CallFacts> facts = new AtomicReference<>(CallFacts.UNKNOWN);
        Answer answer = fault.reply(() -> answer(operation, request, errors, facts), errors);
        JsonNode reply = withoutToken(answer.json());
        ApiCall call = new ApiCall(time, operation.path(), request.safeQuery(), request.jsonBody(), reply);
        journal.add(call);
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        corp.entries().add(number -> facts.get().entry(number, request.method(), call, fault, duration));
        return fault.response(answer).build();
    }

    private Answer answer(Operation operation, ApiRequest request, ErrorReplies errors, AtomicReference<CallFacts> facts) {
        return corp.ask(known -> {
            known.note().clear();
            try {
                Answer answer = perform(operation, request, known);
                facts.set(CallFacts.of(known.note()));
                return answer;
            } catch (KfRefusal refusal) {
                facts.set(CallFacts.of(known.note(), refusal));
                return Answer.of(operation.refused(errors.reply(refusal)));
            }
        });
    }

    private static Answer perform(Operation operation, ApiRequest request, Corp corp) {
        if (operation.needsAccessToken()) {
            corp.accessTokens().check(request.accessToken());
        }
        if (!operation.method().equals(request.method())) {
            throw wrongMethod(operation, request.method());
        }
        return operation.perform(request, corp);
    }

    private static KfRefusal wrongMethod(Operation operation, String method) {
        String rule = "must be called with " + operation.method() + ", not " + method;
        return new KfRefusal(
                KfErrcode.INVALID_PARAMETER, operation.formerMethod().equals(method)
                        ? rule + "; " + method + " is what clients of 2021 use, the platform has changed it since" : rule);
    }

    private static JsonNode withoutToken(JsonNode reply) {
        return reply.has("access_token") ? reply.<ObjectNode> deepCopy().put("access_token", "…") : reply;
    }

    private static ResponseDefinition unknown() {
        return WireMock.jsonResponse("{\"error\":\"The sandbox does not know this operation\"}", 404).build();
    }
}
