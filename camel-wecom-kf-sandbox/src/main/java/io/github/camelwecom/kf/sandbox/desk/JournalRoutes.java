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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import io.github.camelwecom.kf.sandbox.journal.Feed;

/** What happened between applications and the sandbox. */
final class JournalRoutes {

    private final House house;
    private final Repeater repeater;

    JournalRoutes(House house) {
        this.house = house;
        repeater = new Repeater(house);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "journal", "Calls, callbacks and events, oldest first", this::journal,
                        Field.may("after", "integer", "only entries with a greater number"),
                        Field.may("kind", "string", "call, callback or event"),
                        Field.may("errors", "boolean", "only what went wrong"),
                        Field.may("limit", "integer", "the latest so many; all when absent")),
                Route.of("GET", "journal/har", "Calls and callbacks as an HTTP archive, which browsers' tools open",
                        ask -> HttpArchive.of(house.corp().entries().entries(),
                                house.credentials().baseUri().get().toString())),
                Route.of("POST", "journal/{number}/replay", "Does it again: a call with an access token that is good now, a "
                                                            + "callback sealed anew",
                        ask -> repeater.repeat(entry(ask.variable("number")))),
                Route.of("DELETE", "journal", "Forgets what happened so far", ask -> {
                    house.corp().entries().clear();
                    return Told.done();
                }));
    }

    private Entry entry(String number) {
        return house.corp().entries().entries().stream().filter(entry -> Long.toString(entry.number()).equals(number))
                .findFirst().orElseThrow(() -> new DeskRefusal(404, "the journal has no entry number " + number));
    }

    private JsonNode journal(Ask ask) {
        String kind = ask.text("kind").orElse("");
        boolean errors = ask.yes("errors", false);
        List<Entry> found = house.corp().entries().after(ask.longNumber("after", 0), Feed.CAPACITY).stream()
                .filter(entry -> kind.isEmpty() || entry.kind().name().equalsIgnoreCase(kind))
                .filter(entry -> !errors || !entry.good()).toList();
        int from = Math.max(0, found.size() - ask.number("limit", Feed.CAPACITY));
        ObjectNode told = Json.object();
        ArrayNode entries = told.putArray("entries");
        found.subList(from, found.size()).forEach(entry -> entries.add(Told.entry(entry)));
        return told;
    }
}
