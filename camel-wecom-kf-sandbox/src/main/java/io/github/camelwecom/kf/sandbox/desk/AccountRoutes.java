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

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;

/** Accounts, and what their message logs hold besides what customers and servicers do. */
final class AccountRoutes {

    private final House house;

    AccountRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "accounts", "Opens an account, or finds the one of that name", this::open,
                        Field.must("name", "string", "up to 16 characters")),
                Route.of("POST", "accounts/{account}/authorise", "Gives the app the right to manage the account",
                        ask -> authorise(ask, true)),
                Route.of("POST", "accounts/{account}/revoke", "Takes that right", ask -> authorise(ask, false)),
                Route.of("POST", "accounts/{account}/appends", "Puts an item into the message log exactly as it is, without "
                                                               + "any callback",
                        ask -> Told.msgId(house.corp().ask(corp -> corp.logWriter()
                                .append(House.account(corp, ask.variable("account")), ask.body().get("item")))),
                        Field.must("item", "object", "any JSON, as sync_msg shall return it")),
                Route.of("POST", "accounts/{account}/hides", "Puts items into the message log that take room on a page of "
                                                             + "sync_msg and are not shown",
                        ask -> change(corp -> corp.logWriter()
                                .appendHidden(House.account(corp, ask.variable("account")), ask.number("items", 0))),
                        Field.must("items", "integer", "how many")),
                Route.of("POST", "accounts/{account}/forget-cursors",
                        "The cursors that sync_msg has given out so far are refused",
                        ask -> change(corp -> corp.logReader()
                                .forgetCursors(House.account(corp, ask.variable("account")), ask.number("errcode", 40058))),
                        Field.may("errcode", "integer", "40058 when absent; the platform documents none")),
                Route.of("POST", "accounts/{account}/callback-token", "A token as callbacks carry it, good for ten minutes",
                        this::newCallbackToken),
                Route.of("POST", "accounts/{account}/announce", "Sends a callback, whether there is news or not",
                        this::announce));
    }

    private JsonNode open(Ask ask) {
        return house.corp().ask(corp -> {
            KfAccount account = corp.accounts().named(ask.required("name"));
            return Json.object().put("id", account.openKfId()).put("name", account.name());
        });
    }

    private JsonNode authorise(Ask ask, boolean managed) {
        List<String> ids = house.corp().ask(corp -> {
            List<String> found = List.of(House.account(corp, ask.variable("account")).openKfId());
            corp.accounts().setManaged(found, managed);
            return found;
        });
        house.callbacks().announceAuthChange(managed ? ids : List.of(), managed ? List.of() : ids);
        return Told.done();
    }

    private JsonNode announce(Ask ask) {
        house.callbacks().announce(house.corp().ask(corp -> House.account(corp, ask.variable("account"))));
        return Told.done();
    }

    private JsonNode newCallbackToken(Ask ask) {
        String token = house.corp().ask(corp -> corp.logReader()
                .issueCallbackToken(House.account(corp, ask.variable("account"))));
        return Json.object().put("token", token);
    }

    private JsonNode change(Consumer<Corp> change) {
        house.corp().tell(change);
        return Told.done();
    }
}
