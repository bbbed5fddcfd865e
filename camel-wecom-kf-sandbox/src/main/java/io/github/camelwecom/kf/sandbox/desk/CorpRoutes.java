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
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.Faults;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** The corp as a whole: how everything stands, clock, settings to copy. */
final class CorpRoutes {

    private final House house;

    CorpRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "state", "How everything stands", this::state),
                Route.of("POST", "channels", "Whether get_corp_qualification says that the corp has a Channels account",
                        ask -> change(corp -> corp.bindToChannels(ask.yes("bound", false))),
                        Field.must("bound", "boolean", "it has not, at first")),
                Route.of("POST", "media", "Stores a medium, the body being its bytes, for send_msg", this::store,
                        Field.inQuery("type", "image, voice, video or file"), Field.inQuery("name", "the file's name")),
                Route.of("POST", "seed", "Makes these people, accounts and customers", ask -> change(Seed.of(ask.body())::sow),
                        Field.may("members", "array", "userids"), Field.may("inactiveMembers", "array", "userids"),
                        Field.may("departments", "object", "lists of userids by department"),
                        Field.may("accounts", "array", "each with name, openKfId, managed, servicers, departments"),
                        Field.may("customers", "array", "each with id, nickname"),
                        Field.may("upgrade", "object", "members, departments, groupChats that upgrade_service may recommend"),
                        Field.may("rules", "object", "values by name, see GET rules")),
                Route.of("POST", "clock", "Puts the clock forward", this::advance,
                        Field.must("seconds", "integer", "by how much; 0 or more")),
                Route.of("GET", "settings", "What an application is configured with", ask -> settings()));
    }

    private JsonNode state(Ask ask) {
        ObjectNode told = Json.object().put("baseUri", uri()).put("corpId", house.credentials().corpId());
        house.corp().tell(corp -> describe(corp, told));
        told.putObject("callbacks").put("url", house.callbacks().url().map(URI::toString).orElse(""))
                .put("mode", house.callbacks().mode()).put("held", house.callbacks().heldCount())
                .put("doubled", house.callbacks().doubled()).put("reordered", house.callbacks().reordered());
        int tokenless = house.corp().ask(corp -> corp.logReader().tokenlessCalls().limit());
        told.putObject("limits").put("tokenlessCallsInAMinute", tokenless).put("callsAtOnce", house.api().inFlight().limit());
        ObjectNode faults = told.putObject("faults");
        house.api().faults().waiting().forEach((operation, names) -> names.forEach(faults.withArray(operation)::add));
        Faults.operations().forEach(told.putArray("operations")::add);
        return told;
    }

    private static void describe(Corp corp, ObjectNode told) {
        Instant now = corp.now();
        corp.accounts().first();
        told.put("now", now.toString()).put("tokenSeconds", corp.accessTokens().left().toSeconds());
        ArrayNode accounts = told.putArray("accounts");
        ArrayNode customers = told.putArray("customers");
        List<Customer> people = corp.customers().all();
        people.stream().map(customer -> Json.object().put("id", customer.externalUserId()).put("nickname", customer.nickname()))
                .forEach(customers::add);
        ArrayNode conversations = told.putArray("conversations");
        for (KfAccount account : corp.accounts().all()) {
            ObjectNode one = accounts.addObject().put("id", account.openKfId()).put("name", account.name())
                    .put("managed", account.isManaged());
            ArrayNode servicers = one.putArray("servicers");
            account.servicers().people().forEach(userId -> servicers.addObject().put("userid", userId)
                    .put("status", account.servicers().statusOf(userId).name().toLowerCase(java.util.Locale.ROOT)));
            people.stream().filter(account::knows).forEach(customer -> conversations
                    .add(Told.conversation(account, customer, now).put("customer", customer.externalUserId())));
        }
    }

    private JsonNode change(Consumer<Corp> change) {
        house.corp().tell(change);
        return Told.done();
    }

    private JsonNode store(Ask ask) {
        MediaType type = House.mediaType(ask);
        String mediaId = house.corp().ask(corp -> corp.media()
                .put(type, ask.text("name").orElse(type.wireName()), MediaContent.of(ask.bytes())).mediaId());
        return Json.object().put("media_id", mediaId);
    }

    private JsonNode advance(Ask ask) {
        long seconds = ask.longNumber("seconds", 0);
        if (seconds < 0) {
            throw new DeskRefusal(400, "seconds is " + seconds + ", must be 0 or more: time does not go back");
        }
        house.advance(Duration.ofSeconds(seconds));
        return Json.object().put("now", house.clock().instant().toString());
    }

    private JsonNode settings() {
        House.Credentials mine = house.credentials();
        String account = house.corp().ask(corp -> corp.accounts().first().openKfId());
        return Json.object().put("baseUri", uri()).put("corpId", mine.corpId()).put("secret", mine.secret())
                .put("token", mine.token()).put("encodingAesKey", mine.encodingAesKey()).put("openKfId", account)
                .put("callbackUrl", house.callbacks().url().map(URI::toString).orElse(""));
    }

    private String uri() {
        return house.credentials().baseUri().get().toString();
    }
}
