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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.ContactLinks;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.CustomerDesk;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;
import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** What customers do in WeChat. */
final class CustomerRoutes {

    private static final Field ACCOUNT = Field.may("account", "string", "open_kfid; the first account when absent");
    private static final Field ANNOUNCED = Field.may("announced", "boolean", "false: its callback gets lost");
    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_PATIENCE = 60;
    private static final long REST_MILLIS = 20;

    private final House house;

    CustomerRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "customers", "A new customer, or the one of that id", this::meet,
                        Field.may("id", "string", "external_userid; made up when absent"),
                        Field.may("nickname", "string", "for customer/batchget")),
                Route.of("POST", "crowd", "Many new customers, each of whom says something", this::crowd,
                        Field.must("count", "integer", "1 to " + MOST_AT_ONCE),
                        Field.must("text", "string", "what each says; # becomes the customer's number"), ACCOUNT),
                Route.of("GET", "customers/{customer}/chat", "The conversation, the latest lines, oldest first", this::chat,
                        ACCOUNT, Field.may("before", "integer", "only lines with a smaller number"),
                        Field.may("limit", "integer", "how many; 200 when absent")),
                Route.of("POST", "customers/{customer}/awaits", "Waits until applications have sent the customer so many "
                                                                + "messages since the customer last wrote or entered",
                        this::await, Field.must("answers", "integer", "how many"),
                        Field.may("seconds", "integer", "how long in real time, at most 60; 10 when absent"), ACCOUNT),
                Route.of("POST", "customers/{customer}/says", "Writes a text",
                        ask -> acts(ask, desk -> desk.write("text", Json.object().put("content", ask.required("text")))),
                        Field.must("text", "string", "any"), ACCOUNT, ANNOUNCED),
                Route.of("POST", "customers/{customer}/clicks", "Clicks an item of a menu",
                        ask -> acts(ask, desk -> desk.write("text", Json.object().put("content", ask.required("label"))
                                .put("menu_id", ask.required("menuId")))),
                        Field.must("menuId", "string", "id of the item"), Field.must("label", "string", "its words"), ACCOUNT,
                        ANNOUNCED),
                Route.of("POST", "customers/{customer}/sends", "Sends a message of any type",
                        ask -> acts(ask, desk -> desk.write(ask.required("msgtype"), ask.body().get("body"))),
                        Field.must("msgtype", "string", "such as location"),
                        Field.may("body", "object", "the object named like the type"), ACCOUNT, ANNOUNCED),
                Route.of("POST", "customers/{customer}/media", "Sends a medium, the body being its bytes", this::media,
                        Field.inQuery("type", "image, voice, video or file"), Field.inQuery("name", "the file's name"),
                        Field.inQuery("account", ACCOUNT.meaning()),
                        Field.inQuery("announced", ANNOUNCED.meaning())),
                Route.of("POST", "customers/{customer}/enters", "Opens the session",
                        ask -> acts(ask, desk -> desk.enter(ask.text("scene").orElse(""), encoded(ask))),
                        Field.may("scene", "string", "of the link"),
                        Field.may("sceneParam", "string", "plain; it arrives URL-encoded"), ACCOUNT, ANNOUNCED),
                Route.of("POST", "customers/{customer}/opens", "Opens the session by a link of add_contact_way", this::open,
                        Field.must("url", "string", "as the API answered it, with &scene_param= if you like"), ANNOUNCED),
                Route.of("POST", "customers/{customer}/triggers", "Causes any event about the customer",
                        ask -> acts(ask, desk -> desk.cause(ask.required("event"), fields(ask))),
                        Field.must("event", "string", "event_type"),
                        Field.may("fields", "object", "what it has besides event_type, open_kfid and external_userid"), ACCOUNT,
                        ANNOUNCED),
                Route.of("GET", "customers/{customer}/offer", "What upgrade_service recommends to the customer now",
                        this::offer,
                        ACCOUNT),
                Route.of("POST", "customers/{customer}/recalls", "Takes a message back",
                        ask -> acts(ask, desk -> desk.recall(ask.required("msgid"))),
                        Field.must("msgid", "string", "of a message of the customer's own"), ACCOUNT, ANNOUNCED),
                Route.of("POST", "customers/{customer}/misses", "A message that the API sent fails afterwards",
                        ask -> acts(ask, desk -> desk.miss(ask.required("msgid"), ask.number("failType", 10))),
                        Field.must("msgid", "string", "as send_msg answered it"),
                        Field.may("failType", "integer", "10, the customer rejects messages, when absent"), ACCOUNT,
                        ANNOUNCED));
    }

    private static String encoded(Ask ask) {
        return URLEncoder.encode(ask.text("sceneParam").orElse(""), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ObjectNode fields(Ask ask) {
        JsonNode fields = ask.body().path("fields");
        return fields instanceof ObjectNode object ? object : Json.object();
    }

    private JsonNode open(Ask ask) {
        Done done = house.corp().ask(corp -> {
            ContactLinks.Entrance entrance = corp.links().follow(ask.required("url"));
            CustomerDesk desk = corp.customerDesk(entrance.account(), customer(corp, ask));
            return new Done(entrance.account(), desk.enter(entrance.scene(), entrance.sceneParam()));
        });
        return tell(ask, done);
    }

    private JsonNode offer(Ask ask) {
        ObjectNode told = Json.object();
        house.corp().ask(corp -> House.account(corp, ask).conversationWith(customer(corp, ask)).upgradeOffer())
                .ifPresent(offer -> told.put("type", offer.type()).put("target", offer.target())
                        .put("wording", offer.wording()));
        return told;
    }

    private JsonNode meet(Ask ask) {
        return house.corp().ask(corp -> {
            Customer customer = corp.customers().meet(ask.text("id").orElseGet(house.ids()::externalUserId));
            ask.text("nickname").ifPresent(customer::rename);
            return Json.object().put("id", customer.externalUserId()).put("nickname", customer.nickname());
        });
    }

    private JsonNode crowd(Ask ask) {
        int count = ask.number("count", 0);
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new DeskRefusal(400, "count is " + count + ", must be 1 to " + MOST_AT_ONCE);
        }
        ObjectNode told = Json.object();
        ArrayNode customers = told.putArray("customers");
        for (int i = 1; i <= count; i++) {
            String number = Integer.toString(i);
            KfAccount to = house.corp().ask(corp -> {
                KfAccount account = House.account(corp, ask);
                Customer customer = corp.customers().meet(house.ids().externalUserId());
                customers.add(customer.externalUserId());
                customer.rename("#" + number);
                corp.customerDesk(account, customer).write("text", Json.object()
                        .put("content", ask.required("text").replace("#", number)));
                return account;
            });
            house.callbacks().announce(to);
        }
        return told;
    }

    private JsonNode chat(Ask ask) {
        long before = ask.longNumber("before", Long.MAX_VALUE);
        List<ChatLine> lines = house.corp().ask(corp -> House.account(corp, ask)
                .conversationWith(customer(corp, ask)).lines());
        List<ChatLine> earlier = lines.stream().filter(line -> line.number() < before).toList();
        int from = Math.max(0, earlier.size() - ask.number("limit", 200));
        ObjectNode told = Json.object().put("more", from > 0);
        ArrayNode array = told.putArray("lines");
        earlier.subList(from, earlier.size()).forEach(line -> array.add(Told.line(line)));
        return told;
    }

    private JsonNode await(Ask ask) {
        int wanted = ask.number("answers", 1);
        int seconds = Math.min(MOST_PATIENCE, ask.number("seconds", 10));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int answers = answers(ask);
        while (answers < wanted) {
            if (System.nanoTime() > end) {
                throw new DeskRefusal(
                        409, ask.variable("customer") + " got " + answers + " of " + wanted + " answers in " + seconds
                             + " seconds");
            }
            rest();
            answers = answers(ask);
        }
        return Json.object().put("answers", answers);
    }

    private int answers(Ask ask) {
        return house.corp().ask(corp -> House.account(corp, ask).conversationWith(customer(corp, ask)).answersToLast());
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskRefusal(409, "the sandbox closes");
        }
    }

    private JsonNode media(Ask ask) {
        MediaType type = House.mediaType(ask);
        return acts(ask, desk -> desk.send(type, ask.text("name").orElse(type.wireName()), MediaContent.of(ask.bytes())));
    }

    private JsonNode acts(Ask ask, Function<CustomerDesk, String> action) {
        Done done = house.corp().ask(corp -> {
            KfAccount account = House.account(corp, ask);
            return new Done(account, action.apply(corp.customerDesk(account, customer(corp, ask))));
        });
        return tell(ask, done);
    }

    private JsonNode tell(Ask ask, Done done) {
        if (ask.yes("announced", true)) {
            house.callbacks().announce(done.account());
        }
        return Told.msgId(done.msgId());
    }

    private record Done(KfAccount account, String msgId) {
    }

    private static Customer customer(Corp corp, Ask ask) {
        return corp.customers().meet(ask.variable("customer"));
    }
}
