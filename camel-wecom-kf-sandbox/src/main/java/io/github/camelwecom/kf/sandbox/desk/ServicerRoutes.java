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

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.ServicerDesk;
import io.github.camelwecom.kf.sandbox.corp.ServicerStatus;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;

/** What servicers do in the WeCom client. */
final class ServicerRoutes {

    private static final Field ACCOUNT = Field.may("account", "string", "open_kfid; the first account when absent");
    private static final Field CUSTOMER = Field.must("customer", "string", "external_userid");
    private static final Field ANNOUNCED = Field.may("announced", "boolean", "false: its callback gets lost");
    private static final String PATH = "servicers/{servicer}/";

    private final House house;

    ServicerRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "servicers", "Makes somebody a member and a servicer", this::employ,
                        Field.must("userid", "string", "of the member"), ACCOUNT),
                about("picks-up", "Takes a customer from the queue", (desk, who) -> desk.desk().pickUp(who)),
                about("ends", "Ends the session", (desk, who) -> desk.desk().end(who)),
                about("reenters", "Takes a session that ended or that a colleague has",
                        (desk, who) -> desk.desk().reenter(who)),
                about("rejects", "Announces that messages are rejected", (desk, who) -> desk.desk().rejectMessages(who, true)),
                about("accepts", "Announces that they are accepted again",
                        (desk, who) -> desk.desk().rejectMessages(who, false)),
                about("says", "Writes a text", (desk, who) -> desk.desk().write(who, "text", Json.object()
                        .put("content", desk.ask().required("text"))), Field.must("text", "string", "any")),
                about("sends", "Sends a message of any type", (desk, who) -> desk.desk().write(who,
                        desk.ask().required("msgtype"), desk.ask().body().get("body")),
                        Field.must("msgtype", "string", "such as image"),
                        Field.may("body", "object", "the object named like the type")),
                about("transfers", "Gives the session to a colleague",
                        (desk, who) -> desk.desk().transfer(who, desk.ask().required("to")),
                        Field.must("to", "string", "userid of another servicer")),
                about("recalls", "Takes a message back", (desk, who) -> desk.desk().recall(who, desk.ask().required("msgid")),
                        Field.must("msgid", "string", "of a message of the servicer's own")),
                becomes("receives", "Takes sessions from now on", ServicerStatus.RECEIVING),
                becomes("stops", "Takes no more sessions", ServicerStatus.STOPPED),
                becomes("suspends", "Takes no sessions for a while", ServicerStatus.SUSPENDED));
    }

    private static Route route(
            ServicerRoutes routes, String verb, String summary, BiFunction<Place, Customer, String> action,
            Field... fields) {
        return Route.of("POST", PATH + verb, summary, ask -> routes.acts(ask, action), fields);
    }

    private Route about(String verb, String summary, BiFunction<Place, Customer, String> action, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(CUSTOMER, ACCOUNT, ANNOUNCED));
        fields.addAll(List.of(more));
        return route(this, verb, summary, action, fields.toArray(Field[]::new));
    }

    private Route becomes(String verb, String summary, ServicerStatus status) {
        return route(this, verb, summary, (place, nobody) -> place.desk().changeStatus(status), ACCOUNT, ANNOUNCED);
    }

    private JsonNode employ(Ask ask) {
        house.corp().tell(corp -> House.account(corp, ask).servicers().employ(ask.required("userid")));
        return Told.done();
    }

    private JsonNode acts(Ask ask, BiFunction<Place, Customer, String> action) {
        record Done(KfAccount account, String msgId) {
        }
        Done done = house.corp().ask(corp -> {
            KfAccount account = House.account(corp, ask);
            Place place = new Place(ask, corp.servicerDesk(account, ask.variable("servicer")));
            return new Done(account, action.apply(place, customer(corp, ask)));
        });
        if (ask.yes("announced", true)) {
            house.callbacks().announce(done.account());
        }
        return Told.msgId(done.msgId());
    }

    /** {@code null} when the route concerns none. */
    private static Customer customer(Corp corp, Ask ask) {
        return ask.text("customer").map(corp.customers()::get).orElse(null);
    }

    private record Place(Ask ask, ServicerDesk desk) {
    }
}
