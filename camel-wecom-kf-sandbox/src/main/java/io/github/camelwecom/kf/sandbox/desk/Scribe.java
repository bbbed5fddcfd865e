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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.ContactLinks;
import io.github.camelwecom.kf.sandbox.corp.Conversation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.scenario.Mentions;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import io.github.camelwecom.kf.sandbox.scenario.Step;

/**
 * Writes deeds down so that they mean the same at another sandbox: accounts by their names, messages and media by the
 * step they came of; and where an application answered, waits for its answers.
 */
final class Scribe {

    private static final int PATIENCE_SECONDS = 10;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> stepById = new HashMap<>();
    private final Map<Conversation, Awaited> awaited = new HashMap<>();

    Scenario written() {
        return new Scenario(steps);
    }

    /** What is there already is made again first; and what was answered before is not waited for. */
    void begin(Corp corp) {
        for (KfAccount account : corp.accounts().all()) {
            add(step("accounts", Json.object().put("name", account.name())));
            account.servicers().people().forEach(userId -> add(step("servicers", Json.object().put("userid", userId)
                    .put("account", account.name()))));
            for (Customer customer : corp.customers().all()) {
                if (account.knows(customer)) {
                    Conversation conversation = account.conversationWith(customer);
                    awaited.put(conversation, Awaited.of(conversation));
                }
            }
        }
    }

    /** Waits for what applications have answered since. */
    void awaitAnswers(Corp corp) {
        for (KfAccount account : corp.accounts().all()) {
            for (Customer customer : corp.customers().all()) {
                if (account.knows(customer)) {
                    awaitAnswers(account, customer);
                }
            }
        }
    }

    private void awaitAnswers(KfAccount account, Customer customer) {
        Conversation conversation = account.conversationWith(customer);
        Awaited now = Awaited.of(conversation);
        if (now.answers() > 0 && !now.equals(awaited.put(conversation, now))) {
            add(step("customers/" + customer.externalUserId() + "/awaits", Json.object().put("answers", now.answers())
                    .put("seconds", PATIENCE_SECONDS).put("account", account.name())));
        }
    }

    /**
     * One deed.
     *
     * @param pause how long after the one before
     * @param done  what the desk answered
     */
    void write(Corp corp, Route route, List<String> path, Ask ask, Duration pause, JsonNode done) {
        ObjectNode with = Mentions.replaced(ask.body(), id -> reference(corp, path, id));
        ask.query().forEach(with::put);
        List<String> places = new ArrayList<>(path);
        if ("accounts".equals(path.get(0)) && path.size() > 1) {
            places.set(1, name(corp, path.get(1)));
        }
        if (route.has("account")) {
            with.put("account", House.account(corp, ask).name());
        }
        if (with.has("url")) {
            enterBy(corp, with, places);
        }
        if ("crowd".equals(path.get(0))) {
            writeCrowd(with, pause, done);
            return;
        }
        if ("customers".equals(path.get(0)) && path.size() == 1) {
            with.setAll((ObjectNode) done);
        }
        String bytes = route.takesBytes() ? Base64.getEncoder().encodeToString(ask.bytes()) : "";
        Mentions.made(done).ifPresent(id -> stepById.put(id, steps.size()));
        add(new Step(pause, route.method(), String.join("/", places), with, bytes, ""));
    }

    /** Its people are made up; here each has the id that it got. */
    private void writeCrowd(ObjectNode with, Duration pause, JsonNode done) {
        Duration before = pause;
        int number = 0;
        for (JsonNode id : done.path("customers")) {
            number++;
            add(new Step(
                    before, "POST", "customers",
                    Json.object().put("id", id.asText()).put("nickname", "#" + number), "", ""));
            ObjectNode says = Json.object().put("text", with.path("text").asText().replace("#", Integer.toString(number)));
            if (with.has("account")) {
                says.set("account", with.get("account"));
            }
            add(step("customers/" + id.asText() + "/says", says));
            before = Duration.ZERO;
        }
    }

    /** A link is made up, too; elsewhere the customer enters by what it says. */
    private static void enterBy(Corp corp, ObjectNode with, List<String> places) {
        ContactLinks.Entrance entrance = corp.links().follow(with.remove("url").asText());
        with.put("account", entrance.account().name()).put("scene", entrance.scene())
                .put("sceneParam", URLDecoder.decode(entrance.sceneParam(), StandardCharsets.UTF_8));
        places.set(places.size() - 1, "enters");
    }

    private String reference(Corp corp, List<String> path, String id) {
        Integer index = stepById.get(id);
        if (index != null) {
            Step named = steps.get(index);
            String name = named.name().isEmpty() ? "m" + (index + 1) : named.name();
            steps.set(index, named.named(name));
            return "$" + name;
        }
        List<ReceivedMessage> received
                = "customers".equals(path.get(0)) ? corp.customers().meet(path.get(1)).received().entries() : List.of();
        for (int back = 0; back < received.size(); back++) {
            if (received.get(received.size() - 1 - back).msgId().equals(id)) {
                return back == 0 ? "$answer" : "$answer-" + back;
            }
        }
        return id;
    }

    private static String name(Corp corp, String account) {
        return House.account(corp, account).name();
    }

    private void add(Step step) {
        steps.add(step);
    }

    private static Step step(String path, ObjectNode with) {
        return new Step(Duration.ZERO, "POST", path, with, "", "");
    }

    /** How many answers a customer has to what came last. */
    private record Awaited(long line, int answers) {

        static Awaited of(Conversation conversation) {
            return new Awaited(conversation.lastCustomerLine(), conversation.answersToLast());
        }
    }
}
