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
import io.github.camelwecom.kf.sandbox.corp.Rule;
import io.github.camelwecom.kf.sandbox.corp.Rules;
import io.github.camelwecom.kf.sandbox.desk.Route.Field;

/** What the official text leaves open, and how it is decided here. */
final class RuleRoutes {

    private final House house;

    RuleRoutes(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "rules", "What the official text leaves open, and how it is decided now", ask -> rules()),
                Route.of("POST", "rules", "Decides one of them", this::decide,
                        Field.must("name", "string", "as GET names it"),
                        Field.must("value", "string", "true or false, or an errcode")));
    }

    private JsonNode rules() {
        ObjectNode told = Json.object();
        ArrayNode array = told.putArray("rules");
        house.corp().tell(corp -> {
            for (Rule rule : Rule.values()) {
                array.add(describe(rule, corp.rules()));
            }
        });
        return told;
    }

    private static ObjectNode describe(Rule rule, Rules rules) {
        return Json.object().put("name", rule.key()).put("value", rules.valueOf(rule)).put("default", rule.defaultValue())
                .put("type", rule.isYesOrNo() ? "boolean" : "integer").put("meaning", rule.meaning())
                .put("doubt", rule.doubt());
    }

    private JsonNode decide(Ask ask) {
        house.corp().tell(corp -> corp.rules().decide(Rule.of(ask.required("name")), ask.required("value")));
        return Told.done();
    }
}
