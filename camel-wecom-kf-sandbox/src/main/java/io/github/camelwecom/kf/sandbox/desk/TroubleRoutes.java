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
package io.github.camelwecom.kf.sandbox.desk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.callback.CallbackVerification;
import io.github.camelwecom.kf.sandbox.callback.Diagnosis;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;

/** What goes wrong on demand: calls, callbacks, access tokens, limits. */
final class TroubleRoutes {

    private static final String KINDS = "errcode, http, delay, body, garbage, truncated, cutOff, reset or replyLost";

    private final House house;

    TroubleRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "faults", "Lets calls fail", this::order,
                        Field.may("operation", "string", "such as kf/send_msg; every operation when absent"),
                        Field.may("times", "integer", "the next so many calls; until DELETE when absent"),
                        Field.must("kind", "string", KINDS),
                        Field.may("value", "integer", "errcode, HTTP status, or milliseconds"),
                        Field.may("body", "string", "what is answered instead, with kind body")),
                Route.of("DELETE", "faults", "Nothing fails any more", ask -> {
                    house.api().faults().clear();
                    return Told.done();
                }),
                Route.of("POST", "callbacks/url", "Where callbacks go from now on", this::setUrl,
                        Field.must("url", "string", "http or https")),
                Route.of("POST", "callbacks/verify", "Asks the application to decrypt, as the console does", this::verify),
                Route.of("GET", "callbacks/attempts", "The latest attempts, what they mean and what to do", this::attempts,
                        Field.may("limit", "integer", "how many; 20 when absent")),
                Route.of("POST", "callbacks/pause", "Callbacks get lost", ask -> change(house.callbacks()::pause)),
                Route.of("POST", "callbacks/hold", "Callbacks wait", ask -> change(house.callbacks()::hold)),
                Route.of("POST", "callbacks/resume", "Callbacks go out, first those that wait",
                        ask -> change(house.callbacks()::resume)),
                Route.of("POST", "callbacks/send", "Seals any text as a genuine callback and sends it once", this::send,
                        Field.must("text", "string", "such as <xml/>")),
                Route.of("POST", "callbacks/release", "Those that wait go out", this::release,
                        Field.must("how", "string", "reversed, doubled or dropped")),
                Route.of("POST", "callbacks/rates", "Some callbacks come twice, or after the next one, by themselves",
                        this::rate,
                        Field.may("doubled", "integer", "percent; as before when absent"),
                        Field.may("reordered", "integer", "percent; as before when absent")),
                Route.of("POST", "token/expire", "The access token expires: 42001",
                        ask -> change(() -> house.corp().tell(corp -> corp.accessTokens().expire()))),
                Route.of("POST", "token/revoke", "The access token is taken back: 40014",
                        ask -> change(() -> house.corp().tell(corp -> corp.accessTokens().revoke()))),
                Route.of("GET", "limits", "How often sync_msg was called at most, counted with and without limits",
                        ask -> limits()),
                Route.of("POST", "limits", "Limits of sync_msg; the platform publishes none", this::limit,
                        Field.may("tokenlessCallsInAMinute", "integer", "10 as reported"),
                        Field.may("callsAtOnce", "integer", "5 as reported")));
    }

    private static JsonNode change(Runnable change) {
        change.run();
        return Told.done();
    }

    private JsonNode order(Ask ask) {
        KfFault fault = fault(ask.required("kind"), ask.number("value", 0), ask);
        String operation = ask.text("operation").orElse("");
        int times = ask.number("times", 0);
        if (operation.isEmpty()) {
            house.api().faults().stand(fault);
        } else if (times == 0) {
            house.api().faults().stand(operation, fault);
        } else {
            house.api().faults().order(times, operation, fault);
        }
        return Told.done();
    }

    private static KfFault fault(String kind, int value, Ask ask) {
        return switch (kind) {
            case "errcode" -> KfFault.errcode(value);
            case "http" -> KfFault.httpStatus(value);
            case "delay" -> KfFault.delay(Duration.ofMillis(value));
            case "body" -> KfFault.body(ask.required("body"));
            case "garbage" -> KfFault.garbage();
            case "truncated" -> KfFault.truncated();
            case "cutOff" -> KfFault.cutOff();
            case "reset" -> KfFault.connectionReset();
            case "replyLost" -> KfFault.replyLost();
            default -> throw new DeskRefusal(400, "kind is '" + kind + "', must be " + KINDS);
        };
    }

    private JsonNode setUrl(Ask ask) {
        URI url = URI.create(ask.required("url"));
        if (!List.of("http", "https").contains(url.getScheme()) || url.getHost() == null) {
            throw new DeskRefusal(400, "url must be a whole address, such as http://localhost:8080/wecom/kf/callback");
        }
        house.callbacks().setUrl(url);
        return Told.done();
    }

    private JsonNode verify(Ask ask) {
        CallbackVerification found = house.callbacks().verifyUrl();
        return describe(found.diagnosis()).put("accepted", found.accepted()).put("reason", found.reason());
    }

    private JsonNode attempts(Ask ask) {
        ObjectNode told = Json.object();
        ArrayNode attempts = told.putArray("attempts");
        for (CallbackDesk.Visit visit : house.callbacks().visits(ask.number("limit", 20))) {
            CallbackAttempt attempt = visit.attempt();
            attempts.add(describe(visit.diagnosis()).put("time", attempt.time().toString()).put("url", attempt.url())
                    .put("number", attempt.number()).put("delivered", attempt.delivered())
                    .put("result", attempt.status() == null ? attempt.failure() : attempt.status().toString()));
        }
        return told;
    }

    private static ObjectNode describe(Diagnosis diagnosis) {
        return Json.object().put("finding", diagnosis.finding()).put("meaning", diagnosis.meaning())
                .put("remedy", diagnosis.remedy());
    }

    private JsonNode release(Ask ask) {
        List<SealedCallback> held = new ArrayList<>(house.callbacks().takeHeld());
        switch (ask.required("how")) {
            case "reversed" -> Collections.reverse(held);
            case "doubled" -> held.addAll(List.copyOf(held));
            case "dropped" -> held.clear();
            default -> throw new DeskRefusal(400, "how must be reversed, doubled or dropped");
        }
        held.forEach(house.callbacks()::post);
        return Json.object().put("sent", held.size());
    }

    private JsonNode send(Ask ask) {
        CallbackAttempt attempt = house.callbacks().post(house.callbacks().seal(ask.required("text")));
        return Told.attempt(attempt);
    }

    private JsonNode limits() {
        int tokenless = house.corp().ask(corp -> corp.logReader().tokenlessCalls().mostInAMinute());
        return Json.object().put("mostTokenlessCallsInAMinute", tokenless)
                .put("mostCallsAtOnce", house.api().inFlight().most());
    }

    private JsonNode rate(Ask ask) {
        house.callbacks().doubleSome(ask.number("doubled", house.callbacks().doubled()));
        house.callbacks().reorderSome(ask.number("reordered", house.callbacks().reordered()));
        return Told.done();
    }

    private JsonNode limit(Ask ask) {
        ask.text("tokenlessCallsInAMinute").ifPresent(none -> house.corp().tell(corp -> corp.logReader().tokenlessCalls()
                .limitTo(ask.number("tokenlessCallsInAMinute", 0))));
        ask.text("callsAtOnce").ifPresent(none -> house.api().inFlight().limitTo(ask.number("callsAtOnce", 0)));
        house.corp().changed();
        return Told.done();
    }
}
